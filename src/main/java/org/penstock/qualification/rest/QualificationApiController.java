package org.penstock.qualification.rest;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.qualification.Answer;
import org.penstock.qualification.Qualification;
import org.penstock.qualification.QualificationDraft;
import org.penstock.qualification.Qualifications;
import org.penstock.qualification.Verdict;
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

/** The qualification of a deal; put as a whole. */
@ApiController
class QualificationApiController {
    private static final String QUALIFICATION = "/api/v1/deals/{deal}/qualification";

    private final Qualifications qualifications;

    QualificationApiController(Qualifications qualifications) {
        this.qualifications = qualifications;
    }

    /** A criterion with its answer. */
    @Doc("A criterion with what is known about it.")
    record AnswerJson(
            @Doc(value = "The criterion's key.", example = "budget")
            String criterion,

            @Doc(value = "What it is called.", example = "Budget")
            String name,

            @Doc(value = "Whether the pipeline asks it today.", example = "true")
            boolean asked,

            @Doc(value = "yes, partly, no or unknown; null where nobody has asked.", example = "yes") @Nullable String answer,

            @Doc(value = "What speaks for it.", example = "40,000 in the plan for 2027")
            String evidence,

            @Doc("Who said so, where it is a person of the deal.") @Nullable UUID person,

            @Doc(value = "Who said so, by name or in free words.", example = "Ada Young")
            String said,

            @Doc("When it was answered.") @Nullable Instant answeredAt,

            @Doc(value = "Who entered it.", example = "Anna Rep") @Nullable String answeredBy) {
        static AnswerJson of(Qualification.Item item) {
            return new AnswerJson(
                    item.criterion().key(),
                    item.criterion().name(),
                    item.asked(),
                    item.answer() == null ? null : item.answer().code(),
                    item.evidence(),
                    item.person(),
                    item.said(),
                    item.answeredAt(),
                    item.answeredBy());
        }
    }

    /** The qualification of a deal. */
    @Doc("The qualification of a deal: what is asked, what is known, the verdict.")
    record QualificationJson(
            @Doc("The deal.") UUID deal,

            @Doc("The criteria of the pipeline in order, then answers to criteria that it asks no more.")
            List<AnswerJson> answers,

            @Doc(value = "Criteria answered with yes, partly or no.", example = "4")
            int answered,

            @Doc(value = "Criteria answered with yes.", example = "3")
            int met,

            @Doc(value = "qualified, not_yet or disqualified; null without one.", example = "not_yet") @Nullable String verdict,

            @Doc("The day on which a lead that is not qualified yet comes back.") @Nullable LocalDate backOn,

            @Doc("When the verdict was given.") @Nullable Instant decidedAt,

            @Doc(value = "Who gave it.", example = "Anna Rep") @Nullable String decidedBy,

            @Doc(value = "0 as long as nothing was written.", example = "2")
            int version) {
        static QualificationJson of(Qualification card) {
            return new QualificationJson(
                    card.deal(),
                    card.items().stream().map(AnswerJson::of).toList(),
                    card.answered(),
                    card.met(),
                    card.verdict() == null ? null : card.verdict().code(),
                    card.backOn(),
                    card.decidedAt(),
                    card.decidedBy(),
                    card.version());
        }
    }

    /** An answer as it is sent. */
    @Doc("An answer as it is sent.")
    record AnswerBody(
            @Doc(value = "The criterion's key.", example = "budget", max = 40, required = true) @Nullable String criterion,

            @Doc(value = "yes, partly, no or unknown.", example = "yes") @Nullable String answer,

            @Doc(value = "What speaks for it.", example = "40,000 in the plan for 2027", max = 2000) @Nullable String evidence,

            @Doc("Who said so: a person of the deal.") @Nullable UUID person,

            @Doc(value = "Who said so, in free words.", example = "Their head of purchasing", max = 200) @Nullable String said) {}

    /** A qualification as it is sent. */
    @Doc("The whole qualification of a deal: a criterion that is not named has no answer any more.")
    record QualificationBody(
            @Doc(value = "The answers.", max = 40, required = true) @Nullable List<AnswerBody> answers,

            @Doc(
                    value = "qualified, not_yet or disqualified; null for none. Disqualified closes the deal.",
                    example = "qualified")
            @Nullable String verdict,

            @Doc("The day on which it comes back; with not_yet alone, and needed there.") @Nullable LocalDate backOn,

            @Doc("The reason; needed where disqualified closes the deal.") @Nullable UUID reason,

            @Doc(value = "To the reason, in their words.", example = "We bake at home", max = 2000) @Nullable String note) {}

    @Operation(scope = Scope.DEALS_READ, summary = "Read the qualification of a deal")
    @GetMapping(QUALIFICATION)
    ResponseEntity<QualificationJson> show(Actor actor, @PathVariable UUID deal) {
        return answer(qualifications.of(actor, deal));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Put the qualification of a deal",
            detail = "If-Match names the version of the qualification, not of the deal.",
            versioned = true)
    @PutMapping(QUALIFICATION)
    ResponseEntity<QualificationJson> put(
            Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<QualificationBody> body) {
        qualifications.of(actor, deal);
        QualificationDraft draft = draft(body);
        return answer(ApiRefusal.value(qualifications.put(actor, deal, wanted.version(), draft), wanted));
    }

    private static ResponseEntity<QualificationJson> answer(Qualification card) {
        return Answers.ok(card.version(), QualificationJson.of(card));
    }

    private static QualificationDraft draft(Sent<QualificationBody> body) {
        QualificationBody sent = body.value();
        List<Refusal> refusals = new ArrayList<>();
        Map<String, QualificationDraft.Given> answers = new LinkedHashMap<>();
        List<AnswerBody> given = body.require("answers", sent.answers());
        for (int place = 0; place < given.size(); place++) {
            AnswerBody one = given.get(place);
            String at = "answers." + place;
            if (one.criterion() == null) {
                refusals.add(Refusal.at(at + ".criterion", "rest.field.missing"));
            } else {
                answers.put(one.criterion(), given(one, at, refusals));
            }
        }
        Verdict verdict = verdict(sent.verdict(), refusals);
        if (!refusals.isEmpty()) {
            throw ApiRefusal.unprocessable(refusals);
        }
        return new QualificationDraft(answers, verdict, sent.backOn(), sent.reason(), sent.note());
    }

    private static QualificationDraft.Given given(AnswerBody sent, String at, List<Refusal> refusals) {
        Answer answer = null;
        for (Answer one : Answer.values()) {
            answer = one.code().equals(sent.answer()) ? one : answer;
        }
        if (sent.answer() != null && answer == null) {
            refusals.add(Refusal.at(at + ".answer", "qualification.refused.verdict", "yes, partly, no, unknown"));
        }
        return new QualificationDraft.Given(
                answer,
                sent.evidence() == null ? "" : sent.evidence(),
                sent.person(),
                sent.said() == null ? "" : sent.said());
    }

    private static @Nullable Verdict verdict(@Nullable String sent, List<Refusal> refusals) {
        if (sent == null || Verdict.codes().contains(sent)) {
            return sent == null ? null : Verdict.of(sent);
        }
        refusals.add(Refusal.at("verdict", "qualification.refused.verdict", String.join(", ", Verdict.codes())));
        return null;
    }
}
