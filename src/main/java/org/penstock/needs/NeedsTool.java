package org.penstock.needs;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageKind;
import org.penstock.deals.StageTool;
import org.springframework.stereotype.Component;

/** What a customer needs is the tool of the needs analysis. */
@Component
class NeedsTool implements StageTool {
    static final String NAME = "needs";

    private final NeedsFacts facts;

    NeedsTool(NeedsFacts facts) {
        this.facts = facts;
    }

    @Override
    public StageKind kind() {
        return StageKind.NEEDS_ANALYSIS;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String icon() {
        return "zoom-question";
    }

    @Override
    public List<StageFact> facts() {
        return List.of(
                StageFact.number(NAME, "requirements"),
                StageFact.number(NAME, "open_musts"),
                StageFact.number(NAME, "questions_open"),
                StageFact.flag(NAME, "decision_maker"),
                StageFact.date(NAME, "decision_on"),
                StageFact.text(NAME, "solution"));
    }

    @Override
    public Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        return facts.reckon(deals);
    }
}
