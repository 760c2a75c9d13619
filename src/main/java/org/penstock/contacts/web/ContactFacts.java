package org.penstock.contacts.web;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Address;
import org.penstock.contacts.Contact;
import org.penstock.contacts.Email;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Person;
import org.penstock.contacts.Phone;
import org.penstock.fields.FieldValue;
import org.penstock.fields.Label;
import org.penstock.kernel.Money;
import org.penstock.web.Ui;

/**
 * A person or an organisation with the names behind its ids, for the head and the facts card.
 *
 * @param organisation where the person works, or the parent; empty when there is none
 * @param custom all current fields, those without a value too
 */
public record ContactFacts(
        Noun noun, Contact contact, String organisation, String owner, List<Label> labels, List<FieldValue> custom) {

    public String url() {
        return noun.path() + "/" + contact.id();
    }

    public String jobTitle() {
        return contact instanceof Person person ? text(person.facts().jobTitle()) : "";
    }

    public String website() {
        return facts().map(OrganisationDraft::website).orElse("");
    }

    public String industry() {
        return facts().map(OrganisationDraft::industry).orElse("");
    }

    public Address address() {
        return facts().map(OrganisationDraft::address).orElse(Address.NONE);
    }

    public @Nullable Integer employees() {
        return contact instanceof Organisation one ? one.facts().employees() : null;
    }

    public @Nullable Money revenue() {
        return contact instanceof Organisation one ? one.facts().annualRevenue() : null;
    }

    public @Nullable Integer founded() {
        return contact instanceof Organisation one ? one.facts().founded() : null;
    }

    public @Nullable String externalId() {
        return switch (contact) {
            case Person person -> person.facts().externalId();
            case Organisation one -> one.facts().externalId();
        };
    }

    /** Every fact in words under the form's name of it, to compare two versions. */
    Map<String, String> texts(Ui ui) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("name", contact.name());
        texts.put(noun.above(), organisation);
        if (noun.isPeople()) {
            texts.put("jobTitle", jobTitle());
        }
        texts.put(
                "emails",
                contact.emails().stream().map(email -> email(ui, email)).collect(Collectors.joining("\n")));
        texts.put(
                "phones",
                contact.phones().stream().map(phone -> phone(ui, phone)).collect(Collectors.joining("\n")));
        if (!noun.isPeople()) {
            company(ui, texts);
        }
        texts.put("owner", owner);
        texts.put("labels", labels.stream().map(Label::name).collect(Collectors.joining(", ")));
        custom.forEach(value -> texts.put(value.field().name(), value.text()));
        return texts;
    }

    private void company(Ui ui, Map<String, String> texts) {
        texts.put("website", website());
        texts.put("industry", industry());
        Integer employees = employees();
        texts.put("employees", employees == null ? "" : ui.texts().number(employees));
        texts.put("annualRevenue", ui.money(revenue()));
        Integer founded = founded();
        texts.put("founded", founded == null ? "" : founded.toString());
        texts.put("street", text(address().street()));
        texts.put("postalCode", text(address().postalCode()));
        texts.put("city", text(address().city()));
        texts.put("region", text(address().region()));
        texts.put("country", text(address().country()));
    }

    /** The label of a fact by the form's name of it. */
    String label(Ui ui, String field) {
        return custom.stream()
                .map(FieldValue::field)
                .filter(one -> one.name().equals(field))
                .findFirst()
                .map(one -> one.label())
                .orElseGet(() -> ui.t("contacts.field." + field));
    }

    private Optional<OrganisationDraft> facts() {
        return contact instanceof Organisation one ? Optional.of(one.facts()) : Optional.empty();
    }

    private static String email(Ui ui, Email email) {
        return email.address() + " · " + ui.t("contacts.kind." + email.kind().code());
    }

    private static String phone(Ui ui, Phone phone) {
        return phone.raw() + " · " + ui.t("contacts.kind." + phone.kind().code());
    }

    private static String text(@Nullable String text) {
        return text == null ? "" : text;
    }

    /** The labels of a record in the order in which it has them, without those that are gone. */
    static List<Label> labels(Map<UUID, Label> known, List<UUID> ids) {
        return ids.stream().map(known::get).filter(Objects::nonNull).toList();
    }
}
