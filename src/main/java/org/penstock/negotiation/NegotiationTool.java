package org.penstock.negotiation;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.penstock.deals.DealUse;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageKind;
import org.penstock.deals.StageTool;
import org.springframework.stereotype.Component;

/** The tool of the stages in which terms are agreed. */
@Component
class NegotiationTool implements StageTool, DealUse {
    private final NegotiationFacts facts;

    NegotiationTool(NegotiationFacts facts) {
        this.facts = facts;
    }

    @Override
    public StageKind kind() {
        return StageKind.NEGOTIATION;
    }

    @Override
    public String name() {
        return NegotiationFacts.TOOL;
    }

    @Override
    public String path() {
        return "negotiation-rounds";
    }

    @Override
    public String icon() {
        return "refresh";
    }

    @Override
    public List<StageFact> facts() {
        return NegotiationFacts.ALL;
    }

    @Override
    public Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        return facts.of(deals);
    }

    @Override
    public Set<UUID> inUse(Collection<UUID> deals) {
        return facts.of(deals).keySet();
    }
}
