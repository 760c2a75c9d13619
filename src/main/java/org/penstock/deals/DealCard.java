package org.penstock.deals;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Due;
import org.penstock.kernel.Money;

/**
 * A deal as the board shows it.
 *
 * @param rank its place in the column; with the id the key of the next window
 * @param stageEnteredAt since when it stands in this stage
 * @param step what is to be done next; null when nothing is planned
 * @param rotting why it rots, as the rotting module's copy says; null when it does not
 * @param snoozed until when it was put aside; null when it was not
 */
public record DealCard(
        UUID id,
        String title,
        UUID stage,
        Outcome outcome,
        @Nullable UUID organisation,
        @Nullable String organisationName,
        @Nullable Money value,
        @Nullable UUID owner,
        @Nullable String ownerName,
        double rank,
        Instant stageEnteredAt,
        @Nullable Step step,
        List<UUID> labels,
        int version,
        @Nullable LocalDate expectedClose,
        @Nullable String rotting,
        @Nullable LocalDate snoozed) {

    /** The copy of the next step. */
    public record Step(
            UUID activity,
            String kind,
            String title,
            @Nullable Due due) {
        /** Whether it should have been done by then. */
        public boolean isLate(Instant now, ZoneId zone) {
            return due != null && due.isLate(now, zone);
        }
    }
}
