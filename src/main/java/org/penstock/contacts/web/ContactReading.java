package org.penstock.contacts.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Address;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.PersonDraft;
import org.penstock.fields.CurrencyOptions;
import org.penstock.fields.CustomFields;
import org.penstock.fields.Numerals;
import org.penstock.fields.Subject;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;

/** Reads a form into a draft: only what the form has is changed, and what can't be read is refused. */
final class ContactReading {
    private final ContactForm form;
    private final CustomFields fields;
    private final Locale locale;
    private final String currency;
    private final List<Refusal> refusals = new ArrayList<>();

    /**
     * @param currency what an amount without a currency is in
     */
    ContactReading(ContactForm form, CustomFields fields, Locale locale, String currency) {
        this.form = form;
        this.fields = fields;
        this.locale = locale;
        this.currency = currency;
    }

    List<Refusal> refusals() {
        return refusals;
    }

    PersonDraft person(PersonDraft before) {
        PersonDraft draft = before.withName(text("name", before.name()))
                .withOrganisation(chosen("organisation", before.organisationId()))
                .withJobTitle(text("jobTitle", before.jobTitle()))
                .withOwner(chosen("owner", before.ownerId()));
        return draft.withWays(
                        form.has("email") ? form.emails() : before.emails(),
                        form.has("phone") ? form.phones() : before.phones())
                .withLabels(form.has("labels") ? form.labels() : before.labels())
                .withCustom(custom(Subject.PERSON, before.custom()));
    }

    OrganisationDraft organisation(OrganisationDraft before) {
        OrganisationDraft draft = before.withName(text("name", before.name()))
                .withParent(chosen("parent", before.parentId()))
                .withOwner(chosen("owner", before.ownerId()))
                .withWebsite(text("website", before.website()))
                .withIndustry(text("industry", before.industry()))
                .withAddress(address(before.address()))
                .withSize(whole("employees", before.employees()), revenue(before), whole("founded", before.founded()));
        return draft.withWays(
                        form.has("email") ? form.emails() : before.emails(),
                        form.has("phone") ? form.phones() : before.phones())
                .withLabels(form.has("labels") ? form.labels() : before.labels())
                .withCustom(custom(Subject.ORGANISATION, before.custom()));
    }

    static Optional<UUID> uuid(String text) {
        try {
            return Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private Address address(Address before) {
        return new Address(
                text("street", before.street()),
                text("city", before.city()),
                text("region", before.region()),
                text("postalCode", before.postalCode()),
                text("country", before.country()));
    }

    private String text(String name, @Nullable String before) {
        return form.has(name) ? form.get(name) : before == null ? "" : before;
    }

    /** What was typed but not chosen from the list would be lost without a word, so it is refused. */
    private @Nullable UUID chosen(String name, @Nullable UUID before) {
        if (!form.has(name)) {
            return before;
        }
        UUID id = uuid(form.get(name)).orElse(null);
        if (id == null && !form.get(name + "Text").isBlank()) {
            refusals.add(Refusal.at(name, "contacts.refused.not-chosen", form.get(name + "Text")));
        }
        return id;
    }

    private @Nullable Integer whole(String name, @Nullable Integer before) {
        return number(
                name,
                before,
                typed -> Optional.of(typed)
                        .filter(figure -> figure.stripTrailingZeros().scale() <= 0
                                && figure.abs().compareTo(BigDecimal.valueOf(Integer.MAX_VALUE)) <= 0)
                        .map(BigDecimal::intValueExact));
    }

    private @Nullable Money revenue(OrganisationDraft before) {
        String code = form.get("annualRevenueCurrency");
        String known = CurrencyOptions.has(code) ? code : currency;
        return number(
                "annualRevenue",
                before.annualRevenue(),
                typed -> typed.precision() - typed.scale() > 15
                        ? Optional.empty()
                        : Optional.of(Money.of(typed, known)));
    }

    private <T> @Nullable T number(String name, @Nullable T before, Function<BigDecimal, Optional<T>> made) {
        if (!form.has(name)) {
            return before;
        }
        if (form.get(name).isBlank()) {
            return null;
        }
        Optional<T> value = Numerals.parse(form.get(name), locale).flatMap(made);
        if (value.isEmpty()) {
            refusals.add(Refusal.at(name, "contacts.refused.number", form.get(name)));
        }
        return value.orElse(before);
    }

    private Map<String, Object> custom(Subject subject, Map<String, Object> before) {
        Result<Map<String, @Nullable Object>> read =
                fields.parse(subject, CustomFields.raw(form.typed()), locale, currency);
        return switch (read) {
            case Result.Done<Map<String, @Nullable Object>> done -> CustomFields.merge(before, done.value());
            case Result.Refused<Map<String, @Nullable Object>> refused -> {
                refusals.addAll(refused.refusals());
                yield before;
            }
            case Result.Stale<Map<String, @Nullable Object>> stale ->
                throw new IllegalStateException("Nothing here has a version");
        };
    }
}
