package org.penstock.contacts.rest;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Contact;
import org.penstock.contacts.Email;
import org.penstock.contacts.Phone;
import org.penstock.rest.Sent;

/** What people and organisations have in common, as it is to be: what was not sent stays. */
record ContactFacts(
        String name,
        @Nullable UUID owner,
        List<Email> emails,
        List<Phone> phones,
        List<UUID> labels,
        Map<String, Object> custom) {

    /**
     * @param before null for a new one
     * @param custom all values of custom fields, as they are to be
     */
    static ContactFacts of(@Nullable Contact before, Sent<? extends ContactBody> sent, Map<String, Object> custom) {
        ContactBody body = sent.value();
        return new ContactFacts(
                before == null || sent.has("name") ? WayJson.text(body.name()) : before.name(),
                before == null || sent.has("owner") ? body.owner() : before.ownerId(),
                before == null || sent.has("emails") ? WayJson.EmailJson.emails(body.emails()) : before.emails(),
                before == null || sent.has("phones") ? WayJson.PhoneJson.phones(body.phones()) : before.phones(),
                before == null || sent.has("labels") ? orNone(body.labels()) : before.labels(),
                custom);
    }

    private static List<UUID> orNone(@Nullable List<UUID> labels) {
        return labels == null ? List.of() : labels;
    }
}
