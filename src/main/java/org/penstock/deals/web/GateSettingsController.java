package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.GateCondition;
import org.penstock.deals.GatePreviews;
import org.penstock.deals.Gates;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.deals.StageFact;
import org.penstock.fields.CustomFields;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The gate of a stage: its conditions, and which open deals a new rule would hold. */
@PageController
public class GateSettingsController {
    /** Empty rows that the form offers below the filled ones. */
    private static final int SPARE_ROWS = 2;

    private final Gates gates;
    private final GatePreviews previews;
    private final Pipelines pipelines;
    private final CustomFields fields;
    private final Templates templates;

    GateSettingsController(
            Gates gates, GatePreviews previews, Pipelines pipelines, CustomFields fields, Templates templates) {
        this.gates = gates;
        this.previews = previews;
        this.pipelines = pipelines;
        this.fields = fields;
        this.templates = templates;
    }

    /** A condition as typed. */
    public record Row(String field, String operator, String operand) {}

    @GetMapping("/settings/pipelines/{id}/stages/{stage}/gate")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID stage) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Row> rows = gates.of(stage).stream()
                .map(condition ->
                        new Row(condition.field(), condition.operator().code(), condition.operand()))
                .toList();
        return page(ui, id, stage, rows, null, FormErrors.NONE);
    }

    /** What the conditions as typed would hold; nothing is saved. */
    @PostMapping("/settings/pipelines/{id}/stages/{stage}/gate/preview")
    JteModel preview(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable UUID stage,
            @RequestParam MultiValueMap<String, String> typed) {
        return templates.dealsGatePreview(ui, previews.of(actor, stage, drafts(rows(typed))));
    }

    @PutMapping("/settings/pipelines/{id}/stages/{stage}/gate")
    ResponseEntity<?> update(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable UUID stage,
            @RequestParam MultiValueMap<String, String> typed) {
        List<Row> rows = rows(typed);
        Result<List<GateCondition>> replaced = gates.replace(actor, stage, drafts(rows));
        if (replaced instanceof Result.Done<List<GateCondition>>) {
            return Redirects.to(ui, "/settings/pipelines/" + id, Toast.done(ui.t("deals.saved")));
        }
        FormErrors errors = new FormErrors(PipelineSettingsController.refusals(replaced));
        return FormErrors.refused(page(ui, id, stage, rows, null, errors));
    }

    private JteModel page(
            Ui ui, UUID id, UUID stageId, List<Row> rows, GatePreviews.@Nullable Preview preview, FormErrors errors) {
        Stage stage = pipelines.stage(stageId);
        List<Row> shown = new ArrayList<>(rows);
        for (int spare = 0; spare < SPARE_ROWS; spare++) {
            shown.add(new Row("", GateCondition.Operator.PRESENT.code(), ""));
        }
        return templates.dealsGate(ui, id, stage, shown, choices(ui), preview, errors);
    }

    private List<Option> choices(Ui ui) {
        List<Option> choices = new ArrayList<>();
        Gates.fields().forEach(field -> choices.add(Option.of(field, ui.t("deals.field." + field))));
        gates.stageFacts().forEach(fact -> choices.add(Option.of(fact.name(), ui.t(StageFact.key(fact.name())))));
        fields.of(Subject.DEAL).forEach(field -> choices.add(Option.of(field.name(), field.label())));
        return choices;
    }

    private static List<Row> rows(MultiValueMap<String, String> typed) {
        List<String> names = typed.getOrDefault("field", List.of());
        List<String> operators = typed.getOrDefault("operator", List.of());
        List<String> operands = typed.getOrDefault("operand", List.of());
        List<Row> rows = new ArrayList<>();
        for (int row = 0; row < names.size() && row < operators.size() && row < operands.size(); row++) {
            if (!names.get(row).isBlank()) {
                rows.add(new Row(names.get(row), operators.get(row), operands.get(row)));
            }
        }
        return rows;
    }

    private static List<Gates.Draft> drafts(List<Row> rows) {
        return rows.stream()
                .map(row -> new Gates.Draft(row.field(), GateCondition.Operator.of(row.operator()), row.operand()))
                .toList();
    }
}
