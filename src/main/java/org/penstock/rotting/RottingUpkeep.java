package org.penstock.rotting;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What nobody's click brings about: deals that begin to rot today, snoozes that end, thresholds and holidays that changed. */
@Component
public class RottingUpkeep {
    static final int BATCH = 1_000;

    /** The most batches of one run, so that a run has an end. */
    private static final int BATCHES_MAX = 2_000;

    private static final String ALL_STALE = "update rotting_deal set stale = true where rots_on is not null";

    private static final String DUE = """
            (select deal_id from rotting_deal where rots_on <= :today and state is null limit :batch)
            union
            (select deal_id from rotting_deal
              where snoozed_until <= :today and snoozed_until is not null and not woken limit :batch)
            union
            (select deal_id from rotting_deal where stale limit :batch)
            limit :batch""";

    private static final String UNKNOWN = """
            select d.id from deal d
             where d.outcome = 'open' and d.deleted_at is null and d.id > :after
               and not exists (select from rotting_deal r where r.deal_id = d.id)
             order by d.id limit :batch""";

    private final JdbcClient jdbc;
    private final RottingRows rows;
    private final RottingCalendar calendar;
    private final Company company;
    private final TransactionTemplate transactions;
    private final Clock clock;

    RottingUpkeep(
            JdbcClient jdbc,
            RottingRows rows,
            RottingCalendar calendar,
            Company company,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.calendar = calendar;
        this.company = company;
        this.transactions = transactions;
        this.clock = clock;
    }

    /** Brings everything up to this day; also for whoever has just written a past. */
    public void settle(Actor actor) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        LocalDate today = LocalDate.now(clock.withZone(company.settings().zone()));
        transactions.executeWithoutResult(any -> {
            if (calendar.renew(today)) {
                jdbc.sql(ALL_STALE).update();
            }
        });
        for (int batch = 0; batch < BATCHES_MAX && due(today) == BATCH; batch++) {}
        UUID after = new UUID(0, 0);
        for (int batch = 0; batch < BATCHES_MAX; batch++) {
            List<UUID> unknown = jdbc.sql(UNKNOWN)
                    .param("after", after)
                    .param("batch", BATCH)
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .list();
            if (unknown.isEmpty()) {
                break;
            }
            transactions.executeWithoutResult(any -> rows.keep(unknown));
            after = unknown.getLast();
        }
    }

    private int due(LocalDate today) {
        List<UUID> due = jdbc.sql(DUE)
                .param("today", today)
                .param("batch", BATCH)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        if (!due.isEmpty()) {
            transactions.executeWithoutResult(any -> rows.keep(due));
        }
        return due.size();
    }

    @Configuration(proxyBeanMethods = false)
    static class Recurring {
        @Bean
        RecurringTask<Void> rottingSettleTask(RottingUpkeep upkeep) {
            return Tasks.recurring("rotting-settle", Schedules.fixedDelay(Duration.ofMinutes(5)))
                    .execute((instance, context) -> upkeep.settle(Actor.system()));
        }

        @Bean
        RecurringTask<Void> rottingLearnTask(RottingRules rules) {
            return Tasks.recurring("rotting-learn", Schedules.fixedDelay(Duration.ofHours(6)))
                    .execute((instance, context) -> rules.learn(Actor.system()));
        }
    }
}
