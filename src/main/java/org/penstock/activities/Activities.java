package org.penstock.activities;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Writing activities: planning, changing, doing, reopening, putting into the bin. */
@Component
public class Activities {
    public static final int SUBJECT_MAX = 300;
    public static final int BODY_MAX = 20_000;
    public static final int MENTIONS_MAX = 50;

    private static final String CHANGE = """
            update activity set kind = :kind, subject = :subject, body = :body, due_at = :due, all_day = :allDay,
                                ends_at = :ends, place = :place, call_outcome = :callOutcome, assignee_id = :assignee,
                                mentions = :mentions::uuid[], version = version + 1, updated_at = :now
             where id = :id and version = :version""";
    private static final String DONE = """
            update activity set done_at = :done, done_by = :by, call_outcome = coalesce(:callOutcome, call_outcome),
                                version = version + 1, updated_at = :now
             where id = :id""";
    private static final String DUE =
            "update activity set due_at = :due, ends_at = null, version = version + 1, updated_at = :now where id = :id";
    private static final String BIN =
            "update activity set deleted_at = :deleted, version = version + 1, updated_at = :now where id = :id";

    private final JdbcClient jdbc;
    private final ActivityRows rows;
    private final NextStepKeeper steps;
    private final DealPages deals;
    private final Ids ids;
    private final Clock clock;

    Activities(JdbcClient jdbc, ActivityRows rows, NextStepKeeper steps, DealPages deals, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.steps = steps;
        this.deals = deals;
        this.ids = ids;
        this.clock = clock;
    }

    /** The activity; {@link Missing} when it is not there or not visible. */
    public Activity get(Actor actor, UUID id) {
        return rows.where(actor, "x.id = :id", Map.of("id", id)).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("Activity"));
    }

    @Transactional
    public Result<UUID> create(Actor actor, ActivityDraft draft) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        if (draft.deal() != null) {
            deals.require(actor, draft.deal());
        }
        List<Refusal> refusals = refusals(draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID id = ids.next();
        rows.insert(List.of(new ActivityRecord(id, draft, clock.instant(), actor.id(), null)));
        keep(draft.deal());
        return Result.done(id);
    }

    /** Activities with a past; for generators and files. Their references were looked up by the caller. */
    @Transactional
    public void write(Actor actor, List<ActivityRecord> records) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        rows.insert(records);
        List<@Nullable UUID> touched = new ArrayList<>();
        records.forEach(told -> touched.add(told.facts().deal()));
        steps.keep(touched);
    }

    /** Changes everything but what the activity hangs on. */
    @Transactional
    public Result<Activity> change(Actor actor, UUID id, int version, ActivityDraft draft) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        Activity before = get(actor, id);
        List<Refusal> refusals = refusals(draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int changed = jdbc.sql(CHANGE)
                .param("id", id)
                .param("version", version)
                .param("kind", draft.kind().code())
                .param("subject", draft.subject().strip())
                .param("body", draft.body().strip())
                .param("due", ActivityRows.time(draft.dueAt()), Types.TIMESTAMP)
                .param("allDay", draft.allDay())
                .param("ends", ActivityRows.time(draft.endsAt()), Types.TIMESTAMP)
                .param("place", draft.place())
                .param("callOutcome", draft.callOutcome())
                .param("assignee", draft.assignee(), Types.OTHER)
                .param("mentions", draft.mentions().toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        keep(before.deal());
        return changed == 1 ? Result.done(get(actor, id)) : Result.stale(before);
    }

    /** Done now; a call may say how it went. */
    @Transactional
    public Activity complete(Actor actor, UUID id, @Nullable String callOutcome) {
        return finish(actor, id, clock.instant(), callOutcome);
    }

    /** Open again. */
    @Transactional
    public Activity reopen(Actor actor, UUID id) {
        return finish(actor, id, null, null);
    }

    /** Puts it off to another time. */
    @Transactional
    public Activity postpone(Actor actor, UUID id, Instant until) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        Activity before = get(actor, id);
        jdbc.sql(DUE)
                .param("id", id)
                .param("due", Timestamp.from(until))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        keep(before.deal());
        return get(actor, id);
    }

    /** Into the bin; {@link #restore} takes it back. */
    @Transactional
    public Activity remove(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        Activity before = get(actor, id);
        bin(id, clock.instant());
        keep(before.deal());
        return before;
    }

    @Transactional
    public Activity restore(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        bin(id, null);
        Activity back = get(actor, id);
        keep(back.deal());
        return back;
    }

    private Activity finish(Actor actor, UUID id, @Nullable Instant at, @Nullable String callOutcome) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        Activity before = get(actor, id);
        jdbc.sql(DONE)
                .param("id", id)
                .param("done", ActivityRows.time(at), Types.TIMESTAMP)
                .param("by", at == null ? null : actor.id(), Types.OTHER)
                .param("callOutcome", callOutcome)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        keep(before.deal());
        return get(actor, id);
    }

    private void bin(UUID id, @Nullable Instant at) {
        jdbc.sql(BIN)
                .param("id", id)
                .param("deleted", ActivityRows.time(at), Types.TIMESTAMP)
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private void keep(@Nullable UUID deal) {
        if (deal != null) {
            steps.keep(List.of(deal));
        }
    }

    private static List<Refusal> refusals(ActivityDraft draft) {
        List<Refusal> refusals = new ArrayList<>();
        if (draft.subject().isBlank()) {
            refusals.add(Refusal.at("subject", "activities.subject.missing"));
        } else if (draft.subject().strip().length() > SUBJECT_MAX) {
            refusals.add(Refusal.at("subject", "activities.too-long", SUBJECT_MAX));
        }
        if (draft.body().length() > BODY_MAX) {
            refusals.add(Refusal.at("body", "activities.too-long", BODY_MAX));
        }
        if (draft.endsAt() != null && (draft.dueAt() == null || draft.endsAt().isBefore(draft.dueAt()))) {
            refusals.add(Refusal.at("ends", "activities.ends-before-start"));
        }
        if (draft.mentions().size() > MENTIONS_MAX) {
            refusals.add(Refusal.at("body", "activities.mentions.too-many", MENTIONS_MAX));
        }
        return refusals;
    }
}
