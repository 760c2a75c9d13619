package org.penstock.activities.web;

import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activity;
import org.penstock.activities.ActivityWork;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.format.annotation.DateTimeFormat;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Doing activities, taking that back, putting them off: one by its path, several by {@code ids}. */
@PageController
class ActivityCompletionController {
    private static final int DAYS_MAX = 365;

    private final ActivityWork work;
    private final Clock clock;

    ActivityCompletionController(ActivityWork work, Clock clock) {
        this.work = work;
        this.clock = clock;
    }

    @PutMapping("/activities/{id}/completion")
    ResponseEntity<Void> create(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(required = false) @Nullable String callOutcome) {
        return done(ui, work.complete(actor, List.of(id), callOutcome));
    }

    @PutMapping("/activities/completions")
    ResponseEntity<Void> createAll(Actor actor, Ui ui, @RequestParam(defaultValue = "") List<UUID> ids) {
        return ids.isEmpty() ? problem(ui, "activities.none-chosen") : done(ui, work.complete(actor, ids, null));
    }

    @PostMapping("/activities/reopenings")
    ResponseEntity<Void> reopen(Actor actor, Ui ui, @RequestParam List<UUID> ids) {
        return reopened(ui, work.reopen(actor, ids));
    }

    @DeleteMapping("/activities/{id}/completion")
    ResponseEntity<Void> delete(Actor actor, Ui ui, @PathVariable UUID id) {
        return reopened(ui, work.reopen(actor, List.of(id)));
    }

    /** Puts it off by whole days from today, at the same time of day. */
    @PutMapping("/activities/{id}/due")
    ResponseEntity<Void> update(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam int days) {
        LocalDate day = day(actor, days);
        return postponed(ui, day, work.postpone(actor, List.of(id), day));
    }

    @PutMapping("/activities/dues")
    ResponseEntity<Void> updateAll(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") List<UUID> ids,
            @RequestParam(required = false) @Nullable Integer days,
            @RequestParam(required = false) @DateTimeFormat(iso = DateTimeFormat.ISO.DATE) @Nullable LocalDate day) {
        if (ids.isEmpty()) {
            return problem(ui, "activities.none-chosen");
        }
        LocalDate chosen = days == null ? day : day(actor, days);
        if (chosen == null) {
            return problem(ui, "activities.no-day");
        }
        return postponed(ui, chosen, work.postpone(actor, ids, chosen));
    }

    /** Takes putting off back: each id with its time of before. */
    @PostMapping("/activities/dues/undo")
    ResponseEntity<Void> undo(Actor actor, Ui ui, @RequestParam List<String> was) {
        work.reschedule(actor, DueTimes.read(was));
        return ActivityController.done(Toast.done(ui.t("activities.put-back")));
    }

    private LocalDate day(Actor actor, int days) {
        return LocalDate.now(clock.withZone(actor.zone())).plusDays(Math.clamp(days, 0, DAYS_MAX));
    }

    private static ResponseEntity<Void> done(Ui ui, List<Activity> done) {
        return ActivityController.done(
                done.isEmpty()
                        ? Toast.done(ui.t("activities.done-already"))
                        : Toast.done(
                                        done.size() == 1
                                                ? ui.t(
                                                        "activities.done",
                                                        done.getFirst().subject())
                                                : ui.n("activities.done-many", done.size()))
                                .undo("/activities/reopenings?ids=" + DueTimes.ids(done)));
    }

    private static ResponseEntity<Void> reopened(Ui ui, List<Activity> open) {
        return ActivityController.done(Toast.done(
                open.size() == 1
                        ? ui.t("activities.reopened", open.getFirst().subject())
                        : ui.n("activities.reopened-many", open.size())));
    }

    private static ResponseEntity<Void> postponed(Ui ui, LocalDate day, List<Activity> before) {
        String to = ui.texts().dateShort(day);
        return ActivityController.done(Toast.done(
                        before.size() == 1
                                ? ui.t("activities.postponed", before.getFirst().subject(), to)
                                : ui.n("activities.postponed-many", before.size(), to))
                .undo("/activities/dues/undo?was=" + DueTimes.write(before)));
    }

    private static ResponseEntity<Void> problem(Ui ui, String key) {
        return Toasts.only(Toast.problem(ui.t(key)));
    }
}
