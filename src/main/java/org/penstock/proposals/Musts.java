package org.penstock.proposals;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.springframework.stereotype.Component;

/** What a customer must have, for the facts of many deals at once. */
@Component
class Musts {
    /** The ids of the musts by deal. */
    Map<UUID, Set<UUID>> of(Collection<UUID> deals) {
        return Map.of();
    }
}
