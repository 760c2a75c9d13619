package org.penstock.playbooks;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.activities.ActivityRecord;
import org.penstock.deals.DealTransitions;
import org.penstock.deals.DealTransitions.Transition;
import org.penstock.deals.Outcome;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Ids;
import org.penstock.playbooks.PlaybookBody.ActivityPlan;
import org.penstock.teams.WorkCalendar;
import org.penstock.teams.WorkingHours;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/**
 * What is planned for the owner when a deal enters a stage. A past that is told later plans nothing, and what is open on the
 * deal already is not planned twice.
 */
@Component
class EntryActivities {
    /** Days that are looked through for the next working ones; two years of holidays are a closed company. */
    private static final int SEARCHED_MAX = 730;

    private static final String OF_STAGES = """
            select stage_id, kind, subject, days from entry_activity
             where stage_id = any(:stages::uuid[]) order by stage_id, position""";
    private static final String OPEN = """
            select deal_id, subject from activity
             where deal_id = any(:deals::uuid[]) and done_at is null and deleted_at is null""";
    private static final String FORGET = "delete from entry_activity where stage_id = :stage";
    private static final String PUT = """
            insert into entry_activity (id, stage_id, position, kind, subject, days)
            values (:id, :stage, :position, :kind, :subject, :days)""";

    private final JdbcClient jdbc;
    private final Activities activities;
    private final WorkCalendar calendar;
    private final Ids ids;
    private final Clock clock;

    EntryActivities(JdbcClient jdbc, Activities activities, WorkCalendar calendar, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.activities = activities;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    List<ActivityPlan> of(UUID stage) {
        return plans(Set.of(stage)).getOrDefault(stage, List.of());
    }

    void replace(UUID stage, List<ActivityPlan> plans) {
        jdbc.sql(FORGET).param("stage", stage).update();
        for (int position = 0; position < plans.size(); position++) {
            ActivityPlan plan = plans.get(position);
            jdbc.sql(PUT)
                    .param("id", ids.next())
                    .param("stage", stage)
                    .param("position", position)
                    .param("kind", plan.kind())
                    .param("subject", plan.subject())
                    .param("days", plan.days())
                    .update();
        }
    }

    @EventListener
    void entered(DealTransitions moved) {
        Map<UUID, Transition> latest = new HashMap<>();
        moved.transitions().stream().filter(EntryActivities::enters).forEach(one -> latest.put(one.deal(), one));
        if (latest.isEmpty()) {
            return;
        }
        Set<UUID> stages = new HashSet<>();
        latest.values().forEach(one -> stages.add(one.stage()));
        Map<UUID, List<ActivityPlan>> plans = plans(stages);
        if (plans.isEmpty()) {
            return;
        }
        Set<String> open = open(latest.keySet());
        WorkingHours hours = calendar.hours();
        List<ActivityRecord> planned = new ArrayList<>();
        latest.values()
                .forEach(one -> plans.getOrDefault(one.stage(), List.of()).stream()
                        .filter(plan -> !open.contains(one.deal() + plan.subject()))
                        .forEach(plan -> planned.add(record(moved.actor(), one, plan, hours))));
        if (!planned.isEmpty()) {
            activities.write(Actor.system(), planned);
        }
    }

    private static boolean enters(Transition one) {
        boolean won = one.kind() == DealTransitions.Kind.OUTCOME && one.outcome() == Outcome.WON;
        boolean moved = one.kind() != DealTransitions.Kind.OUTCOME && one.outcome() == Outcome.OPEN;
        return !one.told() && (won || moved);
    }

    private ActivityRecord record(Actor actor, Transition one, ActivityPlan plan, WorkingHours hours) {
        ActivityDraft draft = new ActivityDraft(
                ActivityKind.of(plan.kind()),
                plan.subject(),
                "",
                Due.on(ahead(LocalDate.ofInstant(clock.instant(), hours.zone()), plan.days(), hours)),
                null,
                null,
                null,
                one.owner(),
                one.deal(),
                null,
                null,
                List.of());
        return new ActivityRecord(ids.next(), draft, clock.instant(), actor.id(), null);
    }

    /** So many working days from today on; the plain day where the company never works. */
    private static LocalDate ahead(LocalDate today, int days, WorkingHours hours) {
        LocalDate day = today;
        int left = days;
        for (int searched = 0; left > 0 && searched < SEARCHED_MAX; searched++) {
            day = day.plusDays(1);
            left -= hours.isWorked(day) ? 1 : 0;
        }
        return left > 0 ? today.plusDays(days) : day;
    }

    private Map<UUID, List<ActivityPlan>> plans(Set<UUID> stages) {
        Map<UUID, List<ActivityPlan>> plans = new HashMap<>();
        jdbc.sql(OF_STAGES).param("stages", stages.toArray(UUID[]::new)).query(row -> {
            plans.computeIfAbsent(row.getObject("stage_id", UUID.class), any -> new ArrayList<>())
                    .add(new ActivityPlan(row.getString("kind"), row.getString("subject"), row.getInt("days")));
        });
        return plans;
    }

    private Set<String> open(Set<UUID> deals) {
        return new HashSet<>(jdbc.sql(OPEN)
                .param("deals", deals.toArray(UUID[]::new))
                .query((row, number) -> row.getString("deal_id") + row.getString("subject"))
                .list());
    }
}
