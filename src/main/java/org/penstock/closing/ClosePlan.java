package org.penstock.closing;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The way to the signature, agreed with the customer.
 *
 * @param agreedOn the day on which the customer said yes to it; null while they have not
 * @param version counts every change of the plan or a step; 0 where there is none yet
 */
public record ClosePlan(UUID deal, @Nullable LocalDate agreedOn, List<CloseStep> steps, int version) {
    public ClosePlan {
        steps = List.copyOf(steps);
    }

    public long done() {
        return steps.stream().filter(CloseStep::done).count();
    }

    public long overdue(LocalDate today) {
        return steps.stream().filter(step -> step.overdue(today)).count();
    }

    public long blocked() {
        return steps.stream().filter(CloseStep::blocked).count();
    }
}
