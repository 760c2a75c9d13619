package org.penstock.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What an import made and changed, so that it can be taken back. Written in the transaction of the change. */
@Component
class TraceRows {
    private static final String INSERT = """
            insert into import_trace (id, run_id, kind, record, name, version, before)
            select id, :run, kind, record, name, version, before::jsonb
              from unnest(:ids::uuid[], :kinds::text[], :records::uuid[], :names::text[], :versions::int[],
                          :befores::text[]) as t (id, kind, record, name, version, before)""";
    private static final String LATEST = """
            select id, kind, record, name, version, before from import_trace
             where run_id = :run and kind = :kind and undone_at is null order by id desc limit :limit""";
    private static final String UNDONE = "update import_trace set undone_at = now() where id = any(:ids)";
    private static final String LEFT =
            "update import_trace set undone_at = now(), left_because = :why where id = any(:ids)";
    private static final String LEFT_ALONE = """
            select id, kind, record, name, version, left_because as before from import_trace
             where run_id = :run and left_because is not null order by id limit :limit""";
    private static final String LEFT_COUNT =
            "select count(*) from import_trace where run_id = :run and left_because is not null";
    private static final String REOPEN =
            "update import_trace set undone_at = null, left_because = null where run_id = :run and left_because is not null";
    private static final String BUMP = """
            update import_trace set version = version + 1
             where run_id = :run and kind = 'organisation' and record = any(:records)""";
    private static final String COUNT = "select count(*) from import_trace where run_id = :run and undone_at is null";

    private final JdbcClient jdbc;
    private final Ids ids;

    TraceRows(JdbcClient jdbc, Ids ids) {
        this.jdbc = jdbc;
        this.ids = ids;
    }

    /** What kind of thing was made or changed; undone in this order. */
    enum Kind {
        DEAL_CHANGED,
        DEAL,
        PERSON_CHANGED,
        PERSON,
        ORGANISATION_CHANGED,
        ORGANISATION,
        PRICE,
        PRODUCT_CHANGED,
        PRODUCT,
        PRICE_LIST,
        PLACE,
        TEAM,
        ACCOUNT,
        LABEL,
        FIELD;

        String code() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    /**
     * One thing made or changed.
     *
     * @param version the one that the import left behind
     * @param before the image to put back, as JSON; for a place in a team the team
     */
    record Trace(
            UUID id,
            String kind,
            UUID record,
            String name,
            @Nullable Integer version,
            @Nullable String before) {}

    /** A trace before it has an id. */
    record Draft(
            Kind kind,
            UUID record,
            String name,
            @Nullable Integer version,
            @Nullable String before) {
        static Draft made(Kind kind, UUID record, String name) {
            return new Draft(kind, record, name, 1, null);
        }
    }

    void add(UUID run, List<Draft> traces) {
        if (traces.isEmpty()) {
            return;
        }
        List<@Nullable Integer> versions = new ArrayList<>();
        traces.forEach(trace -> versions.add(trace.version()));
        jdbc.sql(INSERT)
                .param("run", run)
                .param("ids", traces.stream().map(trace -> ids.next()).toArray(UUID[]::new))
                .param(
                        "kinds",
                        traces.stream().map(trace -> trace.kind().code()).toArray(String[]::new))
                .param("records", traces.stream().map(Draft::record).toArray(UUID[]::new))
                .param("names", traces.stream().map(Draft::name).toArray(String[]::new))
                .param("versions", versions.toArray(Integer[]::new))
                .param("befores", traces.stream().map(Draft::before).toArray(String[]::new))
                .update();
    }

    /** The latest ones of the kind that are not undone yet. */
    List<Trace> latest(UUID run, Kind kind, int limit) {
        return query(
                jdbc.sql(LATEST).param("run", run).param("kind", kind.code()).param("limit", limit));
    }

    void undone(Collection<UUID> traces) {
        jdbc.sql(UNDONE).param("ids", traces.toArray(UUID[]::new)).update();
    }

    void left(Collection<UUID> traces, String why) {
        if (!traces.isEmpty()) {
            jdbc.sql(LEFT)
                    .param("ids", traces.toArray(UUID[]::new))
                    .param("why", why)
                    .update();
        }
    }

    /** Those that an undo did not touch; {@code before} says why. */
    List<Trace> leftAlone(UUID run, int limit) {
        return query(jdbc.sql(LEFT_ALONE).param("run", run).param("limit", limit));
    }

    long leftCount(UUID run) {
        return jdbc.sql(LEFT_COUNT).param("run", run).query(Long.class).single();
    }

    /** A second undo tries again what the first left alone. */
    void reopen(UUID run) {
        jdbc.sql(REOPEN).param("run", run).update();
    }

    /** The import itself has written once more to organisations that it made. */
    void bump(UUID run, Collection<UUID> records) {
        if (!records.isEmpty()) {
            jdbc.sql(BUMP)
                    .param("run", run)
                    .param("records", records.toArray(UUID[]::new))
                    .update();
        }
    }

    long count(UUID run) {
        return jdbc.sql(COUNT).param("run", run).query(Long.class).single();
    }

    private static List<Trace> query(JdbcClient.StatementSpec statement) {
        return statement
                .query((row, n) -> new Trace(
                        row.getObject("id", UUID.class),
                        row.getString("kind"),
                        row.getObject("record", UUID.class),
                        row.getString("name"),
                        row.getObject("version", Integer.class),
                        row.getString("before")))
                .list();
    }
}
