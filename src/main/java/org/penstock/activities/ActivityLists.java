package org.penstock.activities;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.springframework.stereotype.Component;

/** Reads activities: those of a record, and the list of all. */
@Component
public class ActivityLists {
    /** The most open activities that a record's region shows. */
    public static final int OPEN_MAX = 50;

    /** Nobody turns further; narrow the list instead. */
    public static final int PAGES_MAX = 400;

    private static final String TEAM = """
             and x.assignee_id in (
                with recursive mine as (
                    select id from team where manager_id = :whose
                    union
                    select team_id from team_member where account_id = :whose
                    union
                    select below.id from team below join mine on below.parent_id = mine.id)
                select m.account_id from team_member m join mine on m.team_id = mine.id
                union
                select :whose)""";

    private final ActivityRows rows;
    private final Clock clock;

    ActivityLists(ActivityRows rows, Clock clock) {
        this.rows = rows;
        this.clock = clock;
    }

    /** What activities hang on. */
    public enum Of {
        DEAL("x.deal_id = :id"),
        PERSON("x.person_id = :id"),
        ORGANISATION("x.organisation_id = :id");

        final String condition;

        Of(String condition) {
            this.condition = condition;
        }
    }

    /** What is still to be done, the earliest first. */
    public List<Activity> open(Actor actor, Of of, UUID id) {
        return rows.where(
                actor,
                of.condition
                        + " and x.done_at is null and x.kind <> 'note' order by x.due_at nulls last, x.id limit :limit",
                Map.of("id", id, "limit", OPEN_MAX));
    }

    /** Notes and what was done, the latest first. */
    public List<Activity> past(Actor actor, Of of, UUID id, int limit) {
        return past(actor, of, id, "", limit);
    }

    /** The same of one kind only; empty = of all. */
    public List<Activity> past(Actor actor, Of of, UUID id, String kind, int limit) {
        return rows.where(actor, of.condition + """

                 and (x.done_at is not null or x.kind = 'note') and (:kind = '' or x.kind = :kind)
                 order by coalesce(x.done_at, x.created_at) desc, x.id desc limit :limit""", Map.of("id", id, "kind", kind, "limit", limit));
    }

    /**
     * Which activities the list shows.
     *
     * @param whose {@code mine}, {@code team} (my teams and those below) or {@code all}
     * @param assignee a person, instead of {@code whose}
     * @param state {@code open}, {@code late} or {@code done}
     * @param kind the code of a kind; empty = any
     * @param from the first day, in the actor's zone: of being due, or done
     * @param until the last day
     */
    public record Filter(
            String whose,
            @Nullable UUID assignee,
            String state,
            String kind,
            @Nullable LocalDate from,
            @Nullable LocalDate until) {

        boolean isDone() {
            return state.equals("done");
        }
    }

    /** All activities page by page: what is open by its time, what is done the latest first. */
    public Page<Activity> page(Actor actor, Filter filter, int number) {
        int page = Math.clamp(number, 1, PAGES_MAX);
        Map<String, Object> values = new HashMap<>();
        StringBuilder condition = new StringBuilder("x.kind <> 'note'");
        whose(actor, filter, condition, values);
        condition.append(filter.isDone() ? " and x.done_at is not null" : " and x.done_at is null");
        if (!filter.kind().isBlank()) {
            condition.append(" and x.kind = :kind");
            values.put("kind", filter.kind());
        }
        times(actor, filter, condition, values);
        condition.append(filter.isDone() ? " order by x.done_at desc, x.id desc" : " order by x.due_at, x.id");
        condition.append(" limit :limit offset :offset");
        values.put("limit", Page.DEFAULT_SIZE + 1);
        values.put("offset", (page - 1) * Page.DEFAULT_SIZE);
        return Page.of(rows.where(actor, condition.toString(), values), page, Page.DEFAULT_SIZE, -1);
    }

    /**
     * Which activities a client of the API asks for; null is any.
     *
     * @param open true: still to be done; false: done
     */
    public record Wanted(
            @Nullable UUID deal,
            @Nullable UUID person,
            @Nullable UUID organisation,
            @Nullable UUID assignee,
            @Nullable ActivityKind kind,
            @Nullable Boolean open) {}

    /** Activities before this one in the order of creation, the latest first. */
    public List<Activity> window(Actor actor, Wanted wanted, @Nullable UUID before, int limit) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder condition = new StringBuilder("true");
        equal(condition, values, "deal_id", wanted.deal());
        equal(condition, values, "person_id", wanted.person());
        equal(condition, values, "organisation_id", wanted.organisation());
        equal(condition, values, "assignee_id", wanted.assignee());
        equal(
                condition,
                values,
                "kind",
                wanted.kind() == null ? null : wanted.kind().code());
        if (wanted.open() != null) {
            condition.append(
                    wanted.open() ? " and x.done_at is null and x.kind <> 'note'" : " and x.done_at is not null");
        }
        if (before != null) {
            condition.append(" and x.id < :before");
            values.put("before", before);
        }
        values.put("limit", limit);
        return rows.where(actor, condition + " order by x.id desc limit :limit", values);
    }

    private static void equal(
            StringBuilder condition, Map<String, Object> values, String column, @Nullable Object value) {
        if (value != null) {
            condition.append(" and x.").append(column).append(" = :").append(column);
            values.put(column, value);
        }
    }

    private static void whose(Actor actor, Filter filter, StringBuilder condition, Map<String, Object> values) {
        if (filter.assignee() != null) {
            condition.append(" and x.assignee_id = :whose");
            values.put("whose", filter.assignee());
        } else if (filter.whose().equals("team")) {
            condition.append(TEAM);
            values.put("whose", actor.requireId());
        } else if (!filter.whose().equals("all")) {
            condition.append(" and x.assignee_id = :whose");
            values.put("whose", actor.requireId());
        }
    }

    private void times(Actor actor, Filter filter, StringBuilder condition, Map<String, Object> values) {
        if (filter.isDone()) {
            done(actor.zone(), filter, condition, values);
            return;
        }
        if (filter.from() != null) {
            condition.append(" and ").append(DueDays.from("from", filter.from(), actor.zone(), values));
        }
        if (filter.until() != null) {
            LocalDate end = filter.until().plusDays(1);
            condition.append(" and ").append(DueDays.before("until", end, actor.zone(), values));
        }
        if (filter.state().equals("late")) {
            Instant now = clock.instant();
            LocalDate today = LocalDate.ofInstant(now, actor.zone());
            condition.append(" and ").append(DueDays.before("now", now, today, values));
        }
    }

    private static void done(ZoneId zone, Filter filter, StringBuilder condition, Map<String, Object> values) {
        if (filter.from() != null) {
            condition.append(" and x.done_at >= :from");
            values.put("from", start(filter.from(), zone));
        }
        if (filter.until() != null) {
            condition.append(" and x.done_at < :until");
            values.put("until", start(filter.until().plusDays(1), zone));
        }
    }

    private static Timestamp start(LocalDate day, ZoneId zone) {
        return Timestamp.from(day.atStartOfDay(zone).toInstant());
    }
}
