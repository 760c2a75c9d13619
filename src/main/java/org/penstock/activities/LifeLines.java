package org.penstock.activities;

import java.time.Clock;
import java.util.UUID;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.deals.DealSheets;
import org.penstock.deals.Outcome;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** Reads the {@link LifeLine} of a deal. */
@Component
public class LifeLines {
    private final DealPages deals;
    private final DealSheets sheets;
    private final Timeline timeline;
    private final Clock clock;

    LifeLines(DealPages deals, DealSheets sheets, Timeline timeline, Clock clock) {
        this.deals = deals;
        this.sheets = sheets;
        this.timeline = timeline;
        this.clock = clock;
    }

    public LifeLine of(Actor actor, UUID id) {
        DealRow deal = deals.require(actor, id);
        boolean over = deal.outcome() == Outcome.LOST || deal.outcome() == Outcome.DISQUALIFIED;
        return LifeLine.of(
                id,
                sheets.stays(actor, id, LifeLine.STAYS_MAX),
                timeline.of(actor, id, "all", LifeLine.MARKS_MAX).entries(),
                over ? deal.closedAt() : null,
                clock.instant());
    }
}
