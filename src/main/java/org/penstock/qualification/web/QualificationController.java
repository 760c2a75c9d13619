package org.penstock.qualification.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reasons;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.qualification.Qualification;
import org.penstock.qualification.Qualifications;
import org.penstock.qualification.Verdict;
import org.penstock.web.FormErrors;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The card on a deal's page, and the same card in the queue. */
@PageController
class QualificationController {
    private final Qualifications qualifications;
    private final QueueRegions queue;
    private final DealPages pages;
    private final Reasons reasons;
    private final Templates templates;

    QualificationController(
            Qualifications qualifications, QueueRegions queue, DealPages pages, Reasons reasons, Templates templates) {
        this.qualifications = qualifications;
        this.queue = queue;
        this.pages = pages;
        this.reasons = reasons;
        this.templates = templates;
    }

    @GetMapping("/deals/{id:[0-9a-f-]{36}}/qualification")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.qualificationCard(ui, card(actor, ui, id));
    }

    /** In the queue the answer is the queue with the next lead. */
    @PutMapping("/deals/{id:[0-9a-f-]{36}}/qualification")
    ResponseEntity<?> update(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        QualificationForm form = new QualificationForm(typed);
        DealPage page = pages.load(actor, id);
        Qualification before = qualifications.of(actor, id);
        QualificationForm.Read read = form.read(before, page.people());
        Result<Qualification> result = read.refusals().isEmpty()
                ? qualifications.put(actor, id, form.version(), read.draft())
                : Result.refused(read.refusals());
        boolean queued = typed.containsKey("queue");
        return switch (result) {
            case Result.Done<Qualification> done -> done(actor, ui, page, before, done.value(), form, queued);
            case Result.Refused<Qualification> refused ->
                FormErrors.refused(again(actor, ui, page, before, form, refused.refusals(), null, queued));
            case Result.Stale<Qualification> stale ->
                FormErrors.stale(again(actor, ui, page, stale.current(), form, List.of(), stale.current(), queued));
        };
    }

    @PostMapping("/deals/{id:[0-9a-f-]{36}}/qualification/undo")
    ResponseEntity<Void> undo(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam int version) {
        boolean undone = qualifications.undo(actor, id, version) instanceof Result.Done<Qualification>;
        return Toasts.only(
                undone ? Toast.done(ui.t("qualification.undone")) : Toast.problem(ui.t("qualification.not-undone")));
    }

    private ResponseEntity<?> done(
            Actor actor,
            Ui ui,
            DealPage page,
            Qualification before,
            Qualification after,
            QualificationForm form,
            boolean queued) {
        if (queued) {
            return ResponseEntity.ok()
                    .body(queue.after(actor, ui, form, page.deal().title(), before, after));
        }
        UUID id = page.deal().id();
        String text = before.verdict() == after.verdict()
                ? ui.t("qualification.saved")
                : ui.t("qualification.decided", verdict(ui, after.verdict()));
        Toast toast = Toast.done(text).undo("/deals/" + id + "/qualification/undo?version=" + after.version());
        return ResponseEntity.ok()
                .header("HX-Trigger", Toasts.event(toast, "deals-changed", "activities-changed"))
                .body(templates.qualificationCard(ui, card(actor, ui, id)));
    }

    private JteModel again(
            Actor actor,
            Ui ui,
            DealPage page,
            Qualification card,
            QualificationForm form,
            List<Refusal> refusals,
            @Nullable Qualification theirs,
            boolean queued) {
        QualificationCard shown =
                new QualificationCard(page, card, form, theirs, reasons(), true, new FormErrors(refusals));
        return queued ? queue.again(actor, ui, form, shown) : templates.qualificationCard(ui, shown);
    }

    private QualificationCard card(Actor actor, Ui ui, UUID id) {
        return QualificationCard.of(
                pages.load(actor, id), qualifications.of(actor, id), reasons(), ui.may(Right.EDIT_DEALS));
    }

    private List<Option> reasons() {
        return reasons.current(Outcome.DISQUALIFIED).stream()
                .map(reason -> Option.of(reason.id().toString(), reason.name()))
                .toList();
    }

    static String verdict(Ui ui, @Nullable Verdict verdict) {
        return ui.t("qualification.verdict." + (verdict == null ? "none" : verdict.code()));
    }
}
