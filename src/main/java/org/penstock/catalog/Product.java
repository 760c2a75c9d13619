package org.penstock.catalog;

import java.time.Instant;
import java.util.UUID;

/**
 * A product as it stands in one version. It is also the image that an undo puts back.
 *
 * @param binned it lies in the bin, from where one can take it back
 */
public record Product(UUID id, int version, ProductDraft facts, Instant createdAt, Instant updatedAt, boolean binned) {

    public String name() {
        return facts.name();
    }
}
