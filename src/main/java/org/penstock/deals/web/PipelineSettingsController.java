package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.penstock.deals.Gates;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pipelines in the settings: the list, one with its stages, adding, renaming, archiving, making it the standard. */
@PageController
class PipelineSettingsController {
    private final Pipelines pipelines;
    private final Gates gates;
    private final Templates templates;

    PipelineSettingsController(Pipelines pipelines, Gates gates, Templates templates) {
        this.pipelines = pipelines;
        this.gates = gates;
        this.templates = templates;
    }

    @GetMapping("/settings/pipelines")
    JteModel list(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return templates.dealsPipelines(ui, pipelines.all(), "", FormErrors.NONE);
    }

    @PostMapping("/settings/pipelines")
    ResponseEntity<?> create(
            Actor actor, Ui ui, @RequestParam String name, @RequestParam(defaultValue = "all") String kinds) {
        Result<UUID> added = pipelines.add(actor, name, drafts(ui, kinds));
        if (added instanceof Result.Done<UUID> done) {
            return Redirects.to(
                    ui, "/settings/pipelines/" + done.value(), Toast.done(ui.t("deals.settings.pipeline-added", name)));
        }
        return FormErrors.refused(templates.dealsPipelines(ui, pipelines.all(), name, new FormErrors(refusals(added))));
    }

    @GetMapping("/settings/pipelines/{id}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return page(actor, ui, pipelines.of(id), FormErrors.NONE);
    }

    @PutMapping("/settings/pipelines/{id}")
    ResponseEntity<?> update(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam int version,
            @RequestParam String name,
            @RequestParam(defaultValue = "false") boolean archived) {
        Result<Pipeline> changed = pipelines.change(actor, id, version, name, archived);
        return answer(actor, ui, id, changed);
    }

    @PutMapping("/settings/pipelines/{id}/standard")
    ResponseEntity<?> makeStandard(Actor actor, Ui ui, @PathVariable UUID id) {
        pipelines.makeStandard(actor, id);
        return Redirects.to(ui, "/settings/pipelines/" + id, Toast.done(ui.t("deals.saved")));
    }

    /** A new order of the stages, by their ids. */
    @PutMapping("/settings/pipelines/{id}/order")
    ResponseEntity<?> reorder(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam List<UUID> stage) {
        return answer(actor, ui, id, pipelines.reorder(actor, id, stage));
    }

    private ResponseEntity<?> answer(Actor actor, Ui ui, UUID id, Result<Pipeline> changed) {
        if (changed instanceof Result.Done<Pipeline>) {
            return Redirects.to(ui, "/settings/pipelines/" + id, Toast.done(ui.t("deals.saved")));
        }
        FormErrors errors = new FormErrors(refusals(changed));
        return changed instanceof Result.Stale<Pipeline>
                ? FormErrors.stale(page(actor, ui, pipelines.of(id), errors))
                : FormErrors.refused(page(actor, ui, pipelines.of(id), errors));
    }

    JteModel page(Actor actor, Ui ui, Pipeline pipeline, FormErrors errors) {
        Map<UUID, Long> touched = pipeline.stages().stream()
                .collect(Collectors.toMap(Stage::id, stage -> pipelines.touched(actor, stage.id())));
        Map<UUID, Integer> conditions = pipeline.stages().stream()
                .collect(Collectors.toMap(
                        Stage::id, stage -> gates.of(stage.id()).size()));
        return templates.dealsPipeline(ui, pipeline, touched, conditions, errors);
    }

    static List<Refusal> refusals(Result<?> result) {
        return result instanceof Result.Refused<?> refused
                ? refused.refusals()
                : List.of(Refusal.of("deals.settings.stale"));
    }

    private static List<Pipelines.StageDraft> drafts(Ui ui, String kinds) {
        List<StageKind> wanted = kinds.equals("short")
                ? List.of(StageKind.LEAD_GENERATION, StageKind.PROPOSAL, StageKind.CLOSING, StageKind.RETENTION)
                : List.of(StageKind.values());
        List<Pipelines.StageDraft> drafts = new ArrayList<>();
        for (StageKind kind : wanted) {
            drafts.add(new Pipelines.StageDraft(ui.t("deals.kind." + kind.code()), kind, usual(kind)));
        }
        return drafts;
    }

    /** The default chance of a stage of this kind, in percent, until the company knows better. */
    private static int usual(StageKind kind) {
        return switch (kind) {
            case LEAD_GENERATION -> 10;
            case QUALIFICATION -> 20;
            case NEEDS_ANALYSIS -> 35;
            case PROPOSAL -> 55;
            case NEGOTIATION -> 75;
            case CLOSING -> 90;
            case RETENTION -> 100;
        };
    }
}
