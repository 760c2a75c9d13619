package org.penstock.proposals.web;

import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.needs.Requirement;
import org.penstock.proposals.Proposal;
import org.penstock.proposals.ProposalLine;

/**
 * What the region shows.
 *
 * @param versions newest first
 * @param shown the version that is open; null while there is none
 * @param warnings what the reader should know before it is offered
 * @param worth the contract's value in the company's currency; null where it is that already or nobody entered a rate
 * @param noRate whether a rate is missing
 */
public record ProposalShown(
        UUID deal,
        List<Proposal> versions,
        @Nullable Proposal shown,
        List<Requirement> requirements,
        List<Refusal> warnings,
        @Nullable Money worth,
        boolean noRate,
        List<String> currencies) {

    public ProposalShown {
        versions = List.copyOf(versions);
        requirements = List.copyOf(requirements);
        warnings = List.copyOf(warnings);
        currencies = List.copyOf(currencies);
    }

    /** The requirements that a line answers, in their order. */
    public List<Requirement> answered(ProposalLine line) {
        Set<UUID> ids = Set.copyOf(line.answers());
        return requirements.stream()
                .filter(requirement -> ids.contains(requirement.id()))
                .toList();
    }

    /** The requirements that no line answers which counts, musts first. */
    public List<Requirement> open() {
        return shown == null
                ? List.of()
                : requirements.stream()
                        .filter(requirement -> shown.lines().stream()
                                .noneMatch(
                                        line -> line.counts() && line.answers().contains(requirement.id())))
                        .sorted((a, b) -> Boolean.compare(b.must(), a.must()))
                        .toList();
    }
}
