package org.penstock.contacts.rest;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Contact;
import org.penstock.contacts.ContactWindows;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldJson;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.rest.Batches;
import org.penstock.rest.Sent;
import org.penstock.teams.Company;
import org.springframework.stereotype.Component;

/** What both controllers of contacts work with. */
@Component
class ContactApiParts {
    final ContactWindows windows;
    final Batches batches;
    private final FieldJson fields;
    private final Company company;

    ContactApiParts(ContactWindows windows, Batches batches, FieldJson fields, Company company) {
        this.windows = windows;
        this.batches = batches;
        this.fields = fields;
        this.company = company;
    }

    /** The facts that people and organisations have in common, after the change. */
    ContactFacts facts(Actor actor, Subject subject, @Nullable Contact before, Sent<? extends ContactBody> sent) {
        Map<String, Object> present = before == null ? Map.of() : before.custom();
        Map<String, Object> custom = !sent.has("custom")
                ? present
                : CustomFields.merge(
                        present,
                        fields.read(
                                actor,
                                subject,
                                sent.value().custom(),
                                company.settings().currency()));
        return ContactFacts.of(before, sent, custom);
    }
}
