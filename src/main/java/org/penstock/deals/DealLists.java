package org.penstock.deals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Money;
import org.penstock.kernel.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads deals as a table: a page with sums, or all of them for an export. */
@Component
public class DealLists {
    /** Further pages are not drawn; a filter leads there faster. */
    public static final int PAGES_MAX = 400;

    /** The most rows of one export. */
    public static final int EXPORT_MAX = 1_000_000;

    private static final int FETCH = 1_000;

    private static final String ROWS = """
            select d.*, s.name as stage_name, s.kind as stage_kind, s.probability as stage_probability,
                   r.name as reason_name, o.name as organisation_name, a.name as owner_name,
                   p.id as person_id, p.name as person_name
              from (select d.* from deal d where %s order by %s limit :limit offset :offset) d
              join stage s on s.id = d.stage_id
              left join reason r on r.id = d.reason_id
              left join organisation o on o.id = d.organisation_id
              left join account a on a.id = d.owner_id
              left join deal_person dp on dp.deal_id = d.id and dp.main
              left join person p on p.id = dp.person_id
             order by %s""";

    private static final String ONE = """
            select d.*, s.name as stage_name, s.kind as stage_kind, s.probability as stage_probability,
                   r.name as reason_name, o.name as organisation_name, a.name as owner_name,
                   p.id as person_id, p.name as person_name
              from deal d
              join stage s on s.id = d.stage_id
              left join reason r on r.id = d.reason_id
              left join organisation o on o.id = d.organisation_id
              left join account a on a.id = d.owner_id
              left join deal_person dp on dp.deal_id = d.id and dp.main
              left join person p on p.id = dp.person_id
             where d.id = :id and (:all or d.owner_id is null or d.owner_id = any(:sees::uuid[]))""";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final SumRows sums;
    private final JsonMapper json;
    private final DealWheres wheres;

    DealLists(JdbcClient jdbc, SumRows sums, JsonMapper json, DealWheres wheres) {
        this.jdbc = jdbc;
        this.sums = sums;
        this.json = json;
        this.wheres = wheres;
    }

    public DealList load(Actor actor, DealFilter filter, DealSort.By sort, int page, int size) {
        int number = Math.clamp(page, 1, PAGES_MAX);
        List<SumRows.Row> totals = sums.of(actor, filter);
        List<DealRow> rows = rows(actor, filter, sort, size + 1, (number - 1) * size)
                .query(this::row)
                .list();
        DealSums all = sums.add(totals);
        return new DealList(filter, sort, Page.of(rows, number, size, all.deals()), all, byOutcome(totals));
    }

    /** Hands every deal of the filter to the writer, in order, without holding them all in memory. */
    @Transactional(readOnly = true)
    public void each(Actor actor, DealFilter filter, DealSort.By sort, Consumer<DealRow> writer) {
        try (Stream<DealRow> rows =
                rows(actor, filter, sort, EXPORT_MAX, 0).withFetchSize(FETCH).query(this::row).stream()) {
            rows.forEach(writer);
        }
    }

    /** One deal, in the bin too; {@link Missing} when it is not there or not visible. */
    DealRow one(Actor actor, UUID id) {
        UUID[] sees = actor.seesArray();
        return jdbc.sql(ONE)
                .param("id", id)
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .query(this::row)
                .optional()
                .orElseThrow(() -> new Missing("Deal"));
    }

    /** The ids of the deals that a bulk change of "all that the filter finds" reaches, at most {@code limit}. */
    public List<UUID> ids(Actor actor, DealFilter filter, int limit) {
        DealWhere where = wheres.of(actor, filter);
        return where.bind(jdbc.sql("select d.id from deal d where " + where.sql() + " order by d.id limit :limit"))
                .param("limit", limit)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private JdbcClient.StatementSpec rows(Actor actor, DealFilter filter, DealSort.By sort, int limit, int offset) {
        DealWhere where = wheres.of(actor, filter);
        return where.bind(jdbc.sql(ROWS.formatted(where.sql(), sort.sql(), sort.sql())))
                .param("limit", limit)
                .param("offset", offset);
    }

    private Map<Outcome, DealSums> byOutcome(List<SumRows.Row> totals) {
        Map<Outcome, DealSums> byOutcome = new EnumMap<>(Outcome.class);
        for (Outcome outcome : Outcome.values()) {
            List<SumRows.Row> rows =
                    totals.stream().filter(row -> row.outcome() == outcome).toList();
            if (!rows.isEmpty()) {
                byOutcome.put(outcome, sums.add(rows));
            }
        }
        return byOutcome;
    }

    DealRow row(ResultSet row, int number) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
        String currency = row.getString("currency");
        Outcome outcome = Outcome.of(row.getString("outcome"));
        return new DealRow(
                row.getObject("id", UUID.class),
                row.getString("title"),
                row.getObject("pipeline_id", UUID.class),
                row.getObject("stage_id", UUID.class),
                row.getString("stage_name"),
                StageKind.of(row.getString("stage_kind")),
                outcome,
                row.getString("reason_name"),
                row.getObject("organisation_id", UUID.class),
                row.getString("organisation_name"),
                row.getObject("person_id", UUID.class),
                row.getString("person_name"),
                value == null ? null : Money.of(value, currency),
                currency,
                probability(row, outcome),
                row.getObject("expected_close", LocalDate.class),
                row.getObject("owner_id", UUID.class),
                row.getString("owner_name"),
                row.getString("source"),
                List.of((UUID[]) row.getArray("labels").getArray()),
                custom(row.getString("custom")),
                row.getTimestamp("stage_entered_at").toInstant(),
                step(row),
                row.getTimestamp("created_at").toInstant(),
                instant(row.getTimestamp("closed_at")),
                row.getTimestamp("updated_at").toInstant(),
                row.getString("external_id"),
                row.getInt("version"));
    }

    /** Most deals have no custom value; those cost no parsing. */
    private Map<String, Object> custom(String stored) {
        return stored.equals("{}") ? Map.of() : json.readValue(stored, OBJECT);
    }

    static int probability(ResultSet row, Outcome outcome) throws SQLException {
        Integer override = row.getObject("probability", Integer.class);
        return switch (outcome) {
            case OPEN -> override != null ? override : row.getInt("stage_probability");
            case WON -> 100;
            case LOST, DISQUALIFIED -> 0;
        };
    }

    static DealCard.@Nullable Step step(ResultSet row) throws SQLException {
        UUID step = row.getObject("next_step_id", UUID.class);
        return step == null
                ? null
                : new DealCard.Step(
                        step,
                        row.getString("next_step_kind"),
                        row.getString("next_step_title"),
                        Due.of(
                                instant(row.getTimestamp("next_step_at")),
                                row.getObject("next_step_on", LocalDate.class)));
    }

    static @Nullable Instant instant(@Nullable Timestamp time) {
        return time == null ? null : time.toInstant();
    }
}
