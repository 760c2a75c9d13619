package org.penstock.contacts;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Labels;
import org.penstock.fields.WebAddresses;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;

/** What is wrong with a draft by itself, without a look at the database. Field names are those of the forms. */
final class DraftCheck {
    private final List<Refusal> refusals = new ArrayList<>();

    private DraftCheck() {}

    static List<Refusal> of(OrganisationDraft draft) {
        DraftCheck check = new DraftCheck();
        check.name(draft.name());
        check.line("industry", draft.industry());
        Address at = draft.address();
        Stream.of(at.street(), at.city(), at.region(), at.postalCode(), at.country())
                .filter(Objects::nonNull)
                .forEach(part -> check.line("address", part));
        check.website(draft.website());
        check.size(draft.employees(), draft.founded());
        if (draft.annualRevenue() != null && draft.annualRevenue().amount().signum() < 0) {
            check.refuse("annualRevenue", "contacts.refused.negative");
        }
        check.ways(draft.emails(), draft.phones());
        check.labels(draft.labels().size());
        return check.refusals;
    }

    static List<Refusal> of(PersonDraft draft) {
        DraftCheck check = new DraftCheck();
        check.name(draft.name());
        check.line("jobTitle", draft.jobTitle());
        check.ways(draft.emails(), draft.phones());
        check.labels(draft.labels().size());
        return check.refusals;
    }

    private void name(String name) {
        if (Names.key(name).isEmpty()) {
            refuse("name", "contacts.refused.name-empty");
        } else if (name.length() > ContactLimits.NAME_MAX) {
            refuse("name", "contacts.refused.too-long", ContactLimits.NAME_MAX);
        }
    }

    private void line(String field, @Nullable String text) {
        if (text != null && text.length() > ContactLimits.LINE_MAX) {
            refuse(field, "contacts.refused.too-long", ContactLimits.LINE_MAX);
        }
    }

    private void website(@Nullable String address) {
        if (address != null && WebAddresses.parse(address).isEmpty()) {
            refuse("website", "contacts.refused.website", clipped(address));
        }
    }

    private void size(@Nullable Integer employees, @Nullable Integer founded) {
        if (employees != null && employees < 0) {
            refuse("employees", "contacts.refused.negative");
        }
        if (founded != null && (founded < 1 || founded > 9999)) {
            refuse("founded", "contacts.refused.year");
        }
    }

    private void ways(List<Email> emails, List<Phone> phones) {
        emails.stream()
                .filter(email -> !email.isValid())
                .forEach(email -> refuse("emails", "contacts.refused.email", clipped(email.address())));
        phones.stream()
                .filter(phone -> !phone.isValid())
                .forEach(phone -> refuse("phones", "contacts.refused.phone", clipped(phone.raw())));
        if (emails.size() > ContactLimits.WAYS_MAX) {
            refuse("emails", "contacts.refused.too-many", ContactLimits.WAYS_MAX);
        }
        if (phones.size() > ContactLimits.WAYS_MAX) {
            refuse("phones", "contacts.refused.too-many", ContactLimits.WAYS_MAX);
        }
    }

    private void labels(int count) {
        if (count > Labels.OF_RECORD_MAX) {
            refuse("labels", "contacts.refused.too-many", Labels.OF_RECORD_MAX);
        }
    }

    private void refuse(String field, String key, Object... args) {
        refusals.add(Refusal.at(field, key, args));
    }

    private static String clipped(String text) {
        return text.length() <= Phone.MAX_LENGTH ? text : text.substring(0, Phone.MAX_LENGTH) + "…";
    }
}
