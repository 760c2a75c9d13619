package org.penstock.activities;

import java.util.List;
import java.util.UUID;

/** Activities of these deals were planned, changed, done or taken away. Published in the transaction of the change. */
public record DealActivities(List<UUID> deals) {

    public DealActivities {
        deals = List.copyOf(deals);
    }
}
