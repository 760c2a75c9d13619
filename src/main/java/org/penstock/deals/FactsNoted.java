package org.penstock.deals;

import java.util.Set;
import java.util.UUID;

/**
 * The tool of a stage changed what it knows of a deal. Published in the transaction of the change, so that a tool whose own
 * facts follow from another's can keep its copy by {@link StageFacts#put}.
 *
 * @param facts the names that were written
 */
public record FactsNoted(UUID deal, Set<String> facts) {
    public FactsNoted {
        facts = Set.copyOf(facts);
    }
}
