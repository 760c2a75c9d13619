package org.penstock.contacts.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactLists;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Organisations;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
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

/** Organisations: the list, one with its facts, new ones. */
@PageController
class OrganisationController {
    private final ContactLists lists;
    private final Organisations organisations;
    private final ContactNames names;
    private final Templates templates;

    OrganisationController(ContactLists lists, Organisations organisations, ContactNames names, Templates templates) {
        this.lists = lists;
        this.organisations = organisations;
        this.names = names;
        this.templates = templates;
    }

    @GetMapping("/organisations")
    JteModel list(Actor actor, Ui ui, @RequestParam Map<String, String> query) {
        ContactFilter filter = ContactFilter.of(query);
        return templates.contactsList(ui, lists.organisations(actor, filter), filter, "organisations");
    }

    @GetMapping("/organisations/new")
    JteModel draft(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        return templates.contactsForm(ui, null, "organisations", ContactForm.EMPTY, FormErrors.NONE);
    }

    @PostMapping("/organisations")
    ResponseEntity<?> create(Actor actor, Ui ui, ContactForm form) {
        return answer(ui, null, form, organisations.create(actor, form.organisation(OrganisationDraft.named(""))));
    }

    @GetMapping("/organisations/{id:[0-9a-f-]{36}}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Organisation organisation = organisations.get(actor, id);
        ContactForm facts = ContactForm.of(
                organisation,
                names.organisation(actor, organisation.facts().parentId()),
                names.owner(actor, organisation.facts().ownerId()));
        return templates.contactsContact(ui, id, "organisations", facts);
    }

    @GetMapping("/organisations/{id}/edit")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        Organisation organisation = organisations.get(actor, id);
        ContactForm form = ContactForm.of(
                organisation,
                names.organisation(actor, organisation.facts().parentId()),
                names.owner(actor, organisation.facts().ownerId()));
        return templates.contactsForm(ui, id, "organisations", form, FormErrors.NONE);
    }

    @PutMapping("/organisations/{id}")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, ContactForm form) {
        OrganisationDraft draft = form.organisation(organisations.get(actor, id).facts());
        return answer(
                ui, id, form, organisations.change(actor, id, form.version() == null ? 0 : form.version(), draft));
    }

    private ResponseEntity<?> answer(Ui ui, @Nullable UUID id, ContactForm form, Result<Organisation> result) {
        if (result instanceof Result.Done<Organisation> done) {
            return Redirects.to(ui, "/organisations/" + done.value().id(), Toast.done(ui.t("contacts.saved")));
        }
        if (result instanceof Result.Refused<Organisation> refused) {
            return FormErrors.refused(
                    templates.contactsForm(ui, id, "organisations", form, new FormErrors(refused.refusals())));
        }
        FormErrors errors = new FormErrors(java.util.List.of(Refusal.of("contacts.stale")));
        return FormErrors.stale(templates.contactsForm(ui, id, "organisations", form, errors));
    }
}
