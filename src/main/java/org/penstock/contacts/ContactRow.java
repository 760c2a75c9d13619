package org.penstock.contacts;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Label;

/**
 * A person or an organisation as a list shows it.
 *
 * @param detail a person's job title, an organisation's industry
 * @param place an organisation's city and country; empty for people
 * @param organisationId where a person works, or the parent of an organisation
 */
public record ContactRow(
        UUID id,
        String name,
        @Nullable String detail,
        String place,
        @Nullable UUID organisationId,
        @Nullable String organisationName,
        @Nullable String email,
        @Nullable Phone phone,
        @Nullable UUID ownerId,
        @Nullable String ownerName,
        List<Label> labels,
        Instant updatedAt) {

    public ContactRow {
        labels = List.copyOf(labels);
    }
}
