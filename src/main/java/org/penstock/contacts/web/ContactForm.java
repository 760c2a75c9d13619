package org.penstock.contacts.web;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Address;
import org.penstock.contacts.Email;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Person;
import org.penstock.contacts.PersonDraft;
import org.penstock.contacts.Phone;

/** A person or an organisation as typed. E-mails and phones stand one a line. */
public record ContactForm(
        @Nullable Integer version,
        @Nullable String name,
        @Nullable UUID organisation,
        @Nullable String organisationText,
        @Nullable String jobTitle,
        @Nullable String emails,
        @Nullable String phones,
        @Nullable String website,
        @Nullable String industry,
        @Nullable String city,
        @Nullable UUID owner,
        @Nullable String ownerText) {

    static final ContactForm EMPTY = new ContactForm(null, "", null, "", "", "", "", "", "", "", null, "");

    static ContactForm of(Person person, String organisation, String owner) {
        PersonDraft facts = person.facts();
        return new ContactForm(
                person.version(),
                facts.name(),
                facts.organisationId(),
                organisation,
                facts.jobTitle(),
                String.join("\n", facts.emails().stream().map(Email::address).toList()),
                String.join("\n", facts.phones().stream().map(Phone::raw).toList()),
                "",
                "",
                "",
                facts.ownerId(),
                owner);
    }

    static ContactForm of(Organisation organisation, String parent, String owner) {
        OrganisationDraft facts = organisation.facts();
        return new ContactForm(
                organisation.version(),
                facts.name(),
                facts.parentId(),
                parent,
                "",
                String.join("\n", facts.emails().stream().map(Email::address).toList()),
                String.join("\n", facts.phones().stream().map(Phone::raw).toList()),
                facts.website(),
                facts.industry(),
                facts.address().city(),
                facts.ownerId(),
                owner);
    }

    public String text(@Nullable String value) {
        return value == null ? "" : value;
    }

    public String id(@Nullable UUID value) {
        return value == null ? "" : value.toString();
    }

    /** The draft with what the form holds; everything that it does not show stays as it is. */
    PersonDraft person(PersonDraft before) {
        return before.withName(text(name))
                .withOrganisation(organisation)
                .withJobTitle(jobTitle)
                .withOwner(owner)
                .withWays(emails(before.emails()), phones(before.phones()));
    }

    OrganisationDraft organisation(OrganisationDraft before) {
        Address address = before.address();
        return before.withName(text(name))
                .withParent(organisation)
                .withOwner(owner)
                .withWebsite(website)
                .withIndustry(industry)
                .withAddress(
                        new Address(address.street(), city, address.region(), address.postalCode(), address.country()))
                .withWays(emails(before.emails()), phones(before.phones()));
    }

    private List<Email> emails(List<Email> before) {
        List<Email> all = new ArrayList<>();
        text(emails)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> all.add(before.stream()
                        .filter(known -> known.address().equalsIgnoreCase(line.strip()))
                        .findFirst()
                        .orElseGet(() -> Email.work(line))));
        return all;
    }

    private List<Phone> phones(List<Phone> before) {
        List<Phone> all = new ArrayList<>();
        text(phones)
                .lines()
                .filter(line -> !line.isBlank())
                .forEach(line -> all.add(before.stream()
                        .filter(known -> known.raw().equals(line.strip()))
                        .findFirst()
                        .orElseGet(() -> Phone.work(line))));
        return all;
    }
}
