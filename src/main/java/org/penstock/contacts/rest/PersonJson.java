package org.penstock.contacts.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Person;
import org.penstock.contacts.PersonDraft;
import org.penstock.fields.FieldJson;
import org.penstock.rest.Doc;
import tools.jackson.databind.JsonNode;

/** A person. */
@Doc("A person: somebody we talk to.")
record PersonJson(
        @Doc("Their id.") UUID id,

        @Doc(value = "Grows with every change; the ETag.", example = "2")
        int version,

        @Doc(value = "Their name.", example = "Ada Young") String name,

        @Doc("The organisation that they work for.") @Nullable UUID organisation,

        @Doc(value = "Their job title.", example = "Head of purchasing") @Nullable String jobTitle,

        @Doc("Whose contact they are: the id of a user.") @Nullable UUID owner,

        @Doc("Their e-mail addresses, the first choice first.")
        List<WayJson.EmailJson> emails,

        @Doc("Their phone numbers, the first choice first.") List<WayJson.PhoneJson> phones,
        @Doc("The ids of their labels.") List<UUID> labels,
        @Doc("Values of custom fields by key.") Map<String, Object> custom,

        @Doc(value = "Their id in the system that they were imported from.", example = "C-77") @Nullable String externalId,

        @Doc("When they were created.") Instant createdAt,
        @Doc("When they were last changed.") Instant updatedAt,

        @Doc(value = "They lie in the bin.", example = "false")
        boolean binned) {

    static PersonJson of(Person person) {
        PersonDraft facts = person.facts();
        return new PersonJson(
                person.id(),
                person.version(),
                facts.name(),
                facts.organisationId(),
                facts.jobTitle(),
                facts.ownerId(),
                WayJson.EmailJson.of(facts.emails()),
                WayJson.PhoneJson.of(facts.phones()),
                facts.labels(),
                FieldJson.show(facts.custom()),
                facts.externalId(),
                person.createdAt(),
                person.updatedAt(),
                person.binned());
    }

    /** A person as it is sent. */
    @Doc("A person as it is sent. In a change, what is not named stays and null empties.")
    record Body(
            @Doc(value = "Their name.", example = "Ada Young", max = 300, required = true) @Nullable String name,

            @Doc("The organisation that they work for.") @Nullable UUID organisation,

            @Doc(value = "Their job title.", example = "Head of purchasing", max = 200) @Nullable String jobTitle,

            @Doc("Whose contact they are: the id of a user.") @Nullable UUID owner,

            @Doc(value = "All their e-mail addresses.", max = 20) @Nullable List<WayJson.EmailJson> emails,

            @Doc(value = "All their phone numbers.", max = 20) @Nullable List<WayJson.PhoneJson> phones,

            @Doc(value = "The ids of all their labels.", max = 30) @Nullable List<UUID> labels,

            @Doc("Values of custom fields by key; in a change those not named stay.") @Nullable JsonNode custom)
            implements ContactBody {}
}
