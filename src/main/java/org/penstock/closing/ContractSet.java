package org.penstock.closing;

import java.util.List;
import java.util.UUID;
import org.penstock.kernel.Actor;

/** The contracts of these deals are others now; published in the transaction of the change. Read them by {@link Contracts}. */
public record ContractSet(Actor actor, List<UUID> deals) {
    public ContractSet {
        deals = List.copyOf(deals);
    }
}
