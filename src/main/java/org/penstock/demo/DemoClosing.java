package org.penstock.demo;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.penstock.closing.ClosePlan;
import org.penstock.closing.ClosePlans;
import org.penstock.closing.CloseStep;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How the made-up deals that are nearly won are to be closed: plans by the template, what is done, what was agreed. */
@Component
class DemoClosing {
    private static final int PLANNED = 40;

    private static final String NEARLY_WON = """
            select d.id, coalesce(a.name, 'Penstock') as owner
              from deal d join stage s on s.id = d.stage_id left join account a on a.id = d.owner_id
             where d.outcome = 'open' and d.deleted_at is null and s.kind in ('negotiation', 'closing')
             order by s.kind = 'closing' desc, d.created_at desc, d.id limit :limit""";

    private final JdbcClient jdbc;
    private final ClosePlans plans;
    private final Clock clock;

    DemoClosing(JdbcClient jdbc, ClosePlans plans, Clock clock) {
        this.jdbc = jdbc;
        this.plans = plans;
        this.clock = clock;
    }

    private record Deal(UUID id, String owner) {}

    void plan(Draw draw) {
        LocalDate today = LocalDate.ofInstant(clock.instant(), DemoCompany.ZONE);
        List<Deal> deals = jdbc.sql(NEARLY_WON)
                .param("limit", PLANNED)
                .query((row, number) -> new Deal(row.getObject("id", UUID.class), row.getString("owner")))
                .list();
        for (Deal deal : deals) {
            Actor actor = DemoNeeds.told(deal.owner());
            ClosePlan plan = plans.begin(actor, deal.id()).orElseThrow();
            int done = draw.between(0, plan.steps().size() / 2);
            for (CloseStep step : plan.steps().subList(0, done)) {
                plans.done(actor, deal.id(), step.id(), true);
            }
            if (draw.chance(0.6)) {
                plans.agree(actor, deal.id(), today.minusDays(draw.between(0, 20)))
                        .orElseThrow();
            }
        }
    }
}
