package org.penstock.rotting.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.rotting.Rotting;
import org.penstock.rotting.RottingDeal;
import org.penstock.rotting.RottingLists;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One deal's silence on its page, and what is done about it there and in the list. */
@PageController
public class DealRottingController {
    private static final String DEAL = "/deals/{id:[0-9a-f-]{36}}";

    private final RottingLists lists;
    private final Rotting rotting;
    private final DealPages deals;
    private final Templates templates;

    DealRottingController(RottingLists lists, Rotting rotting, DealPages deals, Templates templates) {
        this.lists = lists;
        this.rotting = rotting;
        this.deals = deals;
        this.templates = templates;
    }

    /** A snooze as typed. */
    public record Form(
            @Nullable String until,
            @Nullable String reason,
            @Nullable Integer version) {

        public String untilText() {
            return until == null ? "" : until;
        }

        public String reasonText() {
            return reason == null ? "" : reason;
        }

        @Nullable LocalDate day() {
            try {
                return untilText().isBlank()
                        ? null
                        : LocalDate.parse(untilText().strip());
            } catch (DateTimeException unreadable) {
                return null;
            }
        }
    }

    @GetMapping(DEAL + "/rotting")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.rottingDeal(
                ui, deals.require(actor, id), lists.of(actor, id).orElse(null));
    }

    @GetMapping(DEAL + "/snooze")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        RottingDeal now = lists.of(actor, id).orElse(null);
        Form form = now != null && now.snoozed()
                ? new Form(String.valueOf(now.snoozedUntil()), now.snoozeReason(), now.version())
                : new Form(ui.texts().today().plusWeeks(1).toString(), "", now == null ? null : now.version());
        return templates.rottingSnooze(ui, deals.require(actor, id), form, FormErrors.NONE);
    }

    @PutMapping(DEAL + "/snooze")
    ResponseEntity<?> snooze(Actor actor, Ui ui, @PathVariable UUID id, Form form) {
        Result<RottingDeal> result = rotting.snooze(actor, id, form.day(), form.reasonText(), form.version());
        DealRow deal = deals.require(actor, id);
        return switch (result) {
            case Result.Done<RottingDeal>(RottingDeal now) ->
                changed(Toast.done(ui.t("rotting.snooze.done", ui.texts().date(now.snoozedUntil()))));
            case Result.Refused<RottingDeal>(List<Refusal> refusals) ->
                FormErrors.refused(templates.rottingSnooze(ui, deal, form, new FormErrors(refusals)));
            case Result.Stale<RottingDeal>(RottingDeal now) ->
                FormErrors.stale(templates.rottingSnooze(
                        ui,
                        deal,
                        new Form(form.until(), form.reason(), now.version()),
                        new FormErrors(List.of(stale(ui, now)))));
        };
    }

    @DeleteMapping(DEAL + "/snooze")
    ResponseEntity<Void> wake(Actor actor, Ui ui, @PathVariable UUID id) {
        rotting.wake(actor, id);
        return changed(Toast.done(ui.t("rotting.woken")));
    }

    @PutMapping(DEAL + "/ball")
    ResponseEntity<?> pass(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam String holder) {
        boolean customer = holder.equals("customer");
        return answer(
                ui, rotting.pass(actor, id, customer), ui.t(customer ? "rotting.ball.theirs" : "rotting.ball.ours"));
    }

    /** Plans what the list says is next. */
    @PostMapping(DEAL + "/nudge")
    ResponseEntity<?> plan(Actor actor, Ui ui, @PathVariable UUID id) {
        RottingDeal now = lists.of(actor, id).orElseThrow(() -> new Missing("Deal"));
        return answer(ui, rotting.plan(actor, id, RottingTexts.next(ui, now)), ui.t("rotting.planned"));
    }

    private static ResponseEntity<?> answer(Ui ui, Result<?> result, String done) {
        if (result instanceof Result.Refused<?> refused) {
            return ResponseEntity.unprocessableContent()
                    .header("HX-Reswap", "none")
                    .header(
                            "HX-Trigger",
                            Toasts.event(Toast.problem(
                                    ui.texts().of(refused.refusals().getFirst()))))
                    .build();
        }
        return changed(Toast.done(done));
    }

    private static Refusal stale(Ui ui, RottingDeal now) {
        return now.snoozed()
                ? Refusal.of(
                        "rotting.snooze.stale", ui.texts().date(now.snoozedUntil()), String.valueOf(now.snoozeReason()))
                : Refusal.of("rotting.snooze.stale-woken");
    }

    private static ResponseEntity<Void> changed(Toast toast) {
        return ResponseEntity.noContent()
                .header("HX-Trigger", Toasts.event(toast, "deals-changed", "activities-changed", "dialog-close"))
                .build();
    }
}
