package org.penstock.deals;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One row of the ledger, with the deal's values after the change.
 *
 * @param happenedAt when it was so
 * @param recordedAt when we came to know
 * @param fromStage the stage that was left, where the change left one
 * @param probability the effective chance in percent: override or stage default, 100 when won, 0 when lost
 * @param overrideReason why a gate was passed that was not met
 * @param detail what changed from what to what, by field
 */
record LedgerEntry(
        UUID id,
        UUID deal,
        Kind kind,
        Instant happenedAt,
        Instant recordedAt,
        UUID pipeline,
        @Nullable UUID fromStage,
        UUID stage,
        Outcome outcome,
        @Nullable UUID reason,
        @Nullable BigDecimal value,
        String currency,
        int probability,
        @Nullable UUID owner,
        @Nullable LocalDate expectedClose,
        @Nullable String overrideReason,
        @Nullable String note,
        Map<String, Object> detail,
        boolean reconstructed) {

    enum Kind {
        CREATED,
        STAGE,
        OUTCOME,
        VALUE,
        OWNER,
        EXPECTED_CLOSE,
        PROBABILITY,
        FACT,
        REMOVED,
        RESTORED;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
