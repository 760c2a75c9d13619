package org.penstock.contacts.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Contact;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactLists;
import org.penstock.contacts.ContactPage;
import org.penstock.contacts.Duplicates;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.OrganisationTree;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.contacts.PersonDraft;
import org.penstock.fields.Subject;
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
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of a person or an organisation, and making one. */
@PageController
public class ContactController {
    private final People people;
    private final Organisations organisations;
    private final OrganisationTree tree;
    private final ContactLists lists;
    private final Duplicates duplicates;
    private final ContactForms forms;
    private final Templates templates;

    ContactController(
            People people,
            Organisations organisations,
            OrganisationTree tree,
            ContactLists lists,
            Duplicates duplicates,
            ContactForms forms,
            Templates templates) {
        this.people = people;
        this.organisations = organisations;
        this.tree = tree;
        this.lists = lists;
        this.duplicates = duplicates;
        this.forms = forms;
        this.templates = templates;
    }

    /** Those around an organisation: what stands above, who works there, what stands below. */
    public record Around(List<OrganisationTree.Parent> above, ContactPage people, ContactPage children) {
        /** The most of each that the page shows; the rest is one click away in the list. */
        public static final int SHOWN_MAX = 12;
    }

    @GetMapping({"/people/{id:[0-9a-f-]{36}}", "/organisations/{id:[0-9a-f-]{36}}"})
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Noun noun = Noun.of(ui);
        Contact contact = forms.contact(actor, noun, id);
        return templates.contactsContact(ui, forms.facts(actor, ui, noun, contact), around(actor, noun, id));
    }

    /** The head of the page anew, after something changed. */
    @GetMapping({"/people/{id}/head", "/organisations/{id}/head"})
    JteModel head(Actor actor, Ui ui, @PathVariable UUID id) {
        Noun noun = Noun.of(ui);
        Contact contact = forms.contact(actor, noun, id);
        return templates.contactsHead(ui, forms.facts(actor, ui, noun, contact), around(actor, noun, id));
    }

    @GetMapping({"/people/new", "/organisations/new"})
    JteModel draft(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> given) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        return templates.contactsDraft(ui, forms.blank(actor, Noun.of(ui), given), FormErrors.NONE);
    }

    @PostMapping({"/people", "/organisations"})
    ResponseEntity<?> create(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        ContactForm form = new ContactForm(Noun.of(ui), typed);
        Result<? extends Contact> created = create(actor, form, forms.reading(ui, form));
        if (created instanceof Result.Done<? extends Contact> done) {
            String path = form.noun().path() + "/" + done.value().id();
            return Redirects.to(
                    ui, path, Toast.done(ui.t("contacts.created." + form.noun().key())));
        }
        List<Refusal> refusals = ((Result.Refused<? extends Contact>) created).refusals();
        return FormErrors.refused(templates.contactsDraft(ui, forms.again(form), new FormErrors(refusals)));
    }

    /** Who may be there already, while one types. */
    @GetMapping({"/people/duplicates", "/organisations/duplicates"})
    JteModel duplicates(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") String name,
            @RequestParam MultiValueMap<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        Noun noun = Noun.of(ui);
        return templates.contactsDuplicates(
                ui,
                noun,
                duplicates.of(
                        actor,
                        noun.subject(),
                        name.substring(0, Math.min(name.length(), ContactFilter.Q_MAX)),
                        typed.getOrDefault("email", List.of()),
                        typed.getOrDefault("phone", List.of())));
    }

    private Result<? extends Contact> create(Actor actor, ContactForm form, ContactReading reading) {
        if (form.noun().isPeople()) {
            PersonDraft draft = reading.person(PersonDraft.named(""));
            return reading.refusals().isEmpty() ? people.create(actor, draft) : Result.refused(reading.refusals());
        }
        OrganisationDraft draft = reading.organisation(OrganisationDraft.named(""));
        return reading.refusals().isEmpty() ? organisations.create(actor, draft) : Result.refused(reading.refusals());
    }

    private @Nullable Around around(Actor actor, Noun noun, UUID id) {
        if (noun.isPeople()) {
            return null;
        }
        ContactFilter inside = ContactFilter.of(Map.of("organisation", id.toString()));
        return new Around(
                tree.above(actor, id),
                lists.load(actor, Subject.PERSON, inside),
                lists.load(actor, Subject.ORGANISATION, inside));
    }
}
