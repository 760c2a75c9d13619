package org.penstock.negotiation.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Numerals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.negotiation.Approval;
import org.penstock.negotiation.Approvals;
import org.penstock.negotiation.Floors;
import org.penstock.negotiation.NegotiationPages;
import org.penstock.negotiation.Round;
import org.penstock.negotiation.RoundDraft;
import org.penstock.negotiation.Rounds;
import org.penstock.proposals.Comparison;
import org.penstock.proposals.ProposalPages;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The region of a deal in which rounds are kept, discounts are asked for and decided, and managers set the floor. */
@PageController
public class NegotiationController {
    private static final String DEAL = "/deals/{id:[0-9a-f-]{36}}";
    private static final String ROUNDS = DEAL + "/negotiation-rounds";
    private static final String ONE = ROUNDS + "/{round:[0-9a-f-]{36}}";
    private static final BigDecimal UNREADABLE = BigDecimal.valueOf(-1);

    private final NegotiationPages pages;
    private final Rounds rounds;
    private final Approvals approvals;
    private final Floors floors;
    private final ProposalPages proposals;
    private final Templates templates;

    NegotiationController(
            NegotiationPages pages,
            Rounds rounds,
            Approvals approvals,
            Floors floors,
            ProposalPages proposals,
            Templates templates) {
        this.pages = pages;
        this.rounds = rounds;
        this.approvals = approvals;
        this.floors = floors;
        this.proposals = proposals;
        this.templates = templates;
    }

    @GetMapping(ROUNDS)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return region(actor, ui, id, Typed.NOTHING);
    }

    @GetMapping(ONE)
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID round) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        rounds.get(actor, id, round);
        return region(actor, ui, id, new Typed(round.toString(), Map.of(), FormErrors.NONE));
    }

    @PostMapping(ROUNDS)
    ResponseEntity<?> add(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Result<Round> added = rounds.add(actor, id, draft(typed));
        return answer(actor, ui, id, "round", typed, added, "negotiation.toast.round");
    }

    @PutMapping(ONE)
    ResponseEntity<?> change(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable UUID round,
            @RequestParam Map<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Result<Round> changed = rounds.change(actor, id, round, number(typed, "version", -1), draft(typed));
        return answer(actor, ui, id, round.toString(), typed, changed, "negotiation.toast.round");
    }

    @GetMapping(ROUNDS + "/difference")
    JteModel difference(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam int from, @RequestParam int to) {
        return templates.proposalsComparison(
                ui, Comparison.of(proposals.get(actor, id, from), proposals.get(actor, id, to)));
    }

    @PostMapping(DEAL + "/approvals")
    ResponseEntity<?> ask(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        int version = number(typed, "proposal", 0);
        Approvals.Wish wish = new Approvals.Wish(
                version == 0 ? null : version, amount(ui, typed, "discount"), typed.getOrDefault("reason", ""));
        Result<Approval> asked = approvals.ask(actor, id, wish);
        return answer(actor, ui, id, "approval", typed, asked, "negotiation.toast.asked");
    }

    /** Who comes second is told who was faster; the words that were typed are shown once more above. */
    @PutMapping(DEAL + "/approvals/{approval:[0-9a-f-]{36}}/decision")
    ResponseEntity<?> decide(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable UUID approval,
            @RequestParam Map<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        boolean grant = "granted".equals(typed.get("decision"));
        if (!grant && !"refused".equals(typed.get("decision"))) {
            throw new Missing("Decision");
        }
        Result<Approval> decided = approvals.decide(
                actor, id, approval, number(typed, "version", -1), grant, typed.getOrDefault("words", ""));
        if (decided instanceof Result.Stale<Approval> stale) {
            return FormErrors.stale(region(actor, ui, id, new Typed("top", typed, faster(stale.current()))));
        }
        return answer(
                actor,
                ui,
                id,
                approval.toString(),
                typed,
                decided,
                grant ? "negotiation.toast.granted" : "negotiation.toast.refused");
    }

    @PutMapping(DEAL + "/negotiation/floor")
    ResponseEntity<?> floor(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        return answer(
                actor,
                ui,
                id,
                "floor",
                typed,
                floors.put(actor, id, amount(ui, typed, "floor")),
                "negotiation.toast.floor");
    }

    private static FormErrors faster(Approval now) {
        return new FormErrors(List.of(Refusal.of(
                "negotiation.refused.faster",
                now.decidedByName() == null ? "–" : Objects.requireNonNull(now.decidedByName()),
                new org.penstock.kernel.Term("negotiation.state." + now.state()))));
    }

    private ResponseEntity<?> answer(
            Actor actor, Ui ui, UUID id, String form, Map<String, String> typed, Result<?> result, String toast) {
        return switch (result) {
            case Result.Done<?> done ->
                ResponseEntity.ok()
                        .header("HX-Trigger", Toasts.event(Toast.done(ui.t(toast)), "deals-changed"))
                        .body(region(actor, ui, id, Typed.NOTHING));
            case Result.Refused<?> refused ->
                FormErrors.refused(region(actor, ui, id, new Typed(form, typed, new FormErrors(refused.refusals()))));
            case Result.Stale<?> stale ->
                FormErrors.stale(region(
                        actor,
                        ui,
                        id,
                        new Typed(form, typed, new FormErrors(List.of(Refusal.of("negotiation.refused.stale"))))));
        };
    }

    private JteModel region(Actor actor, Ui ui, UUID id, Typed typed) {
        return templates.negotiationNegotiation(ui, pages.load(actor, id), typed);
    }

    private static RoundDraft draft(Map<String, String> typed) {
        int proposal = number(typed, "proposal", 0);
        return new RoundDraft(
                typed.getOrDefault("side", ""),
                typed.getOrDefault("subject", ""),
                typed.getOrDefault("asked", ""),
                typed.getOrDefault("given", ""),
                typed.getOrDefault("got", ""),
                proposal == 0 ? null : proposal);
    }

    private static int number(Map<String, String> typed, String field, int otherwise) {
        String text = typed.getOrDefault(field, "");
        return text.matches("\\d{1,9}") ? Integer.parseInt(text) : otherwise;
    }

    /** Null for nothing typed; what can't be read becomes a figure that the door refuses. */
    private static @Nullable BigDecimal amount(Ui ui, Map<String, String> typed, String field) {
        String text = typed.getOrDefault(field, "");
        return text.isBlank() ? null : Numerals.parse(text, ui.texts().locale()).orElse(UNREADABLE);
    }
}
