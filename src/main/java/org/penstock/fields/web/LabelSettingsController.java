package org.penstock.fields.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.penstock.fields.Label;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Labels: the list by subject, adding, retiring, bringing back. */
@PageController
class LabelSettingsController {
    private final Labels labels;
    private final Templates templates;

    LabelSettingsController(Labels labels, Templates templates) {
        this.labels = labels;
        this.templates = templates;
    }

    @GetMapping("/settings/labels")
    JteModel list(Actor actor, Ui ui, @RequestParam(defaultValue = "deal") String subject) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return page(ui, Subject.of(subject), "", FormErrors.NONE);
    }

    @PostMapping("/settings/labels")
    ResponseEntity<?> create(
            Actor actor, Ui ui, @RequestParam String subject, @RequestParam String name, @RequestParam String colour) {
        Subject of = Subject.of(subject);
        Result<Label> created = labels.create(actor, of, name, colour);
        if (created instanceof Result.Refused<Label> refused) {
            return FormErrors.refused(page(ui, of, name, new FormErrors(refused.refusals())));
        }
        return saved(ui, of);
    }

    @PutMapping("/settings/labels/{id}/retirement")
    ResponseEntity<?> retire(Actor actor, Ui ui, @PathVariable UUID id) {
        return saved(ui, labels.retire(actor, id).subject());
    }

    @DeleteMapping("/settings/labels/{id}/retirement")
    ResponseEntity<?> restore(Actor actor, Ui ui, @PathVariable UUID id) {
        Subject of = labels.get(id).subject();
        labels.restore(actor, id);
        return saved(ui, of);
    }

    private static ResponseEntity<?> saved(Ui ui, Subject subject) {
        return Redirects.to(ui, "/settings/labels?subject=" + subject.code(), Toast.done(ui.t("fields.saved")));
    }

    private JteModel page(Ui ui, Subject subject, String name, FormErrors errors) {
        return templates.fieldsLabelList(ui, subject, labels.all(subject), name, errors);
    }
}
