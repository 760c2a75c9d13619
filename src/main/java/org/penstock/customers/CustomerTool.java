package org.penstock.customers;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.DealRow;
import org.penstock.deals.Outcome;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageKind;
import org.penstock.deals.StageTool;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Retention's tool: offered on won deals only. */
@Component
class CustomerTool implements StageTool {
    private final JdbcClient jdbc;

    CustomerTool(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    @Override
    public StageKind kind() {
        return StageKind.RETENTION;
    }

    @Override
    public String name() {
        return "customers";
    }

    @Override
    public String path() {
        return "customer";
    }

    @Override
    public String icon() {
        return "heart-handshake";
    }

    @Override
    public List<StageFact> facts() {
        return List.of(
                StageFact.word("customers", "health", List.of("good", "watch", "risk")),
                StageFact.date("customers", "renews_on"),
                StageFact.flag("customers", "renewed"),
                StageFact.number("customers", "rhythm"),
                StageFact.word("customers", "usage", Customers.USAGES),
                StageFact.number("customers", "issues"),
                StageFact.date("customers", "left"),
                StageFact.text("customers", "left_reason"));
    }

    @Override
    public Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        return CustomerRows.copies(jdbc, "cd.deal_id = any(:ids::uuid[])", deals.toArray(UUID[]::new));
    }

    @Override
    public boolean serves(Actor actor, DealRow deal) {
        return deal.outcome() == Outcome.WON;
    }
}
