package org.penstock.fields.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldDraft;
import org.penstock.fields.FieldType;
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

/** The company's own fields: the list by subject, adding, retiring, bringing back. */
@PageController
class FieldSettingsController {
    private final CustomFields fields;
    private final Templates templates;

    FieldSettingsController(CustomFields fields, Templates templates) {
        this.fields = fields;
        this.templates = templates;
    }

    @GetMapping("/settings/fields")
    JteModel list(Actor actor, Ui ui, @RequestParam(defaultValue = "deal") String subject) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return page(ui, Subject.of(subject), "", FormErrors.NONE);
    }

    @PostMapping("/settings/fields")
    ResponseEntity<?> create(
            Actor actor,
            Ui ui,
            @RequestParam String subject,
            @RequestParam String label,
            @RequestParam String type,
            @RequestParam(defaultValue = "") String options) {
        Subject of = Subject.of(subject);
        List<String> choices = FieldType.of(type).hasOptions() ? options.lines().toList() : List.of();
        Result<CustomField> created = fields.create(actor, new FieldDraft(of, label, FieldType.of(type), choices));
        if (created instanceof Result.Refused<CustomField> refused) {
            return FormErrors.refused(page(ui, of, label, new FormErrors(refused.refusals())));
        }
        return saved(ui, of);
    }

    @PutMapping("/settings/fields/{id}/retirement")
    ResponseEntity<?> retire(Actor actor, Ui ui, @PathVariable UUID id) {
        return saved(ui, fields.retire(actor, id).subject());
    }

    @DeleteMapping("/settings/fields/{id}/retirement")
    ResponseEntity<?> restore(Actor actor, Ui ui, @PathVariable UUID id) {
        Subject of = fields.get(id).subject();
        fields.restore(actor, id);
        return saved(ui, of);
    }

    private static ResponseEntity<?> saved(Ui ui, Subject subject) {
        return Redirects.to(ui, "/settings/fields?subject=" + subject.code(), Toast.done(ui.t("fields.saved")));
    }

    private JteModel page(Ui ui, Subject subject, String label, FormErrors errors) {
        return templates.fieldsFields(ui, subject, fields.all(subject), label, errors);
    }
}
