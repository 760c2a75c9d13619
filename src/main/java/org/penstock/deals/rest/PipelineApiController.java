package org.penstock.deals.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Pipelines and their stages. */
@ApiController
class PipelineApiController {
    private static final String PIPELINES = "/api/v1/pipelines";
    private static final String PIPELINE = PIPELINES + "/{pipeline}";

    private final Pipelines pipelines;

    PipelineApiController(Pipelines pipelines) {
        this.pipelines = pipelines;
    }

    /** A pipeline. */
    @Doc("A pipeline with its stages in order.")
    record PipelineJson(
            @Doc("Its id.") UUID id,
            @Doc(value = "Its version.", example = "1") int version,
            @Doc(value = "Its name.", example = "Sales") String name,

            @Doc(value = "Deals go here that name no pipeline.", example = "true")
            boolean standard,

            @Doc(value = "No deal goes there any more.", example = "false")
            boolean archived,

            @Doc("Its stages in order, retired ones too.") List<StageJson> stages) {
        static PipelineJson of(Pipeline pipeline) {
            return new PipelineJson(
                    pipeline.id(),
                    pipeline.version(),
                    pipeline.name(),
                    pipeline.standard(),
                    pipeline.archived(),
                    pipeline.stages().stream().map(StageJson::of).toList());
        }
    }

    /** A stage. */
    @Doc("A stage of a pipeline.")
    record StageJson(
            @Doc("Its id.") UUID id,
            @Doc(value = "Its version.", example = "1") int version,
            @Doc(value = "Its name.", example = "Proposal") String name,

            @Doc(
                    value = "Its kind, whatever it is called.",
                    example = "proposal",
                    oneOf = {
                        "lead_generation",
                        "qualification",
                        "needs_analysis",
                        "proposal",
                        "negotiation",
                        "closing",
                        "retention"
                    })
            String kind,

            @Doc(value = "The chance of being won in percent, where a deal has none of its own.", example = "50")
            int probability,

            @Doc(value = "No deal enters it any more.", example = "false")
            boolean retired) {
        static StageJson of(Stage stage) {
            return new StageJson(
                    stage.id(),
                    stage.version(),
                    stage.name(),
                    stage.kind().code(),
                    stage.probability(),
                    stage.retired());
        }
    }

    /** A pipeline as it is sent. */
    @Doc("A new pipeline.")
    record PipelineBody(
            @Doc(value = "Its name.", example = "Partners", max = 80, required = true) @Nullable String name,

            @Doc(value = "Its stages in order.", max = Pipelines.STAGES_MAX, required = true) @Nullable List<StageBody> stages) {}

    /** Changes to a pipeline. */
    @Doc("Changes to a pipeline.")
    record PipelineChange(
            @Doc(value = "Its name.", example = "Partners", max = 80) @Nullable String name,

            @Doc(value = "Puts it away, or brings it back.", example = "false") @Nullable Boolean archived,

            @Doc(value = "true makes it the one where deals go that name none.", example = "true") @Nullable Boolean standard) {}

    /** A stage as it is sent. */
    @Doc("A stage as it is sent.")
    record StageBody(
            @Doc(value = "Its name.", example = "Proposal", max = 80, required = true) @Nullable String name,

            @Doc(value = "Its kind.", example = "proposal", required = true) @Nullable StageKind kind,

            @Doc(value = "The chance of being won, in percent.", example = "50", required = true) @Nullable Integer probability,

            @Doc(value = "Its place among the current stages, from 0; the last without it.", example = "2") @Nullable Integer place) {}

    /** Changes to a stage. */
    @Doc("Changes to a stage.")
    record StageChange(
            @Doc(value = "Its name.", example = "Offer", max = 80) @Nullable String name,

            @Doc(value = "Its kind.", example = "proposal") @Nullable StageKind kind,

            @Doc(value = "The chance of being won, in percent; the ledger notes it for open deals.", example = "50")
            @Nullable Integer probability,

            @Doc(value = "true: no deal enters it any more.", example = "false") @Nullable Boolean retired) {}

    /** The order of stages. */
    @Doc("The order of the current stages.")
    record OrderBody(
            @Doc(value = "All their ids.", required = true) @Nullable List<UUID> stages) {}

    @Operation(
            scope = Scope.PIPELINES_READ,
            summary = "List pipelines with their stages",
            detail = "Archived ones last.")
    @GetMapping(PIPELINES)
    Listing<PipelineJson> list() {
        return Listing.whole(pipelines.all().stream().map(PipelineJson::of).toList());
    }

    @Operation(scope = Scope.PIPELINES_READ, summary = "Read a pipeline")
    @GetMapping(PIPELINE)
    ResponseEntity<PipelineJson> show(@PathVariable UUID pipeline) {
        Pipeline found = pipelines.of(pipeline);
        return Answers.ok(found.version(), PipelineJson.of(found));
    }

    @Operation(scope = Scope.PIPELINES_WRITE, summary = "Create a pipeline", status = 201)
    @PostMapping(PIPELINES)
    ResponseEntity<PipelineJson> create(Actor actor, Sent<PipelineBody> body) {
        PipelineBody sent = body.value();
        List<Pipelines.StageDraft> drafts = new ArrayList<>();
        for (StageBody stage : body.require("stages", sent.stages())) {
            drafts.add(draft(body, stage));
        }
        UUID id = ApiRefusal.value(pipelines.add(actor, sent.name() == null ? "" : sent.name(), drafts));
        Pipeline made = pipelines.of(id);
        return Answers.created(PIPELINES + "/" + id, made.version(), PipelineJson.of(made));
    }

    @Operation(
            scope = Scope.PIPELINES_WRITE,
            summary = "Change a pipeline",
            detail = "Archiving takes the place of deleting: history stays.",
            versioned = true)
    @PatchMapping(PIPELINE)
    @Transactional
    ResponseEntity<PipelineJson> update(
            Actor actor, @PathVariable UUID pipeline, IfMatch wanted, Sent<PipelineChange> body) {
        PipelineChange change = body.value();
        Pipeline before = pipelines.of(pipeline);
        wanted.require(before.version());
        String name = change.name() == null ? before.name() : change.name();
        boolean archived = change.archived() == null ? before.archived() : change.archived();
        if (Boolean.TRUE.equals(change.standard())) {
            pipelines.makeStandard(actor, pipeline);
        }
        ApiRefusal.value(pipelines.change(actor, pipeline, before.version(), name, archived), wanted);
        return show(pipeline);
    }

    @Operation(scope = Scope.PIPELINES_WRITE, summary = "Add a stage to a pipeline", status = 201)
    @PostMapping(PIPELINE + "/stages")
    ResponseEntity<PipelineJson> addStage(Actor actor, @PathVariable UUID pipeline, Sent<StageBody> body) {
        Integer place = body.value().place();
        ApiRefusal.value(pipelines.addStage(
                actor, pipeline, draft(body, body.value()), place == null ? Pipelines.STAGES_MAX : place));
        Pipeline now = pipelines.of(pipeline);
        return Answers.created(PIPELINES + "/" + pipeline, now.version(), PipelineJson.of(now));
    }

    @Operation(
            scope = Scope.PIPELINES_WRITE,
            summary = "Change or retire a stage",
            detail = "If-Match names the version of the stage.",
            versioned = true)
    @PatchMapping(PIPELINE + "/stages/{stage}")
    @Transactional
    ResponseEntity<StageJson> changeStage(
            Actor actor,
            @PathVariable UUID pipeline,
            @PathVariable UUID stage,
            IfMatch wanted,
            Sent<StageChange> body) {
        StageChange change = body.value();
        Stage before = pipelines.of(pipeline).stage(stage);
        Pipelines.StageDraft draft = new Pipelines.StageDraft(
                change.name() == null ? before.name() : change.name(),
                change.kind() == null ? before.kind() : change.kind(),
                change.probability() == null ? before.probability() : change.probability());
        Stage now = ApiRefusal.value(pipelines.changeStage(actor, stage, wanted.or(before.version()), draft), wanted);
        if (change.retired() != null && change.retired() != now.retired()) {
            now = ApiRefusal.value(pipelines.retire(actor, stage, now.version(), change.retired()), wanted);
        }
        return Answers.ok(now.version(), StageJson.of(now));
    }

    @Operation(scope = Scope.PIPELINES_WRITE, summary = "Put the stages of a pipeline in order")
    @PutMapping(PIPELINE + "/stage-order")
    ResponseEntity<PipelineJson> order(Actor actor, @PathVariable UUID pipeline, Sent<OrderBody> body) {
        List<UUID> order = body.require("stages", body.value().stages());
        Result<Pipeline> result = pipelines.reorder(actor, pipeline, order);
        if (result instanceof Result.Stale<Pipeline>) {
            throw ApiRefusal.unprocessable(List.of(Refusal.at("stages", "rest.stage-order")));
        }
        Pipeline now = ApiRefusal.value(result);
        return Answers.ok(now.version(), PipelineJson.of(now));
    }

    private static Pipelines.StageDraft draft(Sent<?> body, StageBody stage) {
        return new Pipelines.StageDraft(
                stage.name() == null ? "" : stage.name(),
                body.require("kind", stage.kind()),
                body.require("probability", stage.probability()));
    }
}
