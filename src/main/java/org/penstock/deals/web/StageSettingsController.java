package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A stage in the settings: its form, retiring it and bringing it back. */
@PageController
public class StageSettingsController {
    private final Pipelines pipelines;
    private final Templates templates;

    StageSettingsController(Pipelines pipelines, Templates templates) {
        this.pipelines = pipelines;
        this.templates = templates;
    }

    /** A stage as typed. */
    public record Form(
            @Nullable Integer version,
            @Nullable String name,
            @Nullable String kind,
            @Nullable String probability,
            @Nullable Integer place) {

        static Form of(Stage stage) {
            return new Form(
                    stage.version(), stage.name(), stage.kind().code(), String.valueOf(stage.probability()), null);
        }

        public String nameOrEmpty() {
            return name == null ? "" : name;
        }

        public String kindOrFirst() {
            return kind == null || kind.isBlank() ? StageKind.QUALIFICATION.code() : kind;
        }

        public String probabilityOrEmpty() {
            return probability == null ? "" : probability;
        }

        /** What can't be read as a percentage is refused by the door. */
        Pipelines.StageDraft draft() {
            int percent = probability != null && probability.strip().matches("\\d{1,3}")
                    ? Integer.parseInt(probability.strip())
                    : -1;
            return new Pipelines.StageDraft(nameOrEmpty(), StageKind.of(kindOrFirst()), percent);
        }
    }

    @GetMapping("/settings/pipelines/{id}/stages/new")
    JteModel draft(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        int last = pipelines.of(id).current().size();
        return form(ui, id, null, new Form(null, "", null, "", last), FormErrors.NONE);
    }

    @PostMapping("/settings/pipelines/{id}/stages")
    ResponseEntity<?> create(Actor actor, Ui ui, @PathVariable UUID id, Form form) {
        int place = form.place() == null ? Integer.MAX_VALUE : form.place();
        return answer(ui, id, null, form, pipelines.addStage(actor, id, form.draft(), place));
    }

    @GetMapping("/settings/pipelines/{id}/stages/{stage}/edit")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID stage) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return form(ui, id, stage, Form.of(pipelines.stage(stage)), FormErrors.NONE);
    }

    @PutMapping("/settings/pipelines/{id}/stages/{stage}")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID stage, Form form) {
        int version = form.version() == null ? 0 : form.version();
        return answer(ui, id, stage, form, pipelines.changeStage(actor, stage, version, form.draft()));
    }

    @PutMapping("/settings/pipelines/{id}/stages/{stage}/retirement")
    ResponseEntity<?> retire(
            Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID stage, @RequestParam int version) {
        return retired(ui, id, pipelines.retire(actor, stage, version, true));
    }

    @DeleteMapping("/settings/pipelines/{id}/stages/{stage}/retirement")
    ResponseEntity<?> bringBack(
            Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID stage, @RequestParam int version) {
        return retired(ui, id, pipelines.retire(actor, stage, version, false));
    }

    private ResponseEntity<?> retired(Ui ui, UUID id, Result<Stage> result) {
        Toast toast = result instanceof Result.Done<Stage>
                ? Toast.done(ui.t("deals.saved"))
                : Toast.problem(ui.texts()
                        .of(PipelineSettingsController.refusals(result).getFirst()));
        return Redirects.to(ui, "/settings/pipelines/" + id, toast);
    }

    private ResponseEntity<?> answer(Ui ui, UUID id, @Nullable UUID stage, Form form, Result<?> result) {
        if (result instanceof Result.Done<?>) {
            return Redirects.to(ui, "/settings/pipelines/" + id, Toast.done(ui.t("deals.saved")));
        }
        FormErrors errors = new FormErrors(PipelineSettingsController.refusals(result));
        return FormErrors.refused(form(ui, id, stage, form, errors));
    }

    private JteModel form(Ui ui, UUID pipeline, @Nullable UUID stage, Form form, FormErrors errors) {
        return templates.dealsStageForm(
                ui, pipeline, stage, form, pipelines.of(pipeline).current().size(), errors);
    }
}
