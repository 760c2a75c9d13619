package org.penstock.deals;

import java.util.Collection;
import java.util.Set;
import java.util.UUID;

/** Supplied by modules that hang their own records on deals, so that the undo of an import never tears one off. */
public interface DealUse {

    /** Those of the deals that have something of this module on them. */
    Set<UUID> inUse(Collection<UUID> deals);
}
