package org.penstock.deals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;

/**
 * Deals were created, moved, closed or reopened. Published in the transaction of the change, after deals, stays and ledger
 * were written; who listens writes in the same transaction, in sets, and must cope with hearing it twice.
 */
public record DealTransitions(Actor actor, List<Transition> transitions) {

    public DealTransitions {
        transitions = List.copyOf(transitions);
    }

    /**
     * One entry of the ledger that says where a deal stands.
     *
     * @param from the stage that was left; null for a new deal
     * @param stage the stage that it is in from then on
     * @param told whether it happened earlier and is only told now, as an import does
     */
    public record Transition(
            UUID deal,
            Kind kind,
            UUID pipeline,
            @Nullable UUID from,
            UUID stage,
            Outcome outcome,
            @Nullable UUID owner,
            Instant at,
            boolean told) {}

    /** As in the ledger. */
    public enum Kind {
        CREATED,
        STAGE,
        OUTCOME
    }
}
