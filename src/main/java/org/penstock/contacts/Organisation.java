package org.penstock.contacts;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Subject;

/**
 * An organisation as it stands in one version. It is also the image that an undo puts back.
 *
 * @param binned it lies in the bin, from where one can take it back
 */
public record Organisation(
        UUID id, int version, OrganisationDraft facts, Instant createdAt, Instant updatedAt, boolean binned)
        implements Contact {

    @Override
    public Subject subject() {
        return Subject.ORGANISATION;
    }

    @Override
    public String name() {
        return facts.name();
    }

    @Override
    public List<Email> emails() {
        return facts.emails();
    }

    @Override
    public List<Phone> phones() {
        return facts.phones();
    }

    @Override
    public @Nullable UUID organisationId() {
        return facts.parentId();
    }

    @Override
    public @Nullable UUID ownerId() {
        return facts.ownerId();
    }

    @Override
    public List<UUID> labels() {
        return facts.labels();
    }

    @Override
    public Map<String, Object> custom() {
        return facts.custom();
    }
}
