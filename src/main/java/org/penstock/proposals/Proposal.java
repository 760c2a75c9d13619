package org.penstock.proposals;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A version of what is offered in a deal.
 *
 * @param number 1 for the first version of the deal, v1
 * @param version counts the changes of this record, so that who comes second is told
 * @param offeredAt when the customer got it or it became the current offer; null before
 */
public record Proposal(
        UUID id,
        UUID deal,
        int number,
        ProposalState state,
        ProposalDraft content,
        Totals totals,
        int version,
        @Nullable String createdByName,
        Instant createdAt,
        Instant updatedAt,
        @Nullable Instant offeredAt) {

    public String currency() {
        return content.currency();
    }

    public List<ProposalLine> lines() {
        return content.lines();
    }

    public boolean isDraft() {
        return state == ProposalState.DRAFT;
    }

    public boolean isCurrent() {
        return state == ProposalState.CURRENT;
    }
}
