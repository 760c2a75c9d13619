package org.penstock.activities;

import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Due;

/**
 * An activity as pages show it.
 *
 * @param due when it is due; the start of a meeting; null for notes and for what may be done any time
 */
public record Activity(
        UUID id,
        ActivityKind kind,
        String subject,
        String body,
        @Nullable Due due,
        @Nullable Instant endsAt,
        @Nullable String place,
        @Nullable String callOutcome,
        @Nullable Instant doneAt,
        @Nullable UUID assignee,
        @Nullable String assigneeName,
        @Nullable UUID deal,
        @Nullable String dealTitle,
        @Nullable UUID person,
        @Nullable String personName,
        @Nullable UUID organisation,
        @Nullable String organisationName,
        List<UUID> mentions,
        @Nullable String createdByName,
        Instant createdAt,
        int version) {

    public boolean isOpen() {
        return doneAt == null && kind != ActivityKind.NOTE;
    }

    /** The time it is due at; null where it is due on a day or any time. */
    public @Nullable Instant dueAt() {
        return due == null ? null : due.at();
    }

    public boolean isLate(Instant now, ZoneId zone) {
        return isOpen() && due != null && due.isLate(now, zone);
    }
}
