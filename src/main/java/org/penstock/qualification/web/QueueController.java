package org.penstock.qualification.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.qualification.Qualification;
import org.penstock.qualification.Qualifications;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The queue of leads that wait for a verdict, worked through one after the other. */
@PageController
class QueueController {
    private final QueueRegions regions;
    private final Qualifications qualifications;
    private final Templates templates;

    QueueController(QueueRegions regions, Qualifications qualifications, Templates templates) {
        this.regions = regions;
        this.qualifications = qualifications;
        this.templates = templates;
    }

    @GetMapping("/qualification")
    JteModel show(
            Actor actor,
            Ui ui,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable UUID lead) {
        QueueRegions.View view = QueueRegions.View.of(actor, order, owner, page);
        return templates.qualificationPage(ui, regions.shown(actor, ui, view, lead, null));
    }

    /** The region alone, for another lead. */
    @GetMapping("/qualification/queue")
    JteModel queue(
            Actor actor,
            Ui ui,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "1") int page,
            @RequestParam(required = false) @Nullable UUID lead) {
        QueueRegions.View view = QueueRegions.View.of(actor, order, owner, page);
        return templates.qualificationQueue(ui, regions.shown(actor, ui, view, lead, null));
    }

    /** Takes back what was done last and shows that lead again. */
    @PostMapping("/qualification/undo")
    ResponseEntity<JteModel> undo(
            Actor actor,
            Ui ui,
            @RequestParam UUID lead,
            @RequestParam int version,
            @RequestParam(required = false) @Nullable String order,
            @RequestParam(required = false) @Nullable String owner,
            @RequestParam(defaultValue = "1") int page) {
        Result<Qualification> undone = qualifications.undo(actor, lead, version);
        boolean done = undone instanceof Result.Done<Qualification>;
        QueueRegions.View view = QueueRegions.View.of(actor, order, owner, page);
        QueueRegions.Last last =
                new QueueRegions.Last(lead, ui.t(done ? "qualification.undone" : "qualification.not-undone"), 0);
        JteModel region = templates.qualificationQueue(ui, regions.shown(actor, ui, view, lead, last));
        return done ? ResponseEntity.ok(region) : FormErrors.stale(region);
    }
}
