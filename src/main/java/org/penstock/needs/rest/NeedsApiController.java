package org.penstock.needs.rest;

import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.needs.Discovery;
import org.penstock.needs.NeedQuestion;
import org.penstock.needs.NeedSheets;
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

/** What a deal is to be for, over the API. */
@ApiController
class NeedsApiController {
    private static final String NEEDS = "/api/v1/deals/{deal}/needs";

    private final NeedSheets sheets;
    private final Discovery discovery;

    NeedsApiController(NeedSheets sheets, Discovery discovery) {
        this.sheets = sheets;
        this.discovery = discovery;
    }

    /** An answer. */
    @Doc("An answer to a question.")
    record AnswerBody(
            @Doc(
                    value = "The answer; empty takes it back.",
                    example = "By hand, in three spreadsheets.",
                    max = NeedQuestion.ANSWER_MAX,
                    required = true)
            @Nullable String answer) {}

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Read the needs of a deal",
            detail = "Questions and answers, pains, goals, requirements with what products meet, people, the decision.")
    @GetMapping(NEEDS)
    ResponseEntity<NeedsJson> show(Actor actor, @PathVariable UUID deal) {
        NeedSheets.Whole whole = sheets.of(actor, deal);
        return Answers.ok(whole.version(), NeedsJson.of(whole));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Put the needs of a deal",
            detail = "What is not named stays as it is; a list that is named is put as a whole. Lines with an id are "
                    + "changed, those without are new. Answers have their own address.",
            versioned = true)
    @PutMapping(NEEDS)
    ResponseEntity<NeedsJson> put(Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<NeedsBody> body) {
        NeedSheets.Draft draft = NeedsBody.draft(body);
        NeedSheets.Whole now = ApiRefusal.value(sheets.put(actor, deal, wanted.version(), draft), wanted);
        return Answers.ok(now.version(), NeedsJson.of(now));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Answer a question of a deal",
            detail = "With its first answer a deal takes the questions that its pipeline asks and keeps them.",
            versioned = true)
    @PutMapping(NEEDS + "/questions/{question}")
    ResponseEntity<NeedsJson.NeedQuestionJson> answer(
            Actor actor, @PathVariable UUID deal, @PathVariable UUID question, IfMatch wanted, Sent<AnswerBody> body) {
        String words = body.require("answer", body.value().answer());
        NeedQuestion now = ApiRefusal.value(discovery.answer(actor, deal, question, wanted.version(), words), wanted);
        return Answers.ok(now.version(), NeedsJson.NeedQuestionJson.of(now));
    }
}
