package org.penstock.proposals;

import java.util.List;
import java.util.UUID;
import org.penstock.deals.DealPages;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.springframework.stereotype.Component;

/** Reads the versions of a deal's proposal. */
@Component
public class ProposalPages {
    private final DealPages deals;
    private final ProposalRows rows;

    ProposalPages(DealPages deals, ProposalRows rows) {
        this.deals = deals;
        this.rows = rows;
    }

    /** All versions, newest first; {@link Missing} when the deal is not visible. At most {@link Proposals#VERSIONS_MAX}. */
    public List<Proposal> of(Actor actor, UUID deal) {
        deals.require(actor, deal);
        return rows.of(deal);
    }

    public Proposal get(Actor actor, UUID deal, int number) {
        deals.require(actor, deal);
        return rows.one(deal, number).orElseThrow(() -> new Missing("Proposal"));
    }
}
