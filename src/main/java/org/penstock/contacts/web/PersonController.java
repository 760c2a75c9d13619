package org.penstock.contacts.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactLists;
import org.penstock.contacts.People;
import org.penstock.contacts.Person;
import org.penstock.contacts.PersonDraft;
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

/** People: the list, one with its facts, new ones. */
@PageController
class PersonController {
    private final ContactLists lists;
    private final People people;
    private final ContactNames names;
    private final Templates templates;

    PersonController(ContactLists lists, People people, ContactNames names, Templates templates) {
        this.lists = lists;
        this.people = people;
        this.names = names;
        this.templates = templates;
    }

    @GetMapping("/people")
    JteModel list(Actor actor, Ui ui, @RequestParam Map<String, String> query) {
        ContactFilter filter = ContactFilter.of(query);
        return templates.contactsList(ui, lists.people(actor, filter), filter, "people");
    }

    @GetMapping("/people/new")
    JteModel draft(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        return templates.contactsForm(ui, null, "people", ContactForm.EMPTY, FormErrors.NONE);
    }

    @PostMapping("/people")
    ResponseEntity<?> create(Actor actor, Ui ui, ContactForm form) {
        return answer(ui, null, form, people.create(actor, form.person(PersonDraft.named(""))));
    }

    @GetMapping("/people/{id:[0-9a-f-]{36}}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Person person = people.get(actor, id);
        ContactForm facts = ContactForm.of(
                person,
                names.organisation(actor, person.facts().organisationId()),
                names.owner(actor, person.facts().ownerId()));
        return templates.contactsContact(ui, id, "people", facts);
    }

    @GetMapping("/people/{id}/edit")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        Person person = people.get(actor, id);
        ContactForm form = ContactForm.of(
                person,
                names.organisation(actor, person.facts().organisationId()),
                names.owner(actor, person.facts().ownerId()));
        return templates.contactsForm(ui, id, "people", form, FormErrors.NONE);
    }

    @PutMapping("/people/{id}")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, ContactForm form) {
        PersonDraft draft = form.person(people.get(actor, id).facts());
        return answer(ui, id, form, people.change(actor, id, form.version() == null ? 0 : form.version(), draft));
    }

    private ResponseEntity<?> answer(Ui ui, @Nullable UUID id, ContactForm form, Result<Person> result) {
        if (result instanceof Result.Done<Person> done) {
            return Redirects.to(ui, "/people/" + done.value().id(), Toast.done(ui.t("contacts.saved")));
        }
        if (result instanceof Result.Refused<Person> refused) {
            return FormErrors.refused(
                    templates.contactsForm(ui, id, "people", form, new FormErrors(refused.refusals())));
        }
        FormErrors errors = new FormErrors(java.util.List.of(Refusal.of("contacts.stale")));
        return FormErrors.stale(templates.contactsForm(ui, id, "people", form, errors));
    }
}
