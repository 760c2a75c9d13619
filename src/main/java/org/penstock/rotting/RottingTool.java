package org.penstock.rotting;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.DealRow;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageKind;
import org.penstock.deals.StageTool;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Supplies the facts of rotting for filters and the API. It is no tool of a stage: every open deal has it beside its steps. */
@Component
class RottingTool implements StageTool {
    private static final String KNOWN = """
            select r.deal_id, r.state,
                   case when not r.woken and r.threshold is not null then r.snoozed_until::text end as snoozed
              from rotting_deal r where r.deal_id = any(:deals::uuid[])""";

    private final JdbcClient jdbc;

    RottingTool(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public StageKind kind() {
        return StageKind.LEAD_GENERATION;
    }

    @Override
    public String name() {
        return "rotting";
    }

    @Override
    public String icon() {
        return "hourglass";
    }

    @Override
    public List<StageFact> facts() {
        return List.of(
                StageFact.word("rotting", "state", List.of("idle", "customer", "late")),
                StageFact.date("rotting", "snoozed"));
    }

    @Override
    public Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        Map<UUID, Map<String, Object>> reckoned = new HashMap<>();
        jdbc.sql(KNOWN).param("deals", deals.toArray(UUID[]::new)).query(row -> {
            Map<String, Object> copy = RottingRows.copy(row.getString("state"), row.getString("snoozed"));
            if (!copy.isEmpty()) {
                reckoned.put(row.getObject("deal_id", UUID.class), copy);
            }
        });
        return reckoned;
    }

    @Override
    public boolean serves(Actor actor, DealRow deal) {
        return false;
    }
}
