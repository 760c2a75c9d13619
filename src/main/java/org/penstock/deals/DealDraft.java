package org.penstock.deals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A deal as it is entered. Only the title must be there: without a pipeline it goes to the standard one, without a stage
 * to the first, without an owner to whoever enters it, without a currency to the company's.
 *
 * @param people the people of the deal, the main one first
 * @param custom typed values by the key of the custom field
 */
public record DealDraft(
        String title,
        @Nullable UUID pipeline,
        @Nullable UUID stage,
        @Nullable BigDecimal value,
        @Nullable String currency,
        @Nullable Integer probability,
        @Nullable LocalDate expectedClose,
        @Nullable UUID owner,
        @Nullable UUID organisation,
        List<UUID> people,
        @Nullable String source,
        List<UUID> labels,
        Map<String, Object> custom) {

    public DealDraft {
        people = List.copyOf(people);
        labels = List.copyOf(labels);
        custom = Map.copyOf(custom);
    }

    public static DealDraft titled(String title) {
        return new DealDraft(
                title, null, null, null, null, null, null, null, null, List.of(), null, List.of(), Map.of());
    }

    public DealDraft in(@Nullable UUID newPipeline, UUID newStage) {
        return new DealDraft(
                title,
                newPipeline,
                newStage,
                value,
                currency,
                probability,
                expectedClose,
                owner,
                organisation,
                people,
                source,
                labels,
                custom);
    }

    public DealDraft worth(BigDecimal amount, String inCurrency) {
        return new DealDraft(
                title,
                pipeline,
                stage,
                amount,
                inCurrency,
                probability,
                expectedClose,
                owner,
                organisation,
                people,
                source,
                labels,
                custom);
    }

    public DealDraft ownedBy(@Nullable UUID newOwner) {
        return new DealDraft(
                title,
                pipeline,
                stage,
                value,
                currency,
                probability,
                expectedClose,
                newOwner,
                organisation,
                people,
                source,
                labels,
                custom);
    }
}
