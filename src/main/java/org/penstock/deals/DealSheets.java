package org.penstock.deals;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads deals for the API: one by its id, or a list from a place in its order on, however far that is. */
@Component
public class DealSheets {
    private static final String NAMES = """
            s.name as stage_name, s.kind as stage_kind, s.probability as stage_probability, r.name as reason_name,
            o.name as organisation_name, a.name as owner_name, p.id as person_id, p.name as person_name""";
    private static final String JOINS = """
              join stage s on s.id = d.stage_id
              left join reason r on r.id = d.reason_id
              left join organisation o on o.id = d.organisation_id
              left join account a on a.id = d.owner_id
              left join deal_person dp on dp.deal_id = d.id and dp.main
              left join person p on p.id = dp.person_id""";
    private static final String ONE = "select d.*, null as place, " + NAMES + " from deal d " + JOINS + "\n" + """
             where d.id = :id and d.deleted_at is null
               and (:all or d.owner_id is null or d.owner_id = any(:sees::uuid[]))""";
    private static final String WINDOW = "select d.*, " + NAMES + """
              from (select d.*, (%s)::text as place from deal d where %s order by %s limit :limit) d
            """ + JOINS + "\n order by %s";
    private static final String STAYS = """
            select v.*, s.name as stage_name, s.kind as stage_kind
              from (select * from stage_visit v where deal_id = :deal %s order by entered_at desc, id desc limit :limit) v
              join stage s on s.id = v.stage_id
             order by v.entered_at desc, v.id desc""";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final DealLists lists;
    private final SumRows sums;
    private final DealWheres wheres;
    private final JsonMapper json;

    DealSheets(JdbcClient jdbc, DealLists lists, SumRows sums, DealWheres wheres, JsonMapper json) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.sums = sums;
        this.wheres = wheres;
        this.json = json;
    }

    /** {@link Missing} when it is not there, not visible, or in the bin. */
    public DealSheet of(Actor actor, UUID id) {
        UUID[] sees = actor.seesArray();
        return jdbc.sql(ONE)
                .param("id", id)
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .query(this::sheet)
                .optional()
                .orElseThrow(() -> new Missing("Deal"));
    }

    /**
     * Where a page of a list begins.
     *
     * @param place of the last deal before it; null where that had no value to be ordered by
     */
    public record After(@Nullable String place, UUID deal) {}

    /** The deals after a place, in order; with one more than asked for where there are more. */
    public List<DealSheet> window(Actor actor, DealFilter filter, DealSort.By sort, @Nullable After after, int limit) {
        List<DealSheet> found = new ArrayList<>();
        if (after == null || after.place() != null || !sort.sort().mayBeEmpty) {
            found.addAll(part(actor, filter, sort, after, sort.sort().mayBeEmpty ? "not null" : null, limit + 1));
        }
        if (sort.sort().mayBeEmpty && found.size() <= limit) {
            After within = after != null && after.place() == null ? after : null;
            found.addAll(part(actor, filter, sort, within, "null", limit + 1 - found.size()));
        }
        return found;
    }

    /** How many deals the filter finds: from the kept sums where it allows. */
    public long count(Actor actor, DealFilter filter) {
        return sums.count(actor, filter);
    }

    /** The stays of a deal that the caller has looked up, the latest first. */
    public List<DealStay> stays(Actor actor, UUID deal, int limit) {
        return jdbc.sql(STAYS.formatted(""))
                .param("deal", deal)
                .param("limit", limit)
                .query(DealSheets::stay)
                .list();
    }

    /** The same from a place on. */
    public List<DealStay> stays(Actor actor, UUID deal, Instant entered, UUID after, int limit) {
        return jdbc.sql(STAYS.formatted("and (entered_at, id) < (:entered, :after)"))
                .param("deal", deal)
                .param("entered", Timestamp.from(entered))
                .param("after", after)
                .param("limit", limit)
                .query(DealSheets::stay)
                .list();
    }

    /** Deals with a value to be ordered by come first, so each part is one stretch of an index. */
    private List<DealSheet> part(
            Actor actor,
            DealFilter filter,
            DealSort.By sort,
            @Nullable After after,
            @Nullable String value,
            int limit) {
        DealWhere where = wheres.of(actor, filter);
        String column = sort.sort().column;
        if (value != null) {
            where.add(column + " is " + value);
        }
        if (after != null) {
            String further = sort.descending() ? " < " : " > ";
            where.add(
                    "null".equals(value)
                            ? "d.id" + further + ":afterId"
                            : "(" + column + ", d.id)" + further + "(cast(:after as " + sort.sort().type
                                    + "), :afterId)");
        }
        String order = sort.sql();
        JdbcClient.StatementSpec statement = where.bind(jdbc.sql(WINDOW.formatted(column, where.sql(), order, order)))
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("afterId", after.deal()).param("after", after.place());
        }
        return statement.query(this::sheet).list();
    }

    private DealSheet sheet(ResultSet row, int number) throws SQLException {
        return new DealSheet(
                lists.row(row, number),
                row.getObject("reason_id", UUID.class),
                row.getString("reason_note"),
                row.getObject("probability", Integer.class),
                "items".equals(row.getString("value_source")),
                json.readValue(row.getString("stage_facts"), OBJECT),
                row.getString("place"));
    }

    private static DealStay stay(ResultSet row, int number) throws SQLException {
        Timestamp left = row.getTimestamp("left_at");
        return new DealStay(
                row.getObject("id", UUID.class),
                row.getObject("stage_id", UUID.class),
                row.getString("stage_name"),
                StageKind.of(row.getString("stage_kind")),
                row.getTimestamp("entered_at").toInstant(),
                left == null ? null : left.toInstant(),
                row.getObject("to_stage_id", UUID.class),
                row.getBoolean("reconstructed"));
    }
}
