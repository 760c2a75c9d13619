package org.penstock.deals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal with its past, as a file or a generator tells it.
 *
 * @param stays the stages that it went through with the time it entered each, oldest first, at least one; the first one
 *     is the time of creation
 * @param outcome won goes on to the retention stage at {@code closedAt}; lost and disqualified end the last stay then
 * @param value null when unknown; ignored when there are lines
 * @param edits what changed on the way, oldest first; the facts of the record are those at creation
 * @param reconstructed true for imported history: it is marked so, and recorded now; false: recorded when it happened
 */
public record DealRecord(
        UUID id,
        String title,
        UUID pipeline,
        List<PastStay> stays,
        Outcome outcome,
        @Nullable UUID reason,
        @Nullable String reasonNote,
        @Nullable Instant closedAt,
        @Nullable BigDecimal value,
        String currency,
        List<LineDraft> lines,
        @Nullable Integer probability,
        @Nullable LocalDate expectedClose,
        @Nullable UUID owner,
        @Nullable UUID organisation,
        List<UUID> people,
        @Nullable String source,
        List<UUID> labels,
        Map<String, Object> custom,
        List<PastEdit> edits,
        @Nullable String externalSource,
        @Nullable String externalId,
        boolean reconstructed) {

    public DealRecord {
        stays = List.copyOf(stays);
        lines = List.copyOf(lines);
        people = List.copyOf(people);
        labels = List.copyOf(labels);
        custom = Map.copyOf(custom);
        edits = List.copyOf(edits);
        if (stays.isEmpty()) {
            throw new IllegalArgumentException("A deal has been in one stage at least");
        }
    }

    /** One past entry into a stage. */
    public record PastStay(UUID stage, Instant entered) {}

    /** One past change of value, owner, expected close or probability. */
    public record PastEdit(Instant at, DealEdit edit) {}
}
