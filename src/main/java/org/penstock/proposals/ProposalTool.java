package org.penstock.proposals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageKind;
import org.penstock.deals.StageTool;
import org.springframework.stereotype.Component;

/** The tool of the stages in which an offer is made. */
@Component
class ProposalTool implements StageTool {
    private final ProposalFacts facts;

    ProposalTool(ProposalFacts facts) {
        this.facts = facts;
    }

    @Override
    public StageKind kind() {
        return StageKind.PROPOSAL;
    }

    @Override
    public String name() {
        return ProposalFacts.TOOL;
    }

    @Override
    public String icon() {
        return "receipt";
    }

    @Override
    public List<StageFact> facts() {
        return ProposalFacts.ALL;
    }

    @Override
    public Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        return facts.of(deals);
    }
}
