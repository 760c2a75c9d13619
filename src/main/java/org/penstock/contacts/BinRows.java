package org.penstock.contacts;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import org.penstock.fields.Subject;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Puts many people or organisations into the bin and takes them out again. */
@Component
class BinRows {
    private static final String PUT = """
            update %s set deleted_at = :now, updated_at = :now, version = version + 1
             where id = any(:ids) and deleted_at is null returning id, version, name""";
    private static final String TAKE = """
            update %s r set deleted_at = null, updated_at = :now, version = r.version + 1
              from unnest(cast(:ids as uuid[]), cast(:versions as int[])) as wanted (id, version)
             where r.id = wanted.id and r.version = wanted.version and r.deleted_at is not null returning r.id""";
    private static final String TAKE_ANY = """
            update %s set deleted_at = null, updated_at = :now, version = version + 1
             where id = any(:ids) and deleted_at is not null returning id""";

    private final JdbcClient jdbc;
    private final Clock clock;

    BinRows(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** One that lies in the bin, in the version that it has there. */
    record Binned(UUID id, int version, String name) {}

    List<Binned> put(Subject subject, Collection<UUID> ids) {
        return jdbc.sql(PUT.formatted(subject.code()))
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query((row, number) ->
                        new Binned(Columns.id(row, number), row.getInt("version"), row.getString("name")))
                .list();
    }

    /** Those that nobody has touched in the bin. */
    List<UUID> take(Subject subject, List<Binned> binned) {
        return jdbc.sql(TAKE.formatted(subject.code()))
                .param("ids", binned.stream().map(Binned::id).toArray(UUID[]::new))
                .param("versions", binned.stream().map(Binned::version).toArray(Integer[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query(Columns::id)
                .list();
    }

    List<UUID> take(Subject subject, Collection<UUID> ids) {
        return jdbc.sql(TAKE_ANY.formatted(subject.code()))
                .param("ids", ids.toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .query(Columns::id)
                .list();
    }
}
