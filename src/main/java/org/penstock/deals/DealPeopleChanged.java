package org.penstock.deals;

import java.util.List;
import java.util.UUID;

/** Others belong to these deals now. Published in the transaction of the change, after it was written. */
public record DealPeopleChanged(List<UUID> deals) {

    public DealPeopleChanged {
        deals = List.copyOf(deals);
    }
}
