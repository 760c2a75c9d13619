package org.penstock.qualification;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageKind;
import org.penstock.deals.StageTool;
import org.springframework.stereotype.Component;

/** Qualification as the tool of its stage. */
@Component
class QualificationTool implements StageTool {
    static final String NAME = "qualification";
    static final String VERDICT = StageFact.name(NAME, "verdict");
    static final String ANSWERED = StageFact.name(NAME, "answered");
    static final String MET = StageFact.name(NAME, "met");
    static final String BACK_ON = StageFact.name(NAME, "back_on");

    private final QualificationRows rows;

    QualificationTool(QualificationRows rows) {
        this.rows = rows;
    }

    @Override
    public StageKind kind() {
        return StageKind.QUALIFICATION;
    }

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public String icon() {
        return "clipboard-check";
    }

    @Override
    public List<StageFact> facts() {
        return List.of(
                StageFact.word(NAME, "verdict", Verdict.codes()),
                StageFact.number(NAME, "answered"),
                StageFact.number(NAME, "met"),
                StageFact.date(NAME, "back_on"));
    }

    @Override
    public Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        return rows.facts(deals);
    }
}
