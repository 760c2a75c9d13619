package org.penstock.deals;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Supplied by modules that hang their own records on deals, so that the undo of an import never tears one off. */
public interface DealUse {

    /** Those of the deals that have something of this module on them. */
    Set<UUID> inUse(Collection<UUID> deals);

    /**
     * Whether the ledger tells of each of these records, as it does of what the tools of the stages note. Then those that came
     * by the import which made the deal do not hold it back.
     */
    default boolean isTold() {
        return false;
    }
}
