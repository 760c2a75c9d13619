package org.penstock.activities;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An activity as pages show it.
 *
 * @param dueAt when it is due; the start of a meeting; null for notes and for what may be done any time
 * @param allDay only the day counts, not the time
 */
public record Activity(
        UUID id,
        ActivityKind kind,
        String subject,
        String body,
        @Nullable Instant dueAt,
        boolean allDay,
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

    public boolean isLate(Instant now) {
        return isOpen() && dueAt != null && dueAt.isBefore(now);
    }
}
