package org.penstock.demo;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.penstock.deals.GateCondition;
import org.penstock.deals.Gates;
import org.penstock.deals.Pipelines;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** What a deal of the made-up company needs to go on. Introduced after its past was written, as rules are. */
@Component
class DemoGates {
    private static final Map<StageKind, List<String>> WANTED = new LinkedHashMap<>();

    static {
        WANTED.put(StageKind.LEAD_GENERATION, List.of("people"));
        WANTED.put(StageKind.QUALIFICATION, List.of("people", "value"));
        WANTED.put(StageKind.NEEDS_ANALYSIS, List.of("value", "expected_close", "next_step"));
        WANTED.put(StageKind.PROPOSAL, List.of("people", "expected_close", "line_items", "next_step"));
        WANTED.put(StageKind.NEGOTIATION, List.of("value", "expected_close", "next_step"));
        WANTED.put(StageKind.CLOSING, List.of("value", "line_items"));
    }

    private final Gates gates;
    private final Pipelines pipelines;

    DemoGates(Gates gates, Pipelines pipelines) {
        this.gates = gates;
        this.pipelines = pipelines;
    }

    void close(Actor actor) {
        WANTED.forEach((kind, fields) -> pipelines
                .standard()
                .ofKind(kind)
                .ifPresent(stage ->
                        gates.replace(actor, stage.id(), present(fields)).orElseThrow()));
    }

    private static List<Gates.Draft> present(List<String> fields) {
        return fields.stream()
                .map(field -> new Gates.Draft(field, GateCondition.Operator.PRESENT, ""))
                .toList();
    }
}
