package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Changes;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reasons;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The outcome of a deal: won, lost, disqualified, open again. */
@PageController
class DealOutcomeController {
    private final DealOutcomes outcomes;
    private final DealPages pages;
    private final Reasons reasons;
    private final Templates templates;
    private final ChangeAnswers answers;

    DealOutcomeController(DealOutcomes outcomes, DealPages pages, Reasons reasons, Templates templates) {
        this.outcomes = outcomes;
        this.pages = pages;
        this.reasons = reasons;
        this.templates = templates;
        this.answers = new ChangeAnswers(templates);
    }

    /** What an outcome is set with. */
    record Form(
            Outcome outcome,
            @Nullable Integer version,
            @Nullable UUID why,
            @Nullable String note,
            @Nullable String reason) {}

    /** The dialog that asks why a deal is lost or disqualified. */
    @GetMapping("/deals/{id}/outcome")
    JteModel ask(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Outcome outcome) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        return dialog(
                actor, ui, pages.load(actor, id), new Form(outcome, null, null, "", null), Map.of(), FormErrors.NONE);
    }

    @PutMapping("/deals/{id}/outcome")
    ResponseEntity<?> update(
            Actor actor, Ui ui, @PathVariable UUID id, Form form, @RequestParam Map<String, String> typed) {
        Map<String, String> said = answers(actor, form.outcome(), typed);
        Changes changes = change(actor, List.of(id), form, said);
        boolean refused = changes.held().stream().anyMatch(held -> !held.byGate() && !held.stale());
        if (refused && form.outcome().needsReason()) {
            FormErrors errors = new FormErrors(changes.held().getFirst().refusals());
            return FormErrors.refused(dialog(actor, ui, pages.load(actor, id), form, said, errors));
        }
        Toast toast = Toast.done(ui.t("deals.outcome.done." + form.outcome().code()));
        return answers.of(
                actor,
                ui,
                changes,
                toast,
                new ChangeAnswers.Again(
                        "put",
                        "/deals/" + id + "/outcome",
                        List.of(id),
                        "outcome",
                        form.outcome().name()));
    }

    private Changes change(Actor actor, List<UUID> deals, Form form, Map<String, String> answers) {
        return switch (form.outcome()) {
            case WON -> outcomes.win(actor, deals, form.version(), form.reason());
            case OPEN -> outcomes.reopen(actor, deals, form.version());
            case LOST, DISQUALIFIED ->
                outcomes.close(actor, deals, form.version(), form.outcome(), form.why(), form.note(), answers);
        };
    }

    /** What was typed into the fields that other modules ask for. */
    private Map<String, String> answers(Actor actor, Outcome outcome, Map<String, String> typed) {
        Map<String, String> answers = new HashMap<>();
        outcomes.asks(actor, outcome).forEach(ask -> {
            String answer = typed.getOrDefault(ask.name(), "");
            if (!answer.isBlank()) {
                answers.put(ask.name(), answer.strip());
            }
        });
        return answers;
    }

    private JteModel dialog(
            Actor actor, Ui ui, DealPage page, Form form, Map<String, String> answers, FormErrors errors) {
        List<Option> choices = reasons.current(form.outcome()).stream()
                .map(reason -> Option.of(reason.id().toString(), reason.name()))
                .toList();
        return templates.dealsOutcome(
                ui,
                page,
                form.outcome(),
                choices,
                form.why() == null ? "" : form.why().toString(),
                form.note() == null ? "" : form.note(),
                outcomes.asks(actor, form.outcome()),
                answers,
                errors);
    }
}
