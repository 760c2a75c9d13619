package org.penstock.contacts.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.penstock.contacts.Changed;
import org.penstock.contacts.Contact;
import org.penstock.contacts.ContactChanges;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Person;
import org.penstock.contacts.PersonDraft;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.Clash;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The facts of a person or an organisation, edited in place: the card, the form, and the choice after a lost race. */
@PageController
class ContactFactsController {
    private final ContactChanges changes;
    private final ContactForms forms;
    private final Templates templates;

    ContactFactsController(ContactChanges changes, ContactForms forms, Templates templates) {
        this.changes = changes;
        this.forms = forms;
        this.templates = templates;
    }

    @GetMapping({"/people/{id}/facts", "/organisations/{id}/facts"})
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return card(actor, ui, Noun.of(ui), id);
    }

    /** The form; {@code focus} names the fact that was clicked. */
    @GetMapping({"/people/{id}/facts/edit", "/organisations/{id}/facts/edit"})
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(defaultValue = "name") String focus) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        Noun noun = Noun.of(ui);
        Contact contact = forms.contact(actor, noun, id);
        return templates.contactsFactsForm(ui, id, forms.of(actor, ui, noun, contact), FormErrors.NONE, focus);
    }

    @PutMapping({"/people/{id}/facts", "/organisations/{id}/facts"})
    ResponseEntity<?> update(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        ContactForm form = new ContactForm(Noun.of(ui), typed).settled();
        Contact present = forms.contact(actor, form.noun(), id);
        return switch (change(actor, ui, form, present)) {
            case Result.Done<Changed> done -> saved(actor, ui, form.noun(), id, done.value());
            case Result.Refused<Changed> refused -> refused(ui, id, form, refused.refusals());
            case Result.Stale<Changed> stale -> stale(actor, ui, form, present);
        };
    }

    private Result<Changed> change(Actor actor, Ui ui, ContactForm form, Contact present) {
        ContactReading reading = forms.reading(ui, form);
        return switch (present) {
            case Person person -> {
                PersonDraft draft = reading.person(person.facts());
                yield reading.refusals().isEmpty()
                        ? changes.person(actor, person.id(), form.version(), draft)
                        : Result.refused(reading.refusals());
            }
            case Organisation one -> {
                OrganisationDraft draft = reading.organisation(one.facts());
                yield reading.refusals().isEmpty()
                        ? changes.organisation(actor, one.id(), form.version(), draft)
                        : Result.refused(reading.refusals());
            }
        };
    }

    private ResponseEntity<JteModel> saved(Actor actor, Ui ui, Noun noun, UUID id, Changed changed) {
        Toast toast = Toast.done(ui.t("contacts.saved"));
        return ResponseEntity.ok()
                .header(
                        "HX-Trigger",
                        Toasts.event(
                                changed.undo() == null ? toast : toast.undo(noun.path() + "/undos/" + changed.undo()),
                                "contacts-changed"))
                .body(card(actor, ui, noun, id));
    }

    private ResponseEntity<JteModel> refused(Ui ui, UUID id, ContactForm form, List<Refusal> refusals) {
        return FormErrors.refused(
                templates.contactsFactsForm(ui, id, forms.again(form), new FormErrors(refusals), "name"));
    }

    /** Somebody was faster. Where both wrote the same there is nothing to choose. */
    private ResponseEntity<JteModel> stale(Actor actor, Ui ui, ContactForm form, Contact now) {
        if (now.binned()) {
            FormErrors errors = new FormErrors(List.of(Refusal.of("contacts.refused.binned")));
            return FormErrors.stale(templates.contactsFactsForm(ui, now.id(), forms.again(form), errors, "name"));
        }
        List<Clash> clashes = forms.clashes(actor, ui, form, now);
        if (clashes.isEmpty()) {
            return ResponseEntity.ok(card(actor, ui, form.noun(), now.id()));
        }
        form.set("version", now.version());
        return FormErrors.stale(templates.contactsClash(ui, now, form, clashes));
    }

    private JteModel card(Actor actor, Ui ui, Noun noun, UUID id) {
        Contact contact = forms.contact(actor, noun, id);
        return templates.contactsFacts(ui, forms.facts(actor, ui, noun, contact));
    }
}
