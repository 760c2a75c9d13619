package org.penstock.negotiation;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A round: somebody asked for something, and something was given and got for it.
 */
public record Round(
        UUID id,
        UUID deal,
        int number,
        RoundDraft facts,
        @Nullable String byName,
        Instant at,
        int version) {}
