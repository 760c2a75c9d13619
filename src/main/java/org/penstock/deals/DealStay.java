package org.penstock.deals;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One stay of a deal in a stage.
 *
 * @param leftAt null while it is there
 * @param toStage where it went on to; null while it is there and where it was closed
 */
public record DealStay(
        UUID id,
        UUID stage,
        String stageName,
        StageKind stageKind,
        Instant enteredAt,
        @Nullable Instant leftAt,
        @Nullable UUID toStage,
        boolean reconstructed) {}
