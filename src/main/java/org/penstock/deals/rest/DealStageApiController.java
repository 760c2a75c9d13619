package org.penstock.deals.rest;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Changes;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.DealSheet;
import org.penstock.deals.DealSheets;
import org.penstock.deals.DealStages;
import org.penstock.deals.Outcome;
import org.penstock.kernel.Actor;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;

/** Moving a deal and closing it, through the same gates as on the board. */
@ApiController
class DealStageApiController {
    private final DealStages stages;
    private final DealOutcomes outcomes;
    private final DealSheets sheets;

    DealStageApiController(DealStages stages, DealOutcomes outcomes, DealSheets sheets) {
        this.stages = stages;
        this.outcomes = outcomes;
        this.sheets = sheets;
    }

    /** Where a deal goes. */
    @Doc("Where a deal goes.")
    record StageBody(
            @Doc(value = "The id of the stage.", required = true) @Nullable UUID stage,

            @Doc("The deal that it is put right above.") @Nullable UUID above,

            @Doc("The deal that it is put right below.") @Nullable UUID below,

            @Doc(
                    value = "Why the gate is passed although it is not met; needs the right to do so.",
                    example = "Agreed with the board")
            @Nullable String overrideReason) {
        DealStages.@Nullable Place place() {
            if (above != null) {
                return new DealStages.Place(above, true);
            }
            return below != null ? new DealStages.Place(below, false) : null;
        }
    }

    /** How a deal went. */
    @Doc("How a deal went.")
    record OutcomeBody(
            @Doc(
                    value = "open opens it again, in the stage where it was.",
                    example = "won",
                    oneOf = {"open", "won", "lost", "disqualified"},
                    required = true)
            @Nullable Outcome outcome,

            @Doc("The id of the reason; needed for lost and disqualified.") @Nullable UUID reason,

            @Doc(
                    value = "The same in the prospect's words.",
                    example = "Too early for us.",
                    max = DealOutcomes.NOTE_MAX)
            @Nullable String note,

            @Doc(value = "Whom a lost deal went to: one of the list or any name.", example = "Orbita Systems", max = 80)
            @Nullable String competitor,

            @Doc(
                    value = "When to ask a lost deal again; the owner gets an activity on that day.",
                    example = "2027-03-01")
            @Nullable LocalDate askAgainOn,

            @Doc(value = "Why a gate is passed that is not met; only for won.", example = "Agreed with the board")
            @Nullable String overrideReason) {
        /** By the names that {@code OutcomeQuestions} gives them. */
        Map<String, String> answers() {
            Map<String, String> answers = new HashMap<>();
            if (competitor != null) {
                answers.put("competitor", competitor);
            }
            if (askAgainOn != null) {
                answers.put("askAgainOn", askAgainOn.toString());
            }
            return answers;
        }
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Move a deal to a stage",
            detail = "A gate that is not met answers 422 with the words of the board. Into retention means won.",
            versioned = true)
    @PutMapping(DealApiController.DEAL + "/stage")
    ResponseEntity<DealJson> move(Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<StageBody> body) {
        StageBody to = body.value();
        UUID stage = body.require("stage", to.stage());
        Changes changes = stages.move(actor, List.of(deal), stage, to.place(), wanted.version(), to.overrideReason());
        return answer(actor, deal, changes, wanted);
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Win, lose, disqualify or reopen a deal",
            detail = "Won deals go on in the retention stage of their pipeline.",
            versioned = true)
    @PutMapping(DealApiController.DEAL + "/outcome")
    ResponseEntity<DealJson> close(Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<OutcomeBody> body) {
        OutcomeBody how = body.value();
        Outcome outcome = body.require("outcome", how.outcome());
        List<UUID> one = List.of(deal);
        Changes changes = switch (outcome) {
            case WON -> outcomes.win(actor, one, wanted.version(), how.overrideReason());
            case OPEN -> outcomes.reopen(actor, one, wanted.version());
            case LOST, DISQUALIFIED ->
                outcomes.close(actor, one, wanted.version(), outcome, how.reason(), how.note(), how.answers());
        };
        return answer(actor, deal, changes, wanted);
    }

    private ResponseEntity<DealJson> answer(Actor actor, UUID deal, Changes changes, IfMatch wanted) {
        DealChanges.require(changes, wanted);
        DealSheet now = sheets.of(actor, deal);
        return Answers.ok(now.deal().version(), DealJson.of(now));
    }
}
