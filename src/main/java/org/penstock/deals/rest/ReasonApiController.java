package org.penstock.deals.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reason;
import org.penstock.deals.Reasons;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Why deals are lost or disqualified. */
@ApiController
class ReasonApiController {
    private static final String REASONS = "/api/v1/reasons";

    private final Reasons reasons;

    ReasonApiController(Reasons reasons) {
        this.reasons = reasons;
    }

    /** A reason. */
    @Doc("Why deals are lost or disqualified.")
    record ReasonJson(
            @Doc("Its id.") UUID id,
            @Doc(value = "Its version.", example = "1") int version,

            @Doc(
                    value = "The outcome that it explains.",
                    example = "lost",
                    oneOf = {"lost", "disqualified"})
            String outcome,

            @Doc(value = "Its name.", example = "Too expensive")
            String name,

            @Doc(value = "It can't be chosen any more.", example = "false")
            boolean retired) {
        static ReasonJson of(Reason reason) {
            return new ReasonJson(
                    reason.id(), reason.version(), reason.outcome().code(), reason.name(), reason.retired());
        }
    }

    /** A reason as it is sent. */
    @Doc("A new reason.")
    record ReasonBody(
            @Doc(
                    value = "The outcome that it explains.",
                    example = "lost",
                    oneOf = {"lost", "disqualified"},
                    required = true)
            @Nullable Outcome outcome,

            @Doc(value = "Its name.", example = "Too expensive", max = 80, required = true) @Nullable String name) {}

    /** Changes to a reason. */
    @Doc("Changes to a reason.")
    record ReasonChange(
            @Doc(value = "Its name.", example = "Over budget", max = 80) @Nullable String name,

            @Doc(value = "true: it can't be chosen any more; deals keep it.", example = "true") @Nullable Boolean retired) {}

    @Operation(scope = Scope.PIPELINES_READ, summary = "List reasons", detail = "Retired ones last.")
    @GetMapping(REASONS)
    Listing<ReasonJson> list() {
        return Listing.whole(reasons.all().stream().map(ReasonJson::of).toList());
    }

    @Operation(scope = Scope.PIPELINES_WRITE, summary = "Create a reason", status = 201)
    @PostMapping(REASONS)
    ResponseEntity<ReasonJson> create(Actor actor, Sent<ReasonBody> body) {
        Outcome outcome = body.require("outcome", body.value().outcome());
        if (!outcome.needsReason()) {
            throw ApiRefusal.unprocessable(java.util.List.of(
                    org.penstock.kernel.Refusal.at("outcome", "rest.field.word", "lost, disqualified")));
        }
        String name = body.value().name();
        Reason made = find(ApiRefusal.value(reasons.add(actor, outcome, name == null ? "" : name)));
        return Answers.created(REASONS + "/" + made.id(), made.version(), ReasonJson.of(made));
    }

    @Operation(scope = Scope.PIPELINES_WRITE, summary = "Rename or retire a reason", versioned = true)
    @PatchMapping(REASONS + "/{reason}")
    ResponseEntity<ReasonJson> update(Actor actor, @PathVariable UUID reason, IfMatch wanted, Sent<ReasonChange> body) {
        Reason before = find(reason);
        ReasonChange change = body.value();
        ApiRefusal.value(
                reasons.change(
                        actor,
                        reason,
                        wanted.or(before.version()),
                        change.name() == null ? before.name() : change.name(),
                        change.retired() == null ? before.retired() : change.retired()),
                wanted);
        Reason now = find(reason);
        return Answers.ok(now.version(), ReasonJson.of(now));
    }

    private Reason find(UUID id) {
        return reasons.all().stream()
                .filter(reason -> reason.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Missing("Reason"));
    }
}
