package org.penstock.contacts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The facts of a person as a person or an import gives them.
 *
 * @param custom typed values by the key of the custom field
 * @param externalSource the system that {@code externalId} belongs to
 */
public record PersonDraft(
        String name,
        @Nullable UUID organisationId,
        @Nullable String jobTitle,
        @Nullable UUID ownerId,
        List<Email> emails,
        List<Phone> phones,
        List<UUID> labels,
        Map<String, Object> custom,
        @Nullable String externalSource,
        @Nullable String externalId) {

    public PersonDraft {
        name = Blank.clean(name);
        jobTitle = Blank.toNull(jobTitle);
        emails = emails.stream().distinct().toList();
        phones = phones.stream().distinct().toList();
        labels = labels.stream().distinct().toList();
        custom = Map.copyOf(custom);
    }

    public static PersonDraft named(String name) {
        return new PersonDraft(name, null, null, null, List.of(), List.of(), List.of(), Map.of(), null, null);
    }

    public PersonDraft withName(String to) {
        return new PersonDraft(
                to, organisationId, jobTitle, ownerId, emails, phones, labels, custom, externalSource, externalId);
    }

    public PersonDraft withOrganisation(@Nullable UUID to) {
        return new PersonDraft(name, to, jobTitle, ownerId, emails, phones, labels, custom, externalSource, externalId);
    }

    public PersonDraft withJobTitle(@Nullable String to) {
        return new PersonDraft(
                name, organisationId, to, ownerId, emails, phones, labels, custom, externalSource, externalId);
    }

    public PersonDraft withOwner(@Nullable UUID to) {
        return new PersonDraft(
                name, organisationId, jobTitle, to, emails, phones, labels, custom, externalSource, externalId);
    }

    public PersonDraft withWays(List<Email> toEmails, List<Phone> toPhones) {
        return new PersonDraft(
                name,
                organisationId,
                jobTitle,
                ownerId,
                toEmails,
                toPhones,
                labels,
                custom,
                externalSource,
                externalId);
    }

    public PersonDraft withLabels(List<UUID> to) {
        return new PersonDraft(
                name, organisationId, jobTitle, ownerId, emails, phones, to, custom, externalSource, externalId);
    }

    public PersonDraft withCustom(Map<String, Object> to) {
        return new PersonDraft(
                name, organisationId, jobTitle, ownerId, emails, phones, labels, to, externalSource, externalId);
    }

    public PersonDraft withExternal(@Nullable String source, @Nullable String id) {
        return new PersonDraft(name, organisationId, jobTitle, ownerId, emails, phones, labels, custom, source, id);
    }
}
