package org.penstock.contacts.rest;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Address;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.fields.FieldJson;
import org.penstock.kernel.Money;
import org.penstock.rest.Doc;
import tools.jackson.databind.JsonNode;

/** An organisation. */
@Doc("An organisation: who buys.")
record OrganisationJson(
        @Doc("Its id.") UUID id,

        @Doc(value = "Grows with every change; the ETag.", example = "2")
        int version,

        @Doc(value = "Its name.", example = "Northwind") String name,

        @Doc("The organisation that it belongs to.") @Nullable UUID parent,

        @Doc("Whose it is: the id of a user.") @Nullable UUID owner,

        @Doc(value = "Its website.", example = "https://northwind.example") @Nullable
        String website,

        @Doc(value = "Its industry.", example = "retail") @Nullable String industry,

        @Doc(value = "How many work there.", example = "250") @Nullable Integer employees,

        @Doc("Its revenue in a year.") @Nullable Money annualRevenue,

        @Doc(value = "The year in which it was founded.", example = "1994") @Nullable Integer founded,

        @Doc("Where it is.") AddressJson address,

        @Doc("Its e-mail addresses, the first choice first.")
        List<WayJson.EmailJson> emails,

        @Doc("Its phone numbers, the first choice first.") List<WayJson.PhoneJson> phones,
        @Doc("The ids of its labels.") List<UUID> labels,
        @Doc("Values of custom fields by key.") Map<String, Object> custom,

        @Doc(value = "Its id in the system that it was imported from.", example = "A-12") @Nullable String externalId,

        @Doc("When it was created.") Instant createdAt,
        @Doc("When it was last changed.") Instant updatedAt,

        @Doc(value = "It lies in the bin.", example = "false")
        boolean binned) {

    static OrganisationJson of(Organisation organisation) {
        OrganisationDraft facts = organisation.facts();
        return new OrganisationJson(
                organisation.id(),
                organisation.version(),
                facts.name(),
                facts.parentId(),
                facts.ownerId(),
                facts.website(),
                facts.industry(),
                facts.employees(),
                facts.annualRevenue(),
                facts.founded(),
                AddressJson.of(facts.address()),
                WayJson.EmailJson.of(facts.emails()),
                WayJson.PhoneJson.of(facts.phones()),
                facts.labels(),
                FieldJson.show(facts.custom()),
                facts.externalId(),
                organisation.createdAt(),
                organisation.updatedAt(),
                organisation.binned());
    }

    /** Where an organisation is. */
    @Doc("Where an organisation is.")
    record AddressJson(
            @Doc(value = "Street and number.", example = "1 High Street", max = 200) @Nullable String street,

            @Doc(value = "The town.", example = "Leeds", max = 200) @Nullable String city,

            @Doc(value = "The region.", example = "Yorkshire", max = 200) @Nullable String region,

            @Doc(value = "The postal code.", example = "LS1 1AA", max = 200) @Nullable String postalCode,

            @Doc(value = "The country.", example = "United Kingdom", max = 200) @Nullable String country) {
        static AddressJson of(Address address) {
            return new AddressJson(
                    address.street(), address.city(), address.region(), address.postalCode(), address.country());
        }

        Address address() {
            return new Address(street, city, region, postalCode, country);
        }
    }

    /** An organisation as it is sent. */
    @Doc("An organisation as it is sent. In a change, what is not named stays and null empties.")
    record Body(
            @Doc(value = "Its name.", example = "Northwind", max = 300, required = true) @Nullable String name,

            @Doc("The organisation that it belongs to.") @Nullable UUID parent,

            @Doc("Whose it is: the id of a user.") @Nullable UUID owner,

            @Doc(value = "Its website.", example = "https://northwind.example", max = 200) @Nullable
            String website,

            @Doc(value = "Its industry.", example = "retail", max = 200) @Nullable String industry,

            @Doc(value = "How many work there.", example = "250") @Nullable Integer employees,

            @Doc("Its revenue in a year.") @Nullable Money annualRevenue,

            @Doc(value = "The year in which it was founded.", example = "1994") @Nullable Integer founded,

            @Doc("Where it is; put as a whole.") @Nullable AddressJson address,

            @Doc(value = "All its e-mail addresses.", max = 20) @Nullable List<WayJson.EmailJson> emails,

            @Doc(value = "All its phone numbers.", max = 20) @Nullable List<WayJson.PhoneJson> phones,

            @Doc(value = "The ids of all its labels.", max = 30) @Nullable List<UUID> labels,

            @Doc("Values of custom fields by key; in a change those not named stay.") @Nullable JsonNode custom)
            implements ContactBody {}
}
