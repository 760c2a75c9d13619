package org.penstock.contacts;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;

/**
 * The facts of an organisation as a person or an import gives them.
 *
 * @param custom typed values by the key of the custom field
 * @param externalSource the system that {@code externalId} belongs to
 */
public record OrganisationDraft(
        String name,
        @Nullable UUID parentId,
        @Nullable UUID ownerId,
        @Nullable String website,
        @Nullable String industry,
        @Nullable Integer employees,
        @Nullable Money annualRevenue,
        @Nullable Integer founded,
        Address address,
        List<Email> emails,
        List<Phone> phones,
        List<UUID> labels,
        Map<String, Object> custom,
        @Nullable String externalSource,
        @Nullable String externalId) {

    public OrganisationDraft {
        name = Blank.clean(name);
        website = Blank.toNull(website);
        industry = Blank.toNull(industry);
        emails = emails.stream().distinct().toList();
        phones = phones.stream().distinct().toList();
        labels = labels.stream().distinct().toList();
        custom = Map.copyOf(custom);
    }

    public static OrganisationDraft named(String name) {
        return new OrganisationDraft(
                name,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Address.NONE,
                List.of(),
                List.of(),
                List.of(),
                Map.of(),
                null,
                null);
    }

    public OrganisationDraft withName(String to) {
        return new OrganisationDraft(
                to,
                parentId,
                ownerId,
                website,
                industry,
                employees,
                annualRevenue,
                founded,
                address,
                emails,
                phones,
                labels,
                custom,
                externalSource,
                externalId);
    }

    public OrganisationDraft withParent(@Nullable UUID to) {
        return new OrganisationDraft(
                name,
                to,
                ownerId,
                website,
                industry,
                employees,
                annualRevenue,
                founded,
                address,
                emails,
                phones,
                labels,
                custom,
                externalSource,
                externalId);
    }

    public OrganisationDraft withOwner(@Nullable UUID to) {
        return new OrganisationDraft(
                name,
                parentId,
                to,
                website,
                industry,
                employees,
                annualRevenue,
                founded,
                address,
                emails,
                phones,
                labels,
                custom,
                externalSource,
                externalId);
    }

    public OrganisationDraft withWebsite(@Nullable String to) {
        return new OrganisationDraft(
                name,
                parentId,
                ownerId,
                to,
                industry,
                employees,
                annualRevenue,
                founded,
                address,
                emails,
                phones,
                labels,
                custom,
                externalSource,
                externalId);
    }

    public OrganisationDraft withIndustry(@Nullable String to) {
        return new OrganisationDraft(
                name,
                parentId,
                ownerId,
                website,
                to,
                employees,
                annualRevenue,
                founded,
                address,
                emails,
                phones,
                labels,
                custom,
                externalSource,
                externalId);
    }

    /** How big it is and how old. */
    public OrganisationDraft withSize(@Nullable Integer people, @Nullable Money revenue, @Nullable Integer foundedIn) {
        return new OrganisationDraft(
                name,
                parentId,
                ownerId,
                website,
                industry,
                people,
                revenue,
                foundedIn,
                address,
                emails,
                phones,
                labels,
                custom,
                externalSource,
                externalId);
    }

    public OrganisationDraft withAddress(Address to) {
        return new OrganisationDraft(
                name,
                parentId,
                ownerId,
                website,
                industry,
                employees,
                annualRevenue,
                founded,
                to,
                emails,
                phones,
                labels,
                custom,
                externalSource,
                externalId);
    }

    public OrganisationDraft withWays(List<Email> toEmails, List<Phone> toPhones) {
        return new OrganisationDraft(
                name,
                parentId,
                ownerId,
                website,
                industry,
                employees,
                annualRevenue,
                founded,
                address,
                toEmails,
                toPhones,
                labels,
                custom,
                externalSource,
                externalId);
    }

    public OrganisationDraft withLabels(List<UUID> to) {
        return new OrganisationDraft(
                name,
                parentId,
                ownerId,
                website,
                industry,
                employees,
                annualRevenue,
                founded,
                address,
                emails,
                phones,
                to,
                custom,
                externalSource,
                externalId);
    }

    public OrganisationDraft withCustom(Map<String, Object> to) {
        return new OrganisationDraft(
                name,
                parentId,
                ownerId,
                website,
                industry,
                employees,
                annualRevenue,
                founded,
                address,
                emails,
                phones,
                labels,
                to,
                externalSource,
                externalId);
    }

    public OrganisationDraft withExternal(@Nullable String source, @Nullable String id) {
        return new OrganisationDraft(
                name,
                parentId,
                ownerId,
                website,
                industry,
                employees,
                annualRevenue,
                founded,
                address,
                emails,
                phones,
                labels,
                custom,
                source,
                id);
    }
}
