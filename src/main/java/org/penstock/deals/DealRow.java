package org.penstock.deals;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;

/** A deal as the list shows and exports it. {@code probability} is the effective one, in percent. */
public record DealRow(
        UUID id,
        String title,
        UUID pipeline,
        UUID stage,
        String stageName,
        StageKind stageKind,
        Outcome outcome,
        @Nullable String reasonName,
        @Nullable UUID organisation,
        @Nullable String organisationName,
        @Nullable UUID person,
        @Nullable String personName,
        @Nullable Money value,
        String currency,
        int probability,
        @Nullable LocalDate expectedClose,
        @Nullable UUID owner,
        @Nullable String ownerName,
        @Nullable String source,
        List<UUID> labels,
        Map<String, Object> custom,
        Instant stageEnteredAt,
        DealCard.@Nullable Step step,
        Instant createdAt,
        @Nullable Instant closedAt,
        Instant updatedAt,
        @Nullable String externalId,
        int version) {}
