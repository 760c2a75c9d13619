package org.penstock.activities;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An activity of the past or future as a generator or a file tells it: with its own times and its author. */
public record ActivityRecord(
        UUID id,
        ActivityDraft facts,
        Instant createdAt,
        @Nullable UUID createdBy,
        @Nullable Instant doneAt) {}
