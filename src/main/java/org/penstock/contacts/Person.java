package org.penstock.contacts;

import java.time.Instant;
import java.util.UUID;

/**
 * A person as it stands in one version. It is also the image that an undo puts back.
 *
 * @param binned it lies in the bin, from where one can take it back
 */
public record Person(UUID id, int version, PersonDraft facts, Instant createdAt, Instant updatedAt, boolean binned) {

    public String name() {
        return facts.name();
    }
}
