package org.penstock.customers;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.Schedules;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.penstock.web.Texts;
import org.springframework.context.MessageSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionTemplate;

/** What time brings: customers of deals won before, renewals that come near, check-ins by their rhythm, health anew. */
@Component
public class CustomerUpkeep {
    static final int BATCH = 500;
    private static final int BATCHES_MAX = 4_000;

    private static final String UNKNOWN = """
            select d.id from deal d
             where d.outcome = 'won' and d.deleted_at is null and d.id > :after
               and not exists (select from customer_deal cd where cd.deal_id = d.id)
             order by d.id limit :limit""";
    private static final String CUSTOMERS = "select id from customer where id > :after order by id limit :limit";
    private static final String CHECK_INS = """
            select c.id, (select d.id from customer_deal cd join deal d on d.id = cd.deal_id
                           where cd.customer_id = c.id and d.deleted_at is null
                           order by d.closed_at desc limit 1) as deal, c.next_check_in
              from customer c left join activity x on x.id = c.check_in_id
             where c.next_check_in <= :today and c.left_on is null
               and (x.id is null or x.done_at is not null or x.deleted_at is not null)
             order by c.next_check_in limit :limit for update of c skip locked""";
    private static final String PLANNED = """
            update customer set check_in_id = :activity, next_check_in = :today::date + 7 * check_in_weeks where id = :id""";

    private final JdbcClient jdbc;
    private final CustomerRows rows;
    private final Renewals renewals;
    private final Activities activities;
    private final DealPages deals;
    private final Company company;
    private final MessageSource messages;
    private final TransactionTemplate transactions;
    private final Clock clock;

    CustomerUpkeep(
            JdbcClient jdbc,
            CustomerRows rows,
            Renewals renewals,
            Activities activities,
            DealPages deals,
            Company company,
            MessageSource messages,
            TransactionTemplate transactions,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.renewals = renewals;
        this.activities = activities;
        this.deals = deals;
        this.company = company;
        this.messages = messages;
        this.transactions = transactions;
        this.clock = clock;
    }

    private record CheckIn(UUID customer, UUID deal) {}

    /** Brings everything up to this day; also for whoever has just written a past. */
    public void settle(Actor actor) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        LocalDate today = LocalDate.now(clock.withZone(company.settings().zone()));
        inBatches(UNKNOWN, rows::adopt);
        renewals(actor, today);
        checkIns(actor, today);
        inBatches(CUSTOMERS, rows::reckon);
    }

    private void renewals(Actor actor, LocalDate today) {
        for (UUID deal : renewals.due(today, BATCH)) {
            transactions.executeWithoutResult(any -> {
                DealRow row = deals.require(actor, deal);
                renewals.renew(actor, deal, texts(actor).of("customers.renewal.title", row.title()));
            });
        }
    }

    private void checkIns(Actor actor, LocalDate today) {
        transactions.executeWithoutResult(any -> jdbc
                .sql(CHECK_INS)
                .param("today", today)
                .param("limit", BATCH)
                .query((row, number) -> new CheckIn(row.getObject("id", UUID.class), row.getObject("deal", UUID.class)))
                .list()
                .stream()
                .filter(due -> due.deal() != null)
                .forEach(due -> plan(actor, due, today)));
    }

    private void plan(Actor actor, CheckIn due, LocalDate today) {
        DealRow row = deals.require(actor, due.deal());
        String name = row.personName() != null ? row.personName() : row.title();
        UUID made = activities
                .create(
                        actor,
                        new ActivityDraft(
                                ActivityKind.CALL,
                                texts(actor).of("customers.check-in.title", name),
                                "",
                                Due.on(today),
                                null,
                                null,
                                null,
                                row.owner(),
                                due.deal(),
                                row.person(),
                                row.organisation(),
                                List.of()))
                .orElseThrow();
        jdbc.sql(PLANNED)
                .param("activity", made)
                .param("today", today)
                .param("id", due.customer())
                .update();
    }

    /** What the system plans is in the company's language. */
    private Texts texts(Actor actor) {
        return new Texts(messages, company.settings().language(), actor.zone(), clock);
    }

    private void inBatches(String query, java.util.function.Consumer<List<UUID>> work) {
        UUID after = new UUID(0, 0);
        for (int batch = 0; batch < BATCHES_MAX; batch++) {
            List<UUID> page = jdbc.sql(query)
                    .param("after", after)
                    .param("limit", BATCH)
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .list();
            if (page.isEmpty()) {
                return;
            }
            transactions.executeWithoutResult(any -> work.accept(page));
            after = page.getLast();
        }
    }

    @Configuration(proxyBeanMethods = false)
    static class Hourly {
        @Bean
        RecurringTask<Void> customersSettleTask(CustomerUpkeep upkeep) {
            return Tasks.recurring("customers-settle", Schedules.fixedDelay(Duration.ofHours(1)))
                    .execute((instance, context) -> upkeep.settle(Actor.system()));
        }
    }
}
