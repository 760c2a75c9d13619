package org.penstock.closing;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What gates, filters and the API know of closing, reckoned from the module's tables for any set of deals. */
@Component
class ClosingFacts {
    static final String PLAN_AGREED = StageFact.name(ClosingTool.NAME, "plan_agreed");
    static final String STEPS_OPEN = StageFact.name(ClosingTool.NAME, "steps_open");
    static final String STEPS_BLOCKED = StageFact.name(ClosingTool.NAME, "steps_blocked");
    static final String CONTRACT_START = StageFact.name(ClosingTool.NAME, "contract_start");
    static final String CONTRACT_END = StageFact.name(ClosingTool.NAME, "contract_end");
    static final String COMPETITOR = StageFact.name(ClosingTool.NAME, "competitor");

    private static final List<String> NAMES =
            List.of(PLAN_AGREED, STEPS_OPEN, STEPS_BLOCKED, CONTRACT_START, CONTRACT_END, COMPETITOR);

    /** A plan without a single step counts no steps: nothing is open because nothing was planned. */
    private static final String RECKON = """
            select d.id, p.agreed_on is not null as agreed, s.steps, s.open, s.blocked, c.starts_on, c.ends_on,
                   l.competitor
              from unnest(:deals::uuid[]) as d (id)
              left join close_plan p on p.deal_id = d.id
              left join lateral (
                   select count(*) as steps, count(*) filter (where done_at is null) as open,
                          count(*) filter (where done_at is null and blocked_by <> '') as blocked
                     from close_step where deal_id = d.id and removed_at is null) s on true
              left join contract c on c.deal_id = d.id
              left join loss l on l.deal_id = d.id""";

    private final JdbcClient jdbc;
    private final StageFacts facts;

    ClosingFacts(JdbcClient jdbc, StageFacts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        Map<UUID, Map<String, Object>> reckoned = new HashMap<>();
        jdbc.sql(RECKON).param("deals", deals.toArray(UUID[]::new)).query(row -> {
            Map<String, Object> known = new HashMap<>();
            if (row.getBoolean("agreed")) {
                known.put(PLAN_AGREED, true);
            }
            if (row.getInt("steps") > 0) {
                known.put(STEPS_OPEN, row.getInt("open"));
                known.put(STEPS_BLOCKED, row.getInt("blocked"));
            }
            put(known, CONTRACT_START, row.getString("starts_on"));
            put(known, CONTRACT_END, row.getString("ends_on"));
            put(known, COMPETITOR, row.getString("competitor"));
            reckoned.put(row.getObject("id", UUID.class), known);
        });
        return reckoned;
    }

    /** Notes a change in the ledger and renews the copy that the deal keeps. */
    void note(Actor actor, UUID deal, Map<String, Object> detail) {
        facts.note(actor, deal, detail, renewed(deal));
    }

    /** Renews the copies alone, where something else than the tool changed what it knows. */
    void renew(Collection<UUID> deals) {
        deals.forEach(deal -> facts.put(deal, renewed(deal)));
    }

    private Map<String, @Nullable Object> renewed(UUID deal) {
        Map<String, Object> known = reckon(List.of(deal)).getOrDefault(deal, Map.of());
        Map<String, @Nullable Object> renewed = new HashMap<>();
        NAMES.forEach(name -> renewed.put(name, known.get(name)));
        return renewed;
    }

    private static void put(Map<String, Object> known, String name, @Nullable Object value) {
        if (value != null) {
            known.put(name, value);
        }
    }
}
