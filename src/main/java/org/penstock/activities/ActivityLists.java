package org.penstock.activities;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.springframework.stereotype.Component;

/** Reads activities: those of a record, and the list of all. */
@Component
public class ActivityLists {
    /** The most open activities that a record's region shows. */
    public static final int OPEN_MAX = 50;

    private final ActivityRows rows;

    ActivityLists(ActivityRows rows) {
        this.rows = rows;
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
        return rows.where(actor, of.condition + """

                 and (x.done_at is not null or x.kind = 'note')
                 order by coalesce(x.done_at, x.created_at) desc, x.id desc limit :limit""", Map.of("id", id, "limit", limit));
    }

    /** Which activities the list shows. */
    public record Filter(String whose, String state, String kind) {}

    /** All activities page by page. */
    public Page<Activity> page(Actor actor, Filter filter, int number) {
        Map<String, Object> values = new HashMap<>();
        StringBuilder condition = new StringBuilder("x.kind <> 'note'");
        if (!filter.whose().equals("all")) {
            condition.append(" and x.assignee_id = :whose");
            values.put("whose", actor.requireId());
        }
        condition.append(filter.state().equals("done") ? " and x.done_at is not null" : " and x.done_at is null");
        if (!filter.kind().isBlank()) {
            condition.append(" and x.kind = :kind");
            values.put("kind", filter.kind());
        }
        condition.append(
                filter.state().equals("done")
                        ? " order by x.done_at desc, x.id desc"
                        : " order by x.due_at nulls last, x.id");
        condition.append(" limit :limit offset :offset");
        values.put("limit", Page.DEFAULT_SIZE + 1);
        values.put("offset", (Math.max(1, number) - 1) * Page.DEFAULT_SIZE);
        return Page.of(rows.where(actor, condition.toString(), values), Math.max(1, number), Page.DEFAULT_SIZE, -1);
    }
}
