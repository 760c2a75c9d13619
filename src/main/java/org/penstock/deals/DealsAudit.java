package org.penstock.deals;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.identity.AuditWords;
import org.penstock.identity.AuditWords.Fact;
import org.penstock.identity.AuditWords.Kind;
import org.penstock.web.Texts;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/** What this module notes in the audit: pipelines, stages, gates and reasons. */
@Configuration(proxyBeanMethods = false)
class DealsAudit {
    /** Between the parts of a condition as it is stored; nobody types one. */
    private static final String TAB = "\t";

    private static final int PARTS = 4;

    @Bean
    static AuditWords dealsAuditWords() {
        return new AuditWords(
                List.of(
                        Kind.settings("pipeline_made", "deals.audit.pipeline-made"),
                        Kind.settings("pipeline_changed", "deals.audit.pipeline-changed"),
                        Kind.settings("stage_made", "deals.audit.stage-made"),
                        Kind.settings("stage_changed", "deals.audit.stage-changed"),
                        Kind.settings("stages_ordered", "deals.audit.stages-ordered"),
                        Kind.settings("gate_changed", "deals.audit.gate-changed"),
                        Kind.settings("reason_made", "deals.audit.reason-made"),
                        Kind.settings("reason_changed", "deals.audit.reason-changed")),
                List.of(
                        Fact.plain("pipeline_name", "deals.audit.name"),
                        Fact.plain("archived", "deals.audit.archived"),
                        Fact.plain("standard", "deals.audit.standard"),
                        Fact.plain("stages", "deals.audit.stages"),
                        Fact.plain("stage_name", "deals.audit.name"),
                        new Fact("stage_kind", "deals.audit.kind", (texts, code) -> texts.of("deals.kind." + code)),
                        Fact.plain("probability", "deals.field.probability"),
                        Fact.plain("retired", "deals.audit.retired"),
                        new Fact("gate", "deals.audit.gate", DealsAudit::condition),
                        Fact.plain("reason_name", "deals.audit.name"),
                        new Fact("outcome", "deals.audit.for", (texts, code) -> texts.of("deals.outcome." + code))));
    }

    static Map<String, Object> facts(Pipeline pipeline) {
        return Map.of(
                "pipeline_name", pipeline.name(),
                "archived", pipeline.archived(),
                "standard", pipeline.standard());
    }

    static Map<String, Object> facts(Stage stage) {
        return Map.of(
                "stage_name", stage.name(),
                "stage_kind", stage.kind().code(),
                "probability", stage.probability(),
                "retired", stage.retired());
    }

    static Map<String, Object> facts(List<GateCondition> gate) {
        return Map.of("gate", gate.stream().map(DealsAudit::stored).toList());
    }

    static List<String> names(Pipeline pipeline) {
        return pipeline.current().stream().map(Stage::name).toList();
    }

    private static String stored(GateCondition condition) {
        return String.join(TAB, condition.operator().code(), condition.field(), condition.operand(), condition.label());
    }

    private static String condition(Texts texts, String stored) {
        String[] parts = stored.split(TAB, PARTS);
        UUID nowhere = new UUID(0, 0);
        GateCondition condition = new GateCondition(
                nowhere, nowhere, 0, parts[1], GateCondition.Operator.of(parts[0]), parts[2], parts[PARTS - 1]);
        return texts.of(new Gates.Criterion(condition, false).wanted());
    }
}
