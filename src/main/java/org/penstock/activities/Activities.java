package org.penstock.activities;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
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
    public static final int PLACE_MAX = 200;

    /** How a call can go; the database takes no other words. */
    public static final List<String> CALL_OUTCOMES = List.of("reached", "not_reached", "left_message");

    private static final String CHANGE = """
            update activity set kind = :kind, subject = :subject, body = :body, due_at = :due, due_on = :dueOn,
                                ends_at = :ends, place = :place, call_outcome = :callOutcome, assignee_id = :assignee,
                                mentions = :mentions::uuid[], version = version + 1, updated_at = :now
             where id = :id and version = :version""";
    private static final String KNOWN = """
            select (:person::uuid is null or exists (select from person where id = :person and deleted_at is null))
               and (:organisation::uuid is null
                    or exists (select from organisation where id = :organisation and deleted_at is null))""";
    private static final String COLLEAGUES =
            "select count(*) from account where id = any(:ids::uuid[]) and state <> 'deactivated'";
    private static final String BIN =
            "update activity set deleted_at = :deleted, version = version + 1, updated_at = :now where id = :id";

    private final JdbcClient jdbc;
    private final ActivityRows rows;
    private final ActivityWork work;
    private final NextStepKeeper steps;
    private final ActivityNews news;
    private final DealPages deals;
    private final Ids ids;
    private final Clock clock;

    Activities(
            JdbcClient jdbc,
            ActivityRows rows,
            ActivityWork work,
            NextStepKeeper steps,
            ActivityNews news,
            DealPages deals,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.work = work;
        this.steps = steps;
        this.news = news;
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
        requireRecords(actor, draft);
        List<Refusal> refusals = refusals(draft, null);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID id = ids.next();
        rows.insert(List.of(new ActivityRecord(id, draft, clock.instant(), actor.id(), null)));
        keep(draft.deal());
        news.planned(actor, List.of(draft));
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
        news.planned(actor, records.stream().map(ActivityRecord::facts).toList());
    }

    /** Changes everything but what the activity hangs on. */
    @Transactional
    public Result<Activity> change(Actor actor, UUID id, int version, ActivityDraft draft) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        Activity before = get(actor, id);
        List<Refusal> refusals = refusals(draft, before);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int changed = jdbc.sql(CHANGE)
                .param("id", id)
                .param("version", version)
                .param("kind", draft.kind().code())
                .param("subject", draft.subject().strip())
                .param("body", draft.body().strip())
                .param("due", ActivityRows.key(draft.due()), Types.TIMESTAMP)
                .param("dueOn", ActivityRows.day(draft.due()), Types.DATE)
                .param("ends", ActivityRows.time(draft.endsAt()), Types.TIMESTAMP)
                .param("place", draft.place())
                .param("callOutcome", draft.callOutcome())
                .param("assignee", draft.assignee(), Types.OTHER)
                .param("mentions", draft.mentions().toArray(UUID[]::new))
                .param("now", Timestamp.from(clock.instant()))
                .update();
        keep(before.deal());
        news.changed(actor, List.of(before));
        news.planned(actor, List.of(draft));
        return changed == 1 ? Result.done(get(actor, id)) : Result.stale(before);
    }

    /** Done now; a call may say how it went. */
    @Transactional
    public Activity complete(Actor actor, UUID id, @Nullable String callOutcome) {
        work.complete(actor, List.of(id), callOutcome);
        return get(actor, id);
    }

    /** Open again. */
    @Transactional
    public Activity reopen(Actor actor, UUID id) {
        work.reopen(actor, List.of(id));
        return get(actor, id);
    }

    /** Into the bin; {@link #restore} takes it back. */
    @Transactional
    public Activity remove(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        Activity before = get(actor, id);
        bin(id, clock.instant());
        keep(before.deal());
        news.changed(actor, List.of(before));
        return before;
    }

    @Transactional
    public Activity restore(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        bin(id, null);
        Activity back = get(actor, id);
        keep(back.deal());
        news.changed(actor, List.of(back));
        return back;
    }

    /** {@link Missing} unless one sees all that the activity is to hang on. */
    private void requireRecords(Actor actor, ActivityDraft draft) {
        if (draft.deal() != null) {
            deals.require(actor, draft.deal());
        }
        boolean known = jdbc.sql(KNOWN)
                .param("person", draft.person(), Types.OTHER)
                .param("organisation", draft.organisation(), Types.OTHER)
                .query(Boolean.class)
                .single();
        if (!known) {
            throw new Missing("Person or organisation");
        }
    }

    private boolean colleagues(Collection<UUID> ids) {
        UUID[] named = ids.stream().distinct().toArray(UUID[]::new);
        return named.length == 0
                || jdbc.sql(COLLEAGUES).param("ids", named).query(Integer.class).single() == named.length;
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

    private static boolean endsAfterStart(@Nullable Due due, Instant end) {
        return due != null && due.at() != null && !end.isBefore(due.at());
    }

    private List<Refusal> refusals(ActivityDraft draft, @Nullable Activity before) {
        List<Refusal> refusals = new ArrayList<>();
        if (draft.subject().isBlank()) {
            refusals.add(Refusal.at("subject", "activities.subject.missing"));
        } else if (draft.subject().strip().length() > SUBJECT_MAX) {
            refusals.add(Refusal.at("subject", "activities.too-long", SUBJECT_MAX));
        }
        if (draft.body().length() > BODY_MAX) {
            refusals.add(Refusal.at("body", "activities.too-long", BODY_MAX));
        }
        if (draft.place() != null && draft.place().length() > PLACE_MAX) {
            refusals.add(Refusal.at("place", "activities.too-long", PLACE_MAX));
        }
        if (draft.callOutcome() != null && !CALL_OUTCOMES.contains(draft.callOutcome())) {
            refusals.add(Refusal.at("callOutcome", "activities.call.unknown", String.join(", ", CALL_OUTCOMES)));
        }
        if (draft.endsAt() != null && !endsAfterStart(draft.due(), draft.endsAt())) {
            refusals.add(Refusal.at("ends", "activities.ends-before-start"));
        }
        if (draft.mentions().size() > MENTIONS_MAX) {
            refusals.add(Refusal.at("body", "activities.mentions.too-many", MENTIONS_MAX));
        }
        // Whoever left the company meanwhile may stay where they stood.
        List<UUID> named = new ArrayList<>(draft.mentions());
        if (draft.assignee() != null && (before == null || !draft.assignee().equals(before.assignee()))) {
            named.add(draft.assignee());
        }
        if (before != null) {
            named.removeAll(before.mentions());
        }
        if (!colleagues(named)) {
            refusals.add(Refusal.at("assignee", "activities.assignee.unknown"));
        }
        return refusals;
    }
}
