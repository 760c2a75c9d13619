package org.penstock.activities;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Doing, reopening and putting off activities, one or many at once. Nothing is done twice: who was first stays. */
@Component
public class ActivityWork {
    /** The most activities of one go. */
    public static final int SET_MAX = 200;

    private static final String DONE = """
            update activity set done_at = :now, done_by = :by, call_outcome = coalesce(:callOutcome, call_outcome),
                                version = version + 1, updated_at = :now
             where id = any(:ids::uuid[]) and done_at is null""";
    private static final String OPEN = """
            update activity set done_at = null, done_by = null, version = version + 1, updated_at = :now
             where id = any(:ids::uuid[]) and done_at is not null""";
    private static final String DUE = """
            update activity set due_at = ?, ends_at = ?, due_on = ?, version = version + 1, updated_at = ?
             where id = ?""";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;
    private final ActivityRows rows;
    private final NextStepKeeper steps;
    private final ActivityNews news;
    private final Clock clock;

    ActivityWork(
            JdbcClient jdbc,
            JdbcTemplate sets,
            ActivityRows rows,
            NextStepKeeper steps,
            ActivityNews news,
            Clock clock) {
        this.jdbc = jdbc;
        this.sets = sets;
        this.rows = rows;
        this.steps = steps;
        this.news = news;
        this.clock = clock;
    }

    /** Done now; calls may say how they went. Answers what was open until now; {@link Missing} unless all are visible. */
    @Transactional
    public List<Activity> complete(Actor actor, Collection<UUID> ids, @Nullable String callOutcome) {
        List<Activity> open = all(actor, ids).stream().filter(Activity::isOpen).toList();
        jdbc.sql(DONE)
                .param("ids", ids(open))
                .param("by", actor.id(), Types.OTHER)
                .param(
                        "callOutcome",
                        Activities.CALL_OUTCOMES.contains(String.valueOf(callOutcome)) ? callOutcome : null)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        keep(actor, open);
        return open;
    }

    /** Open again. */
    @Transactional
    public List<Activity> reopen(Actor actor, Collection<UUID> ids) {
        List<Activity> done = all(actor, ids).stream()
                .filter(activity -> activity.doneAt() != null)
                .toList();
        jdbc.sql(OPEN)
                .param("ids", ids(done))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        keep(actor, done);
        return done;
    }

    /**
     * Puts open ones off to a day: what has a time, at that time of day in the actor's zone, all else to the day as a
     * whole. Answers them as they were before.
     */
    @Transactional
    public List<Activity> postpone(Actor actor, Collection<UUID> ids, LocalDate day) {
        List<Activity> open = all(actor, ids).stream().filter(Activity::isOpen).toList();
        Map<Activity, @Nullable Due> due = new LinkedHashMap<>();
        open.forEach(activity -> due.put(activity, on(day, activity.dueAt(), actor.zone())));
        write(actor, due);
        return open;
    }

    /** Sets the times of open ones; null = any time. What ends keeps its length. */
    @Transactional
    public void reschedule(Actor actor, Map<UUID, @Nullable Due> times) {
        Map<Activity, @Nullable Due> due = new LinkedHashMap<>();
        for (Activity activity : all(actor, times.keySet())) {
            if (activity.isOpen()) {
                due.put(activity, times.get(activity.id()));
            }
        }
        write(actor, due);
    }

    private List<Activity> all(Actor actor, Collection<UUID> ids) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        if (ids.isEmpty() || ids.size() > SET_MAX) {
            throw new Missing("Activity");
        }
        UUID[] wanted = ids.stream().distinct().toArray(UUID[]::new);
        List<Activity> found = rows.where(actor, "x.id = any(:ids::uuid[]) order by x.id", Map.of("ids", wanted));
        if (found.size() != wanted.length) {
            throw new Missing("Activity");
        }
        return found;
    }

    private void write(Actor actor, Map<Activity, @Nullable Due> due) {
        Timestamp now = Timestamp.from(clock.instant());
        sets.batchUpdate(DUE, List.copyOf(due.keySet()), SET_MAX, (statement, activity) -> {
            Due then = due.get(activity);
            statement.setTimestamp(1, ActivityRows.key(then));
            statement.setTimestamp(2, ActivityRows.time(end(activity, then == null ? null : then.at())));
            statement.setObject(3, ActivityRows.day(then), Types.DATE);
            statement.setTimestamp(4, now);
            statement.setObject(5, activity.id());
        });
        keep(actor, due.keySet());
    }

    private static @Nullable Instant end(Activity activity, @Nullable Instant start) {
        return start == null || activity.dueAt() == null || activity.endsAt() == null
                ? null
                : start.plus(Duration.between(activity.dueAt(), activity.endsAt()));
    }

    private static Due on(LocalDate day, @Nullable Instant before, ZoneId zone) {
        return before == null
                ? Due.on(day)
                : Due.at(day.atTime(before.atZone(zone).toLocalTime())
                        .atZone(zone)
                        .toInstant());
    }

    private void keep(Actor actor, Collection<Activity> touched) {
        List<@Nullable UUID> deals = new ArrayList<>();
        touched.forEach(activity -> deals.add(activity.deal()));
        steps.keep(deals);
        news.changed(actor, List.copyOf(touched));
    }

    private static UUID[] ids(List<Activity> activities) {
        return activities.stream().map(Activity::id).toArray(UUID[]::new);
    }
}
