package org.penstock.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The steps that a plan of a pipeline begins with.
 *
 * @param version 0 for the product's own, which nobody has changed
 */
public record CloseTemplate(UUID pipeline, List<Step> steps, int version) {
    /** The furthest that a step is due after the plan begins, in days. */
    public static final int DAYS_MAX = 365;

    public CloseTemplate {
        steps = List.copyOf(steps);
    }

    /**
     * A step to begin with.
     *
     * @param who of the customer's, in words; empty for ours
     * @param days due so many days after the plan begins; null for no day
     */
    public record Step(
            String text, boolean ours, String who, @Nullable Integer days) {

        CloseStep.Draft draft(@Nullable UUID owner, LocalDate today) {
            return new CloseStep.Draft(
                    text,
                    ours,
                    ours ? owner : null,
                    null,
                    ours ? "" : who,
                    days == null ? null : today.plusDays(days),
                    "");
        }
    }
}
