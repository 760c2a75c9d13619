package org.penstock.negotiation;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;
import org.penstock.proposals.Proposal;

/**
 * All that the page shows of a negotiation to one person.
 *
 * @param limit of this person in the deal's pipeline, in percent
 * @param floor only for those who may know of floors; null for others and where none is set
 */
public record Negotiation(
        UUID deal,
        UUID pipeline,
        String currency,
        List<Round> rounds,
        List<Asked> approvals,
        List<Proposal> versions,
        String limit,
        boolean knowsFloor,
        @Nullable Money floor) {

    public Negotiation {
        rounds = List.copyOf(rounds);
        approvals = List.copyOf(approvals);
        versions = List.copyOf(versions);
    }

    /**
     * A wish as this person sees it.
     *
     * @param mine whether they may decide on it
     * @param outdated whether the version has been changed since
     * @param deciders who can decide now
     */
    public record Asked(Approval approval, boolean mine, boolean outdated, List<String> deciders) {
        public Asked {
            deciders = List.copyOf(deciders);
        }
    }
}
