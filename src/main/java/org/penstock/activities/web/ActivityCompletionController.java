package org.penstock.activities.web;

import java.time.Clock;
import java.time.LocalDate;
import java.time.ZonedDateTime;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activities;
import org.penstock.activities.Activity;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Doing an activity, taking that back, putting it off. */
@PageController
class ActivityCompletionController {
    private static final int DAYS_MAX = 365;

    private final Activities activities;
    private final Clock clock;

    ActivityCompletionController(Activities activities, Clock clock) {
        this.activities = activities;
        this.clock = clock;
    }

    @PutMapping("/activities/{id}/completion")
    ResponseEntity<Void> create(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(required = false) @Nullable String callOutcome) {
        Activity done = activities.complete(actor, id, callOutcome);
        return ActivityController.done(
                Toast.done(ui.t("activities.done", done.subject())).undo("/activities/" + id + "/reopening"));
    }

    @PostMapping("/activities/{id}/reopening")
    ResponseEntity<Void> reopen(Actor actor, Ui ui, @PathVariable UUID id) {
        return delete(actor, ui, id);
    }

    @DeleteMapping("/activities/{id}/completion")
    ResponseEntity<Void> delete(Actor actor, Ui ui, @PathVariable UUID id) {
        Activity open = activities.reopen(actor, id);
        return ActivityController.done(Toast.done(ui.t("activities.reopened", open.subject())));
    }

    /** Puts it off by whole days from today, at the same time of day. */
    @PutMapping("/activities/{id}/due")
    ResponseEntity<Void> update(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam int days) {
        Activity activity = activities.get(actor, id);
        LocalDate day = LocalDate.now(clock.withZone(actor.zone())).plusDays(Math.clamp(days, 0, DAYS_MAX));
        ZonedDateTime until = activity.dueAt() == null
                ? day.atTime(18, 0).atZone(actor.zone())
                : activity.dueAt().atZone(actor.zone()).with(day);
        activities.postpone(actor, id, until.toInstant());
        return ActivityController.done(Toast.done(
                ui.t("activities.postponed", activity.subject(), ui.texts().dateShort(day))));
    }
}
