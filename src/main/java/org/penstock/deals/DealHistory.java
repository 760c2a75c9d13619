package org.penstock.deals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads the ledger in words that a page can show: of one deal, or what others did to mine since a time. */
@Component
public class DealHistory {
    private static final String LINES = """
            select l.*, d.title, f.name as from_stage_name, s.name as stage_name, r.name as reason_name,
                   w.name as owner_name
              from %s l
              join deal d on d.id = l.deal_id
              left join stage f on f.id = l.from_stage_id
              left join stage s on s.id = l.stage_id
              left join reason r on r.id = l.reason_id
              left join account w on w.id = l.owner_id
            """;
    private static final String OF_DEAL = LINES.formatted("""
            (select * from deal_ledger where deal_id = :deal order by happened_at desc, id desc limit :limit)""") + " order by l.happened_at desc, l.id desc";
    private static final String BY_OTHERS = LINES.formatted("""
            (select l.* from deal_ledger l join deal d on d.id = l.deal_id
              where l.owner_id = :me and l.actor_id is distinct from l.owner_id and l.via <> 'import'
                and l.recorded_at > :since and d.owner_id = :me and d.deleted_at is null
              order by l.recorded_at desc, l.id desc limit :limit)""") + " order by l.recorded_at desc, l.id desc";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DealHistory(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One entry of the ledger.
     *
     * @param kind as in the ledger: created, stage, outcome, value …
     * @param via by what it came: person, import, rule, api, sync, system
     * @param detail what changed from what to what
     */
    public record Line(
            UUID deal,
            String title,
            String kind,
            Instant happenedAt,
            Instant recordedAt,
            String actor,
            String via,
            @Nullable String fromStage,
            @Nullable String stage,
            Outcome outcome,
            @Nullable String reason,
            @Nullable Money value,
            int probability,
            @Nullable String owner,
            @Nullable LocalDate expectedClose,
            @Nullable String overrideReason,
            @Nullable String note,
            Map<String, Object> detail,
            boolean reconstructed) {

        /** The value of before, where the entry tells of it. */
        public @Nullable Money valueBefore() {
            Object amount = detail.get("from");
            Object currency = detail.get("fromCurrency");
            return amount == null || currency == null || amount.toString().isEmpty()
                    ? null
                    : Money.of(amount.toString(), currency.toString());
        }

        public String before() {
            Object from = detail.get("from");
            return from == null ? "" : from.toString();
        }
    }

    /** The newest entries of a deal that the caller has looked up already. */
    public List<Line> of(Actor actor, UUID deal, int limit) {
        return jdbc.sql(OF_DEAL)
                .param("deal", deal)
                .param("limit", limit)
                .query(this::line)
                .list();
    }

    /** What others changed on the actor's own deals, while they were the actor's, since a time; imports are left out. */
    public List<Line> byOthers(Actor actor, Instant since, int limit) {
        return jdbc.sql(BY_OTHERS)
                .param("me", actor.requireId())
                .param("since", Timestamp.from(since))
                .param("limit", limit)
                .query(this::line)
                .list();
    }

    private Line line(ResultSet row, int number) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
        String detail = row.getString("detail");
        return new Line(
                row.getObject("deal_id", UUID.class),
                row.getString("title"),
                row.getString("kind"),
                row.getTimestamp("happened_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getString("actor_name"),
                row.getString("via"),
                row.getString("from_stage_name"),
                row.getString("stage_name"),
                Outcome.of(row.getString("outcome")),
                row.getString("reason_name"),
                value == null ? null : Money.of(value, row.getString("currency")),
                row.getInt("probability"),
                row.getString("owner_name"),
                row.getObject("expected_close", LocalDate.class),
                row.getString("override_reason"),
                row.getString("note"),
                detail == null ? Map.of() : json.readValue(detail, OBJECT),
                row.getBoolean("reconstructed"));
    }
}
