package org.penstock.proposals;

import org.penstock.deals.FactsNoted;
import org.penstock.deals.StageFacts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** A requirement that was added or taken away changes how many musts a proposal leaves open. */
@Component
class NeedsFollowed {
    private static final String NEEDS = "needs.";

    private final StageFacts facts;
    private final ProposalFacts own;
    private final ProposalRows rows;

    NeedsFollowed(StageFacts facts, ProposalFacts own, ProposalRows rows) {
        this.facts = facts;
        this.own = own;
        this.rows = rows;
    }

    @EventListener
    void follow(FactsNoted noted) {
        boolean needs = noted.facts().stream().anyMatch(name -> name.startsWith(NEEDS));
        if (needs && rows.last(noted.deal()) > 0) {
            facts.put(noted.deal(), own.ofOne(noted.deal()));
        }
    }
}
