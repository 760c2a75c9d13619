package org.penstock.needs.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.needs.Decision;
import org.penstock.needs.Decisions;
import org.penstock.needs.Discovery;
import org.penstock.needs.NeedQuestion;
import org.penstock.web.InPlace;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The region of needs, its questions and the texts of the decision. */
@PageController
class NeedsController {
    private static final String NEEDS = "/deals/{id:[0-9a-f-]{36}}/needs";

    private final NeedsPages pages;
    private final Discovery discovery;
    private final Decisions decisions;
    private final Templates templates;

    NeedsController(NeedsPages pages, Discovery discovery, Decisions decisions, Templates templates) {
        this.pages = pages;
        this.discovery = discovery;
        this.decisions = decisions;
        this.templates = templates;
    }

    @GetMapping(NEEDS)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.needsNeeds(ui, pages.load(actor, id));
    }

    @GetMapping(NEEDS + "/questions")
    JteModel questions(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.needsQuestions(ui, pages.load(actor, id));
    }

    /** Takes over what the guide asks now. */
    @PostMapping(NEEDS + "/questions")
    ResponseEntity<JteModel> renew(Actor actor, Ui ui, @PathVariable UUID id) {
        discovery.renew(actor, id);
        return Regions.changed(templates.needsQuestions(ui, pages.load(actor, id)));
    }

    @PutMapping(NEEDS + "/questions/{question}")
    ResponseEntity<JteModel> answer(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable UUID question,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable Integer over,
            @RequestParam(defaultValue = "") String answer) {
        int read = over == null ? version : over;
        return InPlace.answer(
                ui,
                question.toString(),
                read,
                discovery.answer(actor, id, question, read, answer),
                NeedQuestion::version,
                NeedQuestion::answer,
                "/deals/" + id + "/needs/questions",
                Regions.CHANGED,
                mark -> templates.webMark(ui, mark, true));
    }

    @GetMapping(NEEDS + "/decision")
    JteModel decision(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.needsDecision(ui, pages.load(actor, id));
    }

    @PutMapping(NEEDS + "/decision")
    ResponseEntity<JteModel> decide(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable Integer over,
            @RequestParam(defaultValue = "") String solution,
            @RequestParam(defaultValue = "") String process,
            @RequestParam(defaultValue = "") String on) {
        int read = over == null ? version : over;
        return InPlace.answer(
                ui,
                "decision",
                read,
                put(actor, id, read, solution, process, on),
                Decision::version,
                theirs -> String.join(
                        " · ", theirs.solution(), theirs.process(), ui.texts().date(theirs.on())),
                "/deals/" + id + "/needs/decision",
                Regions.CHANGED,
                mark -> templates.webMark(ui, mark, true));
    }

    private Result<Decision> put(Actor actor, UUID id, int read, String solution, String process, String on) {
        try {
            LocalDate day = on.isBlank() ? null : LocalDate.parse(on.strip());
            return decisions.put(actor, id, read, new Decision(solution, process, day, read));
        } catch (DateTimeException unreadable) {
            return Result.refused(Refusal.at("on", "needs.refused.day"));
        }
    }
}
