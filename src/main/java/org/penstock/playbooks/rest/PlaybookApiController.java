package org.penstock.playbooks.rest;

import java.net.URI;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.playbooks.Playbook;
import org.penstock.playbooks.PlaybookBody;
import org.penstock.playbooks.PlaybookBody.ActivityPlan;
import org.penstock.playbooks.PlaybookBody.GatePlan;
import org.penstock.playbooks.PlaybookBody.StagePlan;
import org.penstock.playbooks.PlaybookEffects;
import org.penstock.playbooks.PlaybookPublishing;
import org.penstock.playbooks.Playbooks;
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
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.core.JacksonException;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Playbooks: pipelines as data. */
@ApiController
class PlaybookApiController {
    private static final String ALL = "/api/v1/playbooks";
    private static final String ONE = ALL + "/{playbook}";

    private static final TypeReference<Map<String, List<String>>> REASONS = new TypeReference<>() {};
    private static final TypeReference<Map<String, List<Map<String, Object>>>> PARTS = new TypeReference<>() {};

    private final Playbooks playbooks;
    private final PlaybookPublishing publishing;

    PlaybookApiController(Playbooks playbooks, PlaybookPublishing publishing) {
        this.playbooks = playbooks;
        this.publishing = publishing;
    }

    /** A playbook. */
    @Doc("A playbook: a pipeline as data.")
    record PlaybookJson(
            @Doc("Its id.") UUID id,

            @Doc(value = "Its version; 0 for one of the product.", example = "2")
            int version,

            @Doc(value = "Whether the company may change it.", example = "true")
            boolean own,

            @Doc(value = "Its name.", example = "Short sale")
            String name,

            @Doc(value = "What it is for.", example = "One call, one offer.")
            String about,

            @Doc("Its stages in order.") List<StageJson> stages,
            @Doc("Reasons by outcome: lost, disqualified.") Map<String, List<String>> reasons,

            @Doc(
                    "What the tools of the stages keep for a pipeline, by part; a part that is left out leaves the defaults.")
            Map<String, List<Map<String, Object>>> parts) {
        static PlaybookJson of(Playbook playbook) {
            PlaybookBody body = playbook.body();
            return new PlaybookJson(
                    playbook.id(),
                    playbook.version(),
                    playbook.own(),
                    body.name(),
                    body.about(),
                    body.stages().stream().map(StageJson::of).toList(),
                    body.reasons(),
                    body.parts());
        }
    }

    /** A stage of a playbook. */
    @Doc("A stage of a playbook.")
    record StageJson(
            @Doc(value = "Its name.", example = "Proposal", max = 80, required = true) @Nullable String name,

            @Doc(value = "Its kind.", example = "proposal", required = true) @Nullable String kind,

            @Doc(value = "The chance of being won, in percent.", example = "50", required = true) @Nullable Integer probability,

            @Doc("What a deal needs to leave it.") @Nullable List<GateJson> gate,

            @Doc("What is planned when a deal enters.") @Nullable List<ActivityJson> activities) {
        static StageJson of(StagePlan stage) {
            return new StageJson(
                    stage.name(),
                    stage.kind(),
                    stage.probability(),
                    stage.gate().stream()
                            .map(gate -> new GateJson(gate.field(), gate.operator(), gate.operand()))
                            .toList(),
                    stage.activities().stream()
                            .map(plan -> new ActivityJson(plan.kind(), plan.subject(), plan.days()))
                            .toList());
        }

        StagePlan plan() {
            return new StagePlan(
                    name == null ? "" : name,
                    kind == null ? "" : kind,
                    probability == null ? -1 : probability,
                    gate == null ? List.of() : gate.stream().map(GateJson::plan).toList(),
                    activities == null
                            ? List.of()
                            : activities.stream().map(ActivityJson::plan).toList());
        }
    }

    /** A condition of a gate. */
    @Doc("A condition of a gate.")
    record GateJson(
            @Doc(value = "The field.", example = "value", required = true) @Nullable String field,

            @Doc(
                    value = "How it is compared.",
                    example = "at_least",
                    oneOf = {"present", "at_least", "at_most", "one_of"})
            @Nullable String operator,

            @Doc(value = "With what.", example = "1000") @Nullable String operand) {
        GatePlan plan() {
            return new GatePlan(
                    field == null ? "" : field,
                    operator == null ? "present" : operator,
                    operand == null ? "" : operand);
        }
    }

    /** An activity that is planned. */
    @Doc("An activity that is planned when a deal enters the stage.")
    record ActivityJson(
            @Doc(
                    value = "Its kind.",
                    example = "call",
                    oneOf = {"task", "call", "meeting"})
            @Nullable String kind,

            @Doc(value = "What is to be done.", example = "Answer the lead", max = 300) @Nullable String subject,

            @Doc(value = "Working days ahead.", example = "1") @Nullable Integer days) {
        ActivityPlan plan() {
            return new ActivityPlan(
                    kind == null ? "task" : kind, subject == null ? "" : subject, days == null ? 0 : days);
        }
    }

    /** A playbook as it is sent. */
    @Doc("A playbook as it is sent: whole, or what to copy.")
    record PlaybookChange(
            @Doc(value = "Its name.", example = "Short sale", max = 80) @Nullable String name,

            @Doc(value = "What it is for.", max = PlaybookBody.ABOUT_MAX) @Nullable String about,

            @Doc("Its stages in order.") @Nullable List<StageJson> stages,

            @Doc("Reasons by outcome: lost, disqualified.") @Nullable JsonNode reasons,

            @Doc("What the tools of the stages keep.") @Nullable JsonNode parts,

            @Doc("A playbook to begin from; what is sent beside it takes its place.") @Nullable UUID fromPlaybook,

            @Doc("A pipeline to begin from.") @Nullable UUID fromPipeline) {

        PlaybookBody over(@Nullable PlaybookBody base) {
            return new PlaybookBody(
                    name != null ? name : base == null ? "" : base.name(),
                    about != null ? about : base == null ? "" : base.about(),
                    stages != null
                            ? stages.stream().map(StageJson::plan).toList()
                            : base == null ? List.of() : base.stages(),
                    reasons != null ? read("reasons", reasons, REASONS) : base == null ? Map.of() : base.reasons(),
                    parts != null ? read("parts", parts, PARTS) : base == null ? Map.of() : base.parts());
        }

        private static <T> T read(String field, JsonNode node, TypeReference<T> type) {
            try {
                return JsonMapper.shared().convertValue(node, type);
            } catch (IllegalArgumentException | JacksonException otherShape) {
                throw ApiRefusal.unprocessable(List.of(Refusal.at(field, "rest.field.object")));
            }
        }
    }

    /** Where to publish. */
    @Doc("Where to publish.")
    record PublicationBody(
            @Doc("The pipeline; without it a new one is made.") @Nullable UUID pipeline) {}

    /** What was published. */
    @Doc("What was published.")
    record PublicationJson(@Doc("The pipeline.") UUID pipeline) {}

    /** What publishing would do to a stage. */
    @Doc("What publishing would do to a stage.")
    record EffectJson(
            @Doc(
                    value = "What happens.",
                    example = "changed",
                    oneOf = {"kept", "added", "changed", "retired"})
            String kind,

            @Doc(value = "Its present name.", example = "Offer") @Nullable String before,

            @Doc(value = "Its name from then on.", example = "Proposal") @Nullable String after,

            @Doc(value = "Open deals and customers that stand in it.", example = "12")
            long deals,

            @Doc(value = "Open deals that would not meet the new gate.", example = "3")
            int held) {
        static EffectJson of(PlaybookEffects.StageEffect effect) {
            return new EffectJson(
                    effect.kind().name().toLowerCase(java.util.Locale.ROOT),
                    effect.before(),
                    effect.after(),
                    effect.deals(),
                    effect.gate() == null ? 0 : effect.gate().held());
        }
    }

    @Operation(scope = Scope.PIPELINES_READ, summary = "List playbooks", detail = "Those of the product first.")
    @GetMapping(ALL)
    Listing<PlaybookJson> list(Actor actor) {
        return Listing.whole(playbooks.all(actor).stream().map(PlaybookJson::of).toList());
    }

    @Operation(scope = Scope.PIPELINES_READ, summary = "Read a playbook")
    @GetMapping(ONE)
    ResponseEntity<PlaybookJson> show(Actor actor, @PathVariable UUID playbook) {
        return ok(playbooks.get(actor, playbook));
    }

    @Operation(
            scope = Scope.PIPELINES_WRITE,
            summary = "Create a playbook",
            detail = "Whole, or from a playbook or a pipeline, with other values beside it.",
            status = 201)
    @PostMapping(ALL)
    ResponseEntity<PlaybookJson> create(Actor actor, Sent<PlaybookChange> body) {
        PlaybookChange sent = body.value();
        PlaybookBody base = sent.fromPipeline() != null
                ? playbooks.captured(actor, sent.fromPipeline())
                : sent.fromPlaybook() != null
                        ? playbooks.get(actor, sent.fromPlaybook()).body()
                        : null;
        Playbook made = playbooks.get(actor, ApiRefusal.value(playbooks.add(actor, sent.over(base))));
        return Answers.created(ALL + "/" + made.id(), made.version(), PlaybookJson.of(made));
    }

    @Operation(
            scope = Scope.PIPELINES_WRITE,
            summary = "Change a playbook",
            detail = "What is left out stays.",
            versioned = true)
    @PatchMapping(ONE)
    ResponseEntity<PlaybookJson> update(
            Actor actor, @PathVariable UUID playbook, IfMatch wanted, Sent<PlaybookChange> body) {
        Playbook before = playbooks.get(actor, playbook);
        return ok(ApiRefusal.value(
                playbooks.change(
                        actor,
                        playbook,
                        wanted.or(before.version()),
                        body.value().over(before.body())),
                wanted));
    }

    @Operation(scope = Scope.PIPELINES_WRITE, summary = "Delete a playbook", status = 204, versioned = true)
    @DeleteMapping(ONE)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID playbook, IfMatch wanted) {
        Playbook before = playbooks.get(actor, playbook);
        ApiRefusal.value(playbooks.remove(actor, playbook, wanted.or(before.version())), wanted);
        return ResponseEntity.noContent().build();
    }

    /** The pipeline of which the effects are asked. */
    record EffectQuery(
            @Doc(value = "The pipeline.", required = true) UUID pipeline) {}

    @Operation(
            scope = Scope.PIPELINES_READ,
            summary = "Tell what publishing would do to running deals",
            query = EffectQuery.class)
    @GetMapping(ONE + "/effects")
    Listing<EffectJson> effects(
            Actor actor, @PathVariable UUID playbook, @RequestParam(required = false) @Nullable UUID pipeline) {
        playbooks.get(actor, playbook);
        if (pipeline == null) {
            throw ApiRefusal.unprocessable(List.of(Refusal.at("pipeline", "rest.field.missing")));
        }
        return Listing.whole(publishing.effects(actor, playbook, pipeline).stages().stream()
                .map(EffectJson::of)
                .toList());
    }

    @Operation(
            scope = Scope.PIPELINES_WRITE,
            summary = "Publish a playbook",
            detail = "Onto a pipeline or as a new one; no deal is moved.",
            status = 201)
    @PostMapping(ONE + "/publications")
    ResponseEntity<PublicationJson> publish(Actor actor, @PathVariable UUID playbook, Sent<PublicationBody> body) {
        UUID pipeline = ApiRefusal.value(
                publishing.publish(actor, playbook, body.value().pipeline()));
        return ResponseEntity.created(URI.create("/api/v1/pipelines/" + pipeline))
                .body(new PublicationJson(pipeline));
    }

    private static ResponseEntity<PlaybookJson> ok(Playbook playbook) {
        return Answers.ok(playbook.version(), PlaybookJson.of(playbook));
    }
}
