package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reasons;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The managed list of reasons for lost and disqualified deals. */
@PageController
class ReasonSettingsController {
    private final Reasons reasons;
    private final Templates templates;

    ReasonSettingsController(Reasons reasons, Templates templates) {
        this.reasons = reasons;
        this.templates = templates;
    }

    @GetMapping("/settings/reasons")
    JteModel list(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return templates.dealsReasons(ui, reasons.all(), FormErrors.NONE);
    }

    @PostMapping("/settings/reasons")
    ResponseEntity<?> create(Actor actor, Ui ui, @RequestParam Outcome outcome, @RequestParam String name) {
        return answer(ui, reasons.add(actor, outcome, name));
    }

    @PutMapping("/settings/reasons/{id}")
    ResponseEntity<?> update(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean retired) {
        return answer(ui, reasons.change(actor, id, version, name, retired));
    }

    private ResponseEntity<?> answer(Ui ui, Result<UUID> result) {
        if (result instanceof Result.Done<UUID>) {
            return Redirects.to(ui, "/settings/reasons", Toast.done(ui.t("deals.saved")));
        }
        FormErrors errors = new FormErrors(PipelineSettingsController.refusals(result));
        return FormErrors.refused(templates.dealsReasons(ui, reasons.all(), errors));
    }
}
