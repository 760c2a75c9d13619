package org.penstock.activities.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activities;
import org.penstock.activities.Activity;
import org.penstock.activities.ActivityKind;
import org.penstock.activities.ActivityLists;
import org.penstock.deals.DealPages;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Activities: the list, one in a dialog, planning, changing, the bin. Regions reload on "activities-changed". */
@PageController
class ActivityController {
    static final String CHANGED = "activities-changed";
    static final String TODAY = "today-changed";

    private final Activities activities;
    private final ActivityLists lists;
    private final DealPages deals;
    private final Templates templates;

    ActivityController(Activities activities, ActivityLists lists, DealPages deals, Templates templates) {
        this.deals = deals;
        this.activities = activities;
        this.lists = lists;
        this.templates = templates;
    }

    @GetMapping("/activities")
    JteModel list(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "mine") String whose,
            @RequestParam(defaultValue = "open") String state,
            @RequestParam(defaultValue = "") String kind,
            @RequestParam(defaultValue = "") String assignee,
            @RequestParam(defaultValue = "") String assigneeText,
            @RequestParam(defaultValue = "") String from,
            @RequestParam(defaultValue = "") String until,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable String plan) {
        ActivityLists.Filter filter =
                new ActivityLists.Filter(whose, id(assignee), state, known(kind), day(from), day(until));
        return templates.activitiesList(ui, lists.page(actor, filter, page), filter, assigneeText, plan != null);
    }

    /** A next step of a deal, or a task of its own, in the dialog. */
    @GetMapping("/activities/new")
    JteModel plan(Actor actor, Ui ui, @RequestParam(required = false) @Nullable UUID deal) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        UUID of = deal == null ? null : deals.require(actor, deal).id();
        return templates.activitiesDialog(ui, null, ActivityForm.planned(ui, of), FormErrors.NONE);
    }

    @PostMapping("/activities")
    ResponseEntity<?> create(Actor actor, Ui ui, ActivityForm form) {
        ActivityForm.Read read = form.read(actor);
        if (read.draft() == null) {
            return FormErrors.refused(templates.activitiesDialog(ui, null, form, new FormErrors(read.refusals())));
        }
        Result<UUID> created = activities.create(actor, read.draft());
        if (created instanceof Result.Refused<UUID> refused) {
            return dialog(templates.activitiesDialog(ui, null, form, new FormErrors(refused.refusals())));
        }
        return done(Toast.done(ui.t("activities.created." + form.kindOrTask().code())));
    }

    /** Where a plain composer was refused, the dialog opens with what was typed. */
    private static ResponseEntity<JteModel> dialog(JteModel form) {
        return ResponseEntity.unprocessableContent()
                .header("HX-Retarget", "#dialog-body")
                .header("HX-Reswap", "innerHTML")
                .body(form);
    }

    @GetMapping("/activities/{id}/edit")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.EDIT_ACTIVITIES);
        Activity activity = activities.get(actor, id);
        return templates.activitiesDialog(ui, id, ActivityForm.of(ui, activity), FormErrors.NONE);
    }

    @PutMapping("/activities/{id}")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, ActivityForm form) {
        ActivityForm.Read read = form.read(actor);
        if (read.draft() == null) {
            return FormErrors.refused(templates.activitiesDialog(ui, id, form, new FormErrors(read.refusals())));
        }
        int version = form.version() == null ? 0 : form.version();
        Result<Activity> changed = activities.change(actor, id, version, read.draft());
        if (changed instanceof Result.Refused<Activity> refused) {
            return FormErrors.refused(templates.activitiesDialog(ui, id, form, new FormErrors(refused.refusals())));
        }
        if (changed instanceof Result.Stale<Activity> stale) {
            FormErrors errors = new FormErrors(
                    List.of(Refusal.of("activities.stale", stale.current().subject())));
            return FormErrors.stale(templates.activitiesDialog(ui, id, ActivityForm.of(ui, stale.current()), errors));
        }
        return done(Toast.done(ui.t("activities.saved")));
    }

    @DeleteMapping("/activities/{id}")
    ResponseEntity<Void> delete(Actor actor, Ui ui, @PathVariable UUID id) {
        activities.remove(actor, id);
        return done(Toast.done(ui.t("activities.removed")).undo("/activities/" + id + "/restoration"));
    }

    @PostMapping("/activities/{id}/restoration")
    ResponseEntity<Void> restore(Actor actor, Ui ui, @PathVariable UUID id) {
        activities.restore(actor, id);
        return done(Toast.done(ui.t("activities.restored")));
    }

    static ResponseEntity<Void> done(Toast toast) {
        return ResponseEntity.noContent()
                .header("HX-Trigger", Toasts.event(toast, CHANGED, TODAY, "dialog-close"))
                .build();
    }

    /** What can't be read narrows nothing. */
    private static @Nullable UUID id(String text) {
        try {
            return text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException unreadable) {
            return null;
        }
    }

    private static @Nullable LocalDate day(String text) {
        try {
            LocalDate day = text.isBlank() ? null : LocalDate.parse(text);
            return day == null || day.getYear() < 1900 || day.getYear() > 2200 ? null : day;
        } catch (DateTimeException unreadable) {
            return null;
        }
    }

    private static String known(String kind) {
        for (ActivityKind one : ActivityKind.values()) {
            if (one.code().equals(kind)) {
                return kind;
            }
        }
        return "";
    }
}
