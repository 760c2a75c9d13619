package org.penstock.contacts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Contact;
import org.penstock.contacts.ContactExports.Line;
import org.penstock.contacts.Email;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Person;
import org.penstock.contacts.Phone;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.fields.Label;
import org.penstock.web.Ui;

/** The columns of an exported list, and a record's cells in them. An import reads the same file back. */
final class ContactCells {
    private static final String SEPARATOR = "; ";

    private final Ui ui;
    private final Noun noun;
    private final Map<UUID, Label> labels;
    private final List<CustomField> fields;

    ContactCells(Ui ui, Noun noun, Map<UUID, Label> labels, List<CustomField> fields) {
        this.ui = ui;
        this.noun = noun;
        this.labels = labels;
        this.fields = fields;
    }

    List<String> head() {
        List<String> head = new ArrayList<>();
        List.of("name", noun.above(), "emails", "phones").forEach(field -> head.add(label(field)));
        (noun.isPeople()
                        ? List.of("jobTitle")
                        : List.of(
                                "website",
                                "industry",
                                "employees",
                                "annualRevenue",
                                "founded",
                                "street",
                                "postalCode",
                                "city",
                                "region",
                                "country"))
                .forEach(field -> head.add(label(field)));
        List.of("owner", "labels", "created", "updated").forEach(field -> head.add(label(field)));
        fields.forEach(field -> head.add(field.label()));
        return head;
    }

    List<String> of(Line line) {
        Contact contact = line.contact();
        List<String> cells = new ArrayList<>();
        cells.add(contact.name());
        cells.add(line.organisation());
        cells.add(contact.emails().stream().map(Email::address).collect(Collectors.joining(SEPARATOR)));
        cells.add(contact.phones().stream().map(Phone::shown).collect(Collectors.joining(SEPARATOR)));
        switch (contact) {
            case Person person -> cells.add(text(person.facts().jobTitle()));
            case Organisation one -> organisation(cells, one.facts());
        }
        cells.add(line.owner());
        cells.add(ContactFacts.labels(labels, contact.labels()).stream()
                .map(Label::name)
                .collect(Collectors.joining(SEPARATOR)));
        cells.add(ui.texts().day(contact.createdAt()).toString());
        cells.add(ui.texts().day(contact.updatedAt()).toString());
        fields.forEach(field ->
                cells.add(CustomFields.show(field, contact.custom().get(field.key()), ui.texts())
                        .text()));
        return cells;
    }

    private static void organisation(List<String> cells, OrganisationDraft facts) {
        cells.add(text(facts.website()));
        cells.add(text(facts.industry()));
        cells.add(text(facts.employees()));
        cells.add(text(facts.annualRevenue()));
        cells.add(text(facts.founded()));
        cells.add(text(facts.address().street()));
        cells.add(text(facts.address().postalCode()));
        cells.add(text(facts.address().city()));
        cells.add(text(facts.address().region()));
        cells.add(text(facts.address().country()));
    }

    private String label(String field) {
        return ui.t("contacts.field." + field);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
