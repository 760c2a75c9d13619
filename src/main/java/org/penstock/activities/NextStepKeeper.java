package org.penstock.activities;

import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.NextSteps;
import org.penstock.kernel.Check;
import org.penstock.kernel.Due;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Tells deals what their next step is after every change to their activities, and proves that the copies agree. */
@Component
class NextStepKeeper implements Check {
    /** Whoever changes activities of the same deal waits, else two at once could both copy what only they saw. */
    private static final String LOCK =
            "select id from deal where id = any(:deals::uuid[]) order by id for no key update";

    /** The earliest due first, what has no time last. */
    private static final String EARLIEST = """
            select deal.id as deal_id, x.id, x.due_at, x.due_on, x.kind, x.subject
              from unnest(:deals::uuid[]) as deal (id)
              left join lateral (
                   select id, due_at, due_on, kind, subject from activity
                    where deal_id = deal.id and done_at is null and deleted_at is null and kind <> 'note'
                    order by due_at nulls last, id limit 1) x on true""";

    private static final String DISAGREE = """
            select 'The next step of deal ' || d.id || ' is not its earliest open activity'
              from deal d
              left join lateral (
                   select id, due_at, due_on, kind, subject from activity
                    where deal_id = d.id and done_at is null and deleted_at is null and kind <> 'note'
                    order by due_at nulls last, id limit 1) x on true
             where (d.next_step_id, d.next_step_at, d.next_step_on, d.next_step_kind, d.next_step_title)
                   is distinct from (x.id, x.due_at, x.due_on, x.kind, x.subject)
             limit :limit""";

    private final JdbcClient jdbc;
    private final NextSteps steps;

    private final ApplicationEventPublisher events;

    NextStepKeeper(JdbcClient jdbc, NextSteps steps, ApplicationEventPublisher events) {
        this.jdbc = jdbc;
        this.steps = steps;
        this.events = events;
    }

    void keep(Collection<@Nullable UUID> deals) {
        UUID[] touched = deals.stream().filter(Objects::nonNull).distinct().toArray(UUID[]::new);
        if (touched.length > 0) {
            jdbc.sql(LOCK)
                    .param("deals", touched)
                    .query((row, number) -> row.getObject(1, UUID.class))
                    .list();
            steps.put(jdbc.sql(EARLIEST)
                    .param("deals", touched)
                    .query((row, number) -> new NextSteps.NextStep(
                            row.getObject("deal_id", UUID.class),
                            row.getObject("id", UUID.class),
                            Due.of(
                                    ActivityRows.instant(row.getTimestamp("due_at")),
                                    row.getObject("due_on", LocalDate.class)),
                            row.getString("kind"),
                            row.getString("subject")))
                    .list());
            events.publishEvent(new DealActivities(List.of(touched)));
        }
    }

    @Override
    public List<String> disagreements() {
        return jdbc.sql(DISAGREE)
                .param("limit", MAX_REPORTED)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
