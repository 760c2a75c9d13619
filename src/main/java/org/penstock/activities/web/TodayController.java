package org.penstock.activities.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.penstock.activities.Today;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;

/** Today, where everybody begins. */
@PageController
class TodayController {
    private final Today today;
    private final Templates templates;

    TodayController(Today today, Templates templates) {
        this.today = today;
        this.templates = templates;
    }

    @GetMapping("/")
    ResponseEntity<Void> home(Ui ui) {
        return Redirects.to(ui, "/today");
    }

    @GetMapping("/today")
    JteModel show(Actor actor, Ui ui) {
        return templates.activitiesToday(ui, today.of(actor));
    }

    /** The page's content anew. */
    @GetMapping("/today/content")
    JteModel content(Actor actor, Ui ui) {
        return templates.activitiesDay(ui, today.of(actor));
    }

    /** The badge: how many are due; empty when none is. */
    @GetMapping("/today/due")
    ResponseEntity<String> due(Actor actor) {
        int due = today.due(actor);
        return ResponseEntity.ok()
                .contentType(MediaType.TEXT_PLAIN)
                .body(due == 0 ? "" : due >= 100 ? "99+" : String.valueOf(due));
    }

    /** What others changed up to now is known. */
    @PostMapping("/today/seen")
    ResponseEntity<Void> seen(Actor actor, Ui ui) {
        today.seen(actor);
        return Redirects.to(ui, "/today", Toast.done(ui.t("activities.today.seen")));
    }
}
