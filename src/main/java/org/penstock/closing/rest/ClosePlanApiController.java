package org.penstock.closing.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.closing.ClosePlan;
import org.penstock.closing.ClosePlans;
import org.penstock.closing.CloseStep;
import org.penstock.kernel.Actor;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;

/** The close plan of a deal over the API; it is put as a whole. */
@ApiController
class ClosePlanApiController {
    private static final String PLAN = "/api/v1/deals/{deal}/close-plan";

    private final ClosePlans plans;

    ClosePlanApiController(ClosePlans plans) {
        this.plans = plans;
    }

    /** A close plan. */
    @Doc("The close plan of a deal.")
    record ClosePlanJson(
            @Doc(value = "When the customer agreed to it.", example = "2026-11-20") @Nullable LocalDate agreedOn,

            @Doc("Its steps in order.") List<CloseStepJson> steps) {
        static ClosePlanJson of(ClosePlan plan) {
            return new ClosePlanJson(
                    plan.agreedOn(),
                    plan.steps().stream().map(CloseStepJson::of).toList());
        }
    }

    /** A step. */
    @Doc("A step of a close plan.")
    record CloseStepJson(
            @Doc("Its id.") UUID id,

            @Doc(value = "What is to be done.", example = "Legal review of the contract")
            String text,

            @Doc(value = "Whether it is ours or the customer's to do.", example = "false")
            boolean ours,

            @Doc("The account whose step it is.") @Nullable UUID account,

            @Doc("The person of the deal whose step it is.") @Nullable UUID person,

            @Doc(value = "Whose step it is, in words.", example = "Ada Young")
            String owner,

            @Doc(value = "By when.", example = "2026-12-04") @Nullable LocalDate dueOn,

            @Doc("When it was done.") @Nullable Instant doneAt,

            @Doc(value = "Who said that it is done.", example = "Anna Kovač") @Nullable String doneBy,

            @Doc(value = "What keeps it from being done; empty for nothing.", example = "Waits for the board")
            String blockedBy) {
        static CloseStepJson of(CloseStep step) {
            return new CloseStepJson(
                    step.id(),
                    step.text(),
                    step.ours(),
                    step.account(),
                    step.person(),
                    step.owner(),
                    step.dueOn(),
                    step.doneAt(),
                    step.doneBy(),
                    step.blockedBy());
        }
    }

    /** A plan as it is sent. */
    @Doc("A close plan as it is sent.")
    record ClosePlanBody(
            @Doc(value = "When the customer agreed to it.", example = "2026-11-20") @Nullable LocalDate agreedOn,

            @Doc(value = "All steps in order.", max = CloseStep.STEPS_MAX, required = true) @Nullable List<CloseStepBody> steps) {}

    /** A step as it is sent. */
    @Doc("A step as it is sent: of an account of ours, or of a person of the deal or somebody in words.")
    record CloseStepBody(
            @Doc("Its id; none for a new one.") @Nullable UUID id,

            @Doc(value = "What is to be done.", example = "Legal review", max = CloseStep.TEXT_MAX, required = true)
            @Nullable String text,

            @Doc("The account whose step it is; it must see the deal.") @Nullable UUID account,

            @Doc("The person whose step it is; they must belong to the deal.") @Nullable UUID person,

            @Doc(value = "Somebody of the customer's in words.", example = "Their lawyer", max = CloseStep.WORDS_MAX)
            @Nullable String who,

            @Doc(value = "By when.", example = "2026-12-04") @Nullable LocalDate dueOn,

            @Doc(value = "Whether it is done.", example = "false") @Nullable Boolean done,

            @Doc(value = "What blocks it.", example = "Waits for the board", max = CloseStep.WORDS_MAX) @Nullable String blockedBy) {
        /** A step of nobody is taken for one of ours, so that the door asks for its owner. */
        ClosePlans.Line line() {
            boolean theirs = account == null && (person != null || who != null && !who.isBlank());
            return new ClosePlans.Line(
                    id,
                    new CloseStep.Draft(
                            text == null ? "" : text,
                            !theirs,
                            account,
                            person,
                            who == null ? "" : who,
                            dueOn,
                            blockedBy == null ? "" : blockedBy),
                    done != null && done);
        }
    }

    @Operation(scope = Scope.DEALS_READ, summary = "Read the close plan of a deal")
    @GetMapping(PLAN)
    ResponseEntity<ClosePlanJson> show(Actor actor, @PathVariable UUID deal) {
        ClosePlan plan = plans.of(actor, deal);
        return Answers.ok(plan.version(), ClosePlanJson.of(plan));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Put the close plan of a deal",
            detail = "Steps with an id are changed, those without are new, those that are left out are taken out.",
            versioned = true)
    @PutMapping(PLAN)
    ResponseEntity<ClosePlanJson> put(Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<ClosePlanBody> body) {
        List<CloseStepBody> steps = body.require("steps", body.value().steps());
        ClosePlan now = ApiRefusal.value(
                plans.put(
                        actor,
                        deal,
                        wanted.version(),
                        body.value().agreedOn(),
                        steps.stream().map(CloseStepBody::line).toList()),
                wanted);
        return Answers.ok(now.version(), ClosePlanJson.of(now));
    }
}
