package org.penstock.leads;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageKind;
import org.penstock.deals.StageTool;
import org.springframework.stereotype.Component;

/** Where a lead came from, as the tool of the first stage. */
@Component
class LeadsTool implements StageTool {
    static final String NAME = "leads";
    static final String TOUCHES = StageFact.name(NAME, "touches");
    static final String FIRST_ANSWER = StageFact.name(NAME, "first_answer");
    static final String CONSENT = StageFact.name(NAME, "consent");
    static final String CAMPAIGN = StageFact.name(NAME, "campaign");
    static final String FORM = StageFact.name(NAME, "form");
    static final String REFERRER = StageFact.name(NAME, "referrer");
    static final String GIVEN = "given";
    static final String WITHDRAWN = "withdrawn";

    private final OriginRows rows;

    LeadsTool(OriginRows rows) {
        this.rows = rows;
    }

    @Override
    public StageKind kind() {
        return StageKind.LEAD_GENERATION;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String path() {
        return "origin";
    }

    @Override
    public String icon() {
        return "magnet";
    }

    @Override
    public List<StageFact> facts() {
        return List.of(
                StageFact.number(NAME, "touches"),
                StageFact.date(NAME, "first_answer"),
                StageFact.word(NAME, "consent", List.of(GIVEN, WITHDRAWN)),
                StageFact.text(NAME, "campaign"),
                StageFact.text(NAME, "form"),
                StageFact.text(NAME, "referrer"));
    }

    @Override
    public Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        return rows.facts(deals);
    }
}
