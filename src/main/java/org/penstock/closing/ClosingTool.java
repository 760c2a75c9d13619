package org.penstock.closing;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageKind;
import org.penstock.deals.StageTool;
import org.springframework.stereotype.Component;

/** The close plan and the contract are the tool of the closing stage. */
@Component
class ClosingTool implements StageTool {
    static final String NAME = "closing";

    private final ClosingFacts facts;

    ClosingTool(ClosingFacts facts) {
        this.facts = facts;
    }

    @Override
    public StageKind kind() {
        return StageKind.CLOSING;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String path() {
        return "close-plan";
    }

    @Override
    public String icon() {
        return "signature";
    }

    @Override
    public List<StageFact> facts() {
        return List.of(
                StageFact.flag(NAME, "plan_agreed"),
                StageFact.number(NAME, "steps_open"),
                StageFact.number(NAME, "steps_blocked"),
                StageFact.date(NAME, "contract_start"),
                StageFact.date(NAME, "contract_end"),
                StageFact.text(NAME, "competitor"));
    }

    @Override
    public Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        return facts.reckon(deals);
    }
}
