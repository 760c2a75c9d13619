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

/** Reads the ledger as it was written: of one deal, or all that the actor sees in the order of recording. */
@Component
public class DealLedger {
    private static final String OF_DEAL = """
            select l.*, s.name as stage_name, f.name as from_stage_name
              from (select * from deal_ledger l where deal_id = :deal %s
                     order by happened_at desc, id desc limit :limit) l
              join stage s on s.id = l.stage_id
              left join stage f on f.id = l.from_stage_id
             order by l.happened_at desc, l.id desc""";

    /**
     * Whoever follows must miss nothing: an entry of a transaction that is still running appears later under an earlier
     * time. So the feed ends where the oldest running writer began; a second allows for clocks that differ. A transaction
     * that has written nothing within ten seconds is taken for a reader.
     */
    private static final String FEED = """
            select l.*, s.name as stage_name, f.name as from_stage_name
              from (select l.* from deal_ledger l join deal d on d.id = l.deal_id
                     where l.recorded_at >= :since and (l.recorded_at, l.id) > (:since, :after)
                       and (:all or d.owner_id is null or d.owner_id = any(:sees::uuid[]))
                       and l.recorded_at < coalesce(
                           (select min(xact_start) - interval '1 s' from pg_stat_activity
                             where datname = current_database() and pid <> pg_backend_pid() and xact_start is not null
                               and (backend_xid is not null or xact_start > clock_timestamp() - interval '10 s')),
                           'infinity')
                     order by l.recorded_at, l.id limit :limit) l
              join stage s on s.id = l.stage_id
              left join stage f on f.id = l.from_stage_id
             order by l.recorded_at, l.id""";

    private static final UUID FIRST = new UUID(0, 0);
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    DealLedger(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * One entry, with the deal's values after the change.
     *
     * @param via by what it came: person, import, rule, api, sync, system
     * @param cause the import, rule or token
     * @param rate units of the company's currency for one of the value's, on the day that it happened
     */
    public record Entry(
            UUID id,
            UUID deal,
            String kind,
            Instant happenedAt,
            Instant recordedAt,
            @Nullable UUID actor,
            String actorName,
            String via,
            @Nullable UUID cause,
            UUID pipeline,
            @Nullable UUID fromStage,
            @Nullable String fromStageName,
            UUID stage,
            String stageName,
            Outcome outcome,
            @Nullable UUID reason,
            @Nullable Money value,
            @Nullable BigDecimal rate,
            int probability,
            @Nullable UUID owner,
            @Nullable LocalDate expectedClose,
            @Nullable String overrideReason,
            @Nullable String note,
            Map<String, Object> detail,
            boolean reconstructed) {}

    /** A place between two entries. */
    public record Place(Instant at, UUID id) {}

    /** The entries of a deal that the caller has looked up, the latest first. */
    public List<Entry> of(Actor actor, UUID deal, @Nullable Place after, int limit) {
        JdbcClient.StatementSpec statement = jdbc.sql(
                        OF_DEAL.formatted(after == null ? "" : "and (happened_at, id) < (:at, :after)"))
                .param("deal", deal)
                .param("limit", limit);
        if (after != null) {
            statement = statement.param("at", Timestamp.from(after.at())).param("after", after.id());
        }
        return statement.query(this::entry).list();
    }

    /** Entries of all deals that the actor sees, in the order in which they were recorded. */
    public List<Entry> since(Actor actor, @Nullable Place after, int limit) {
        UUID[] sees = actor.seesArray();
        return jdbc.sql(FEED)
                .param("since", Timestamp.from(after == null ? Instant.EPOCH : after.at()))
                .param("after", after == null ? FIRST : after.id())
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .param("limit", limit)
                .query(this::entry)
                .list();
    }

    private Entry entry(ResultSet row, int number) throws SQLException {
        BigDecimal value = row.getBigDecimal("value");
        String detail = row.getString("detail");
        return new Entry(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getString("kind"),
                row.getTimestamp("happened_at").toInstant(),
                row.getTimestamp("recorded_at").toInstant(),
                row.getObject("actor_id", UUID.class),
                row.getString("actor_name"),
                row.getString("via"),
                row.getObject("cause", UUID.class),
                row.getObject("pipeline_id", UUID.class),
                row.getObject("from_stage_id", UUID.class),
                row.getString("from_stage_name"),
                row.getObject("stage_id", UUID.class),
                row.getString("stage_name"),
                Outcome.of(row.getString("outcome")),
                row.getObject("reason_id", UUID.class),
                value == null ? null : Money.of(value, row.getString("currency")),
                row.getBigDecimal("rate"),
                row.getInt("probability"),
                row.getObject("owner_id", UUID.class),
                row.getObject("expected_close", LocalDate.class),
                row.getString("override_reason"),
                row.getString("note"),
                detail == null ? Map.of() : json.readValue(detail, OBJECT),
                row.getBoolean("reconstructed"));
    }
}
