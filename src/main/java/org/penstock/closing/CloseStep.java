package org.penstock.closing;

import java.time.Instant;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A step of a close plan.
 *
 * @param ours whether it is ours or the customer's to do
 * @param who words for whoever is neither an account nor a person of the deal
 * @param blockedBy what keeps it from being done; empty when nothing does
 */
public record CloseStep(
        UUID id,
        String text,
        boolean ours,
        @Nullable UUID account,
        @Nullable String accountName,
        @Nullable UUID person,
        @Nullable String personName,
        String who,
        @Nullable LocalDate dueOn,
        @Nullable Instant doneAt,
        @Nullable String doneBy,
        String blockedBy,
        int version) {
    /** The longest text, in characters. */
    public static final int TEXT_MAX = 300;

    /** The longest words for who or what blocks, in characters. */
    public static final int WORDS_MAX = 200;

    /** The most steps of a plan. */
    public static final int STEPS_MAX = 60;

    public boolean done() {
        return doneAt != null;
    }

    public boolean blocked() {
        return !done() && !blockedBy.isEmpty();
    }

    public boolean overdue(LocalDate today) {
        return !done() && dueOn != null && dueOn.isBefore(today);
    }

    /** Whose step it is, in words. */
    public String owner() {
        return accountName != null ? accountName : personName != null ? personName : who;
    }

    /** As it is entered. */
    public record Draft(
            String text,
            boolean ours,
            @Nullable UUID account,
            @Nullable UUID person,
            String who,
            @Nullable LocalDate dueOn,
            String blockedBy) {

        boolean same(CloseStep step) {
            return text.strip().equals(step.text())
                    && ours == step.ours()
                    && java.util.Objects.equals(account, step.account())
                    && java.util.Objects.equals(person, step.person())
                    && who.strip().equals(step.who())
                    && java.util.Objects.equals(dueOn, step.dueOn())
                    && blockedBy.strip().equals(step.blockedBy());
        }
    }
}
