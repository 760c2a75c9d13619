package org.penstock.negotiation;

import java.util.List;
import java.util.UUID;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Right;
import org.penstock.proposals.ProposalPages;
import org.springframework.stereotype.Component;

/** Reads a negotiation. */
@Component
public class NegotiationPages {
    private final DealPages deals;
    private final Rounds rounds;
    private final ApprovalRows approvals;
    private final Approvals decisions;
    private final ProposalPages proposals;
    private final Limits limits;
    private final Floors floors;

    NegotiationPages(
            DealPages deals,
            Rounds rounds,
            ApprovalRows approvals,
            Approvals decisions,
            ProposalPages proposals,
            Limits limits,
            Floors floors) {
        this.deals = deals;
        this.rounds = rounds;
        this.approvals = approvals;
        this.decisions = decisions;
        this.proposals = proposals;
        this.limits = limits;
        this.floors = floors;
    }

    /** {@link Missing} when the deal is not visible. */
    public Negotiation load(Actor actor, UUID deal) {
        DealRow row = deals.require(actor, deal);
        boolean knows = Floors.knows(actor);
        return new Negotiation(
                deal,
                row.pipeline(),
                row.currency(),
                rounds.of(actor, deal),
                approvals(actor, deal),
                proposals.of(actor, deal),
                limits.percent(row.pipeline(), actor.role())
                        .stripTrailingZeros()
                        .toPlainString(),
                knows,
                knows ? floors.of(actor, deal).orElse(null) : null);
    }

    /** Newest first; at most {@link ApprovalRows#SHOWN_MAX}. */
    public List<Negotiation.Asked> approvals(Actor actor, UUID deal) {
        deals.require(actor, deal);
        return approvals.of(deal).stream().map(one -> asked(actor, one)).toList();
    }

    public Approval approval(Actor actor, UUID deal, UUID id) {
        deals.require(actor, deal);
        return approvals.one(deal, id).orElseThrow(() -> new Missing("Approval"));
    }

    private Negotiation.Asked asked(Actor actor, Approval approval) {
        boolean mine = approval.isOpen()
                && actor.may(Right.EDIT_DEALS)
                && Approvals.maySpeak(actor, approval)
                && !actor.is(approval.askedBy());
        return new Negotiation.Asked(
                approval,
                mine,
                approval.isOpen() && decisions.outdated(actor, approval),
                approval.isOpen()
                        ? approvals.deciders(approval.approver()).stream()
                                .map(ApprovalRows.Decider::name)
                                .toList()
                        : List.of());
    }
}
