package org.penstock.deals;

import java.util.Set;
import java.util.UUID;
import org.penstock.kernel.Actor;

/**
 * Somebody wrote into the tool of a stage. Published in the transaction of the change, after the ledger was written, so that a
 * tool whose own facts follow from another's can keep its copy by {@link StageFacts#put}.
 *
 * @param told what the ledger tells of, by the names of {@link StageFact#name}; empty where it was worth no line
 * @param facts the names of the facts that were kept
 */
public record FactsNoted(Actor actor, UUID deal, Set<String> told, Set<String> facts) {
    public FactsNoted {
        told = Set.copyOf(told);
        facts = Set.copyOf(facts);
    }
}
