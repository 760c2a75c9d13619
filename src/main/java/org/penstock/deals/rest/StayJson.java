package org.penstock.deals.rest;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealStay;
import org.penstock.rest.Doc;

/** One stay of a deal in a stage. */
@Doc("One stay of a deal in a stage.")
record StayJson(
        @Doc("Its id.") UUID id,
        @Doc("The stage.") StageRefJson stage,
        @Doc("When it came in.") Instant enteredAt,

        @Doc("When it left; null while it is there.") @Nullable Instant leftAt,

        @Doc("The stage where it went on to.") @Nullable UUID toStage,

        @Doc(value = "Told later by an import.", example = "false")
        boolean reconstructed) {
    static StayJson of(DealStay stay) {
        return new StayJson(
                stay.id(),
                StageRefJson.of(stay.stage(), stay.stageName(), stay.stageKind()),
                stay.enteredAt(),
                stay.leftAt(),
                stay.toStage(),
                stay.reconstructed());
    }
}
