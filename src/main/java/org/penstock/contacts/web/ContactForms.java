package org.penstock.contacts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Contact;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.contacts.Person;
import org.penstock.fields.CurrencyOptions;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldInput;
import org.penstock.fields.Label;
import org.penstock.fields.Labels;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.teams.Company;
import org.penstock.web.Clash;
import org.penstock.web.Option;
import org.penstock.web.Ui;
import org.springframework.stereotype.Component;
import org.springframework.util.MultiValueMap;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** What the pages and forms of contacts need besides the record: names, labels, custom fields, currencies. */
@Component
public class ContactForms {
    private static final TypeReference<Map<String, String>> TEXTS = new TypeReference<>() {};

    private final People people;
    private final Organisations organisations;
    private final Accounts accounts;
    private final CustomFields fields;
    private final Labels labels;
    private final Company company;
    private final JsonMapper json;

    ContactForms(
            People people,
            Organisations organisations,
            Accounts accounts,
            CustomFields fields,
            Labels labels,
            Company company,
            JsonMapper json) {
        this.people = people;
        this.organisations = organisations;
        this.accounts = accounts;
        this.fields = fields;
        this.labels = labels;
        this.company = company;
        this.json = json;
    }

    /**
     * A form with all that it offers.
     *
     * @param was the facts as they stood when the form was made, for telling who changed what
     */
    public record Filled(
            ContactForm form,
            String was,
            List<Option> currencies,
            String currency,
            List<Label> labels,
            List<UUID> chosenLabels,
            List<FieldInput> custom) {}

    Contact contact(Actor actor, Noun noun, UUID id) {
        return noun.isPeople() ? people.get(actor, id) : organisations.get(actor, id);
    }

    ContactFacts facts(Actor actor, Ui ui, Noun noun, Contact contact) {
        return new ContactFacts(
                noun,
                contact,
                organisation(actor, contact.organisationId()),
                owner(actor, contact.ownerId()),
                ContactFacts.labels(labels.byId(noun.subject()), contact.labels()),
                fields.show(noun.subject(), contact.custom(), ui.texts()));
    }

    /** A new one, with what the link to it gives; owned by whoever makes it. */
    Filled blank(Actor actor, Noun noun, MultiValueMap<String, String> given) {
        ContactForm form = ContactForm.empty(noun);
        given.forEach((name, values) -> form.typed().put(name, new ArrayList<>(values)));
        ContactReading.uuid(form.get(noun.above()))
                .ifPresent(id -> form.set(noun.above() + "Text", organisation(actor, id)));
        if (form.get("owner").isEmpty()) {
            form.set("owner", actor.id());
            form.set("ownerText", actor.name());
        }
        return again(form);
    }

    Filled of(Actor actor, Ui ui, Noun noun, Contact contact) {
        ContactFacts facts = facts(actor, ui, noun, contact);
        ContactForm form = ContactForm.of(noun, contact, facts.organisation(), facts.owner());
        return filled(
                form,
                json.writeValueAsString(facts.texts(ui)),
                contact.labels(),
                fields.inputs(noun.subject(), contact.custom(), ui.texts(), currency()));
    }

    /** The form as it was typed. */
    Filled again(ContactForm form) {
        return filled(
                form, form.get("was"), form.labels(), fields.inputs(form.noun().subject(), form.typed(), currency()));
    }

    ContactReading reading(Ui ui, ContactForm form) {
        return new ContactReading(form, fields, ui.texts().locale(), currency());
    }

    /** Field by field what the reader typed against what stands now; empty when the two agree. */
    List<Clash> clashes(Actor actor, Ui ui, ContactForm form, Contact now) {
        ContactFacts theirs = facts(actor, ui, form.noun(), now);
        Map<String, String> mine =
                facts(actor, ui, form.noun(), mine(ui, form, now)).texts(ui);
        Map<String, String> was = was(form);
        List<Clash> clashes = new ArrayList<>();
        theirs.texts(ui).forEach((field, text) -> {
            String typed = mine.getOrDefault(field, "");
            if (!typed.equals(text)) {
                boolean changed = !typed.equals(was.get(field));
                clashes.add(new Clash(field, theirs.label(ui, field), typed, text, changed));
            }
        });
        return clashes;
    }

    /** What would stand if the reader had been faster. */
    private Contact mine(Ui ui, ContactForm form, Contact now) {
        ContactReading reading = reading(ui, form);
        return switch (now) {
            case Person person ->
                new Person(
                        now.id(),
                        now.version(),
                        reading.person(person.facts()),
                        now.createdAt(),
                        now.updatedAt(),
                        now.binned());
            case Organisation one ->
                new Organisation(
                        now.id(),
                        now.version(),
                        reading.organisation(one.facts()),
                        now.createdAt(),
                        now.updatedAt(),
                        now.binned());
        };
    }

    private Map<String, String> was(ContactForm form) {
        try {
            return form.get("was").isBlank() ? Map.of() : json.readValue(form.get("was"), TEXTS);
        } catch (JacksonException notOurs) {
            return Map.of();
        }
    }

    private Filled filled(ContactForm form, String was, List<UUID> chosen, List<FieldInput> custom) {
        String currency = form.get("annualRevenueCurrency").isBlank() ? currency() : form.get("annualRevenueCurrency");
        return new Filled(
                form,
                was,
                CurrencyOptions.startingWith(currency),
                currency,
                labels.of(form.noun().subject()),
                chosen,
                custom);
    }

    private String organisation(Actor actor, @Nullable UUID id) {
        return id == null
                ? ""
                : organisations.find(actor, id).map(Organisation::name).orElse("");
    }

    private String owner(Actor actor, @Nullable UUID id) {
        return id == null ? "" : accounts.names(actor, List.of(id)).getOrDefault(id, "");
    }

    private String currency() {
        return company.settings().currency();
    }
}
