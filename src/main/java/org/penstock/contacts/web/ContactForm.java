package org.penstock.contacts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Contact;
import org.penstock.contacts.Email;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Person;
import org.penstock.contacts.Phone;
import org.penstock.contacts.WayKind;
import org.penstock.fields.CustomFields;
import org.penstock.kernel.Money;
import org.penstock.web.Clash;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;

/** The facts of a person or an organisation as a form holds them: texts as typed, so that nothing is lost. */
public record ContactForm(Noun noun, MultiValueMap<String, String> typed) {

    /** An e-mail address or a phone number as typed, and what it is for. */
    public record Way(String value, String kind) {}

    static ContactForm empty(Noun noun) {
        return new ContactForm(noun, new LinkedMultiValueMap<>());
    }

    static ContactForm of(Noun noun, Contact contact, String organisation, String owner) {
        ContactForm form = empty(noun);
        form.set("version", contact.version());
        form.set("name", contact.name());
        form.set(noun.above(), contact.organisationId());
        form.set(noun.above() + "Text", organisation);
        form.set("owner", contact.ownerId());
        form.set("ownerText", owner);
        contact.emails().forEach(email -> form.way("email", email.address(), email.kind()));
        contact.phones().forEach(phone -> form.way("phone", phone.raw(), phone.kind()));
        switch (contact) {
            case Person person -> form.set("jobTitle", person.facts().jobTitle());
            case Organisation one -> form.organisation(one.facts());
        }
        return form;
    }

    private void organisation(OrganisationDraft facts) {
        set("website", facts.website());
        set("industry", facts.industry());
        set("employees", facts.employees());
        set("founded", facts.founded());
        Money revenue = facts.annualRevenue();
        if (revenue != null) {
            set("annualRevenue", revenue.amount().stripTrailingZeros().toPlainString());
            set("annualRevenueCurrency", revenue.code());
        }
        set("street", facts.address().street());
        set("city", facts.address().city());
        set("region", facts.address().region());
        set("postalCode", facts.address().postalCode());
        set("country", facts.address().country());
    }

    public String get(String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }

    boolean has(String name) {
        return typed.containsKey(name);
    }

    List<String> all(String name) {
        return typed.getOrDefault(name, List.of());
    }

    /** The version that the form was made of; 0 where it names none, which no record has. */
    int version() {
        return get("version").matches("\\d{1,9}") ? Integer.parseInt(get("version")) : 0;
    }

    /** The rows of {@code email} or {@code phone}: what was typed, or one empty row. */
    public List<Way> ways(String what) {
        List<String> values = all(what);
        List<String> kinds = all(what + "Kind");
        List<Way> ways = new ArrayList<>();
        for (int i = 0; i < values.size(); i++) {
            ways.add(new Way(values.get(i), i < kinds.size() ? kinds.get(i) : WayKind.WORK.code()));
        }
        return ways.isEmpty() ? List.of(new Way("", WayKind.WORK.code())) : ways;
    }

    List<Email> emails() {
        return filled("email").stream()
                .map(way -> new Email(way.value(), kind(way)))
                .toList();
    }

    List<Phone> phones() {
        return filled("phone").stream()
                .map(way -> new Phone(way.value(), null, kind(way)))
                .toList();
    }

    List<UUID> labels() {
        return all("labels").stream()
                .filter(text -> text.length() == 36)
                .flatMap(text -> ContactReading.uuid(text).stream())
                .toList();
    }

    /** Without the facts where the reader took the other's version: what a form does not have stays as it is. */
    ContactForm settled() {
        MultiValueMap<String, String> left = new LinkedMultiValueMap<>(typed);
        typed.forEach((name, values) -> {
            if (name.startsWith(Clash.TAKE)) {
                left.remove(name);
                if (values.contains(Clash.THEIRS)) {
                    inputs(name.substring(Clash.TAKE.length())).forEach(left::remove);
                }
            }
        });
        return new ContactForm(noun, left);
    }

    void set(String name, @Nullable Object value) {
        typed.set(name, value == null ? "" : value.toString());
    }

    private static List<String> inputs(String field) {
        return switch (field) {
            case "emails" -> List.of("email", "emailKind");
            case "phones" -> List.of("phone", "phoneKind");
            default -> List.of(field, field + "Text", field + CustomFields.CURRENCY_SUFFIX);
        };
    }

    private void way(String what, String value, WayKind kind) {
        typed.add(what, value);
        typed.add(what + "Kind", kind.code());
    }

    private List<Way> filled(String what) {
        return ways(what).stream().filter(way -> !way.value().isBlank()).toList();
    }

    private static WayKind kind(Way way) {
        for (WayKind kind : WayKind.values()) {
            if (kind.code().equals(way.kind())) {
                return kind;
            }
        }
        return WayKind.WORK;
    }
}
