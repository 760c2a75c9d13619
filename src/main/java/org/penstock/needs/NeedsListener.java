package org.penstock.needs;

import org.penstock.deals.DealPeopleChanged;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A decision maker who belongs to the deal no more decides nothing in it. */
@Component
class NeedsListener {
    private final NeedsFacts facts;

    NeedsListener(NeedsFacts facts) {
        this.facts = facts;
    }

    @EventListener
    void peopleChanged(DealPeopleChanged change) {
        facts.renew(change.deals());
    }
}
