package org.penstock.playbooks;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A playbook: one of the product, or the company's own.
 *
 * @param own whether the company may change it
 * @param version 0 for one of the product
 * @param changedByName who changed it last; null for one of the product
 */
public record Playbook(
        UUID id,
        boolean own,
        int version,
        PlaybookBody body,
        @Nullable Instant changedAt,
        @Nullable String changedByName) {

    public String name() {
        return body.name();
    }
}
