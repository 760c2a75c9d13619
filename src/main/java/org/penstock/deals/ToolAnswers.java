package org.penstock.deals;

import java.util.Set;
import java.util.UUID;
import org.penstock.kernel.Actor;

/**
 * Somebody wrote into the tool of a stage. Published in the transaction of the change, after the ledger was written.
 *
 * @param names what was changed, as in the ledger: names of {@link StageFact#name}
 */
public record ToolAnswers(Actor actor, UUID deal, Set<String> names) {

    public ToolAnswers {
        names = Set.copyOf(names);
    }
}
