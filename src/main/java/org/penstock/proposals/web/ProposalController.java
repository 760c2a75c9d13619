package org.penstock.proposals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.needs.Needs;
import org.penstock.proposals.Comparison;
import org.penstock.proposals.Proposal;
import org.penstock.proposals.ProposalDraft;
import org.penstock.proposals.ProposalPages;
import org.penstock.proposals.ProposalStart;
import org.penstock.proposals.ProposalState;
import org.penstock.proposals.Proposals;
import org.penstock.proposals.Totals;
import org.penstock.teams.Company;
import org.penstock.web.FormErrors;
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

/** The region of a deal in which versions of its proposal are written, compared and offered. */
@PageController
public class ProposalController {
    private static final String ALL = "/deals/{id:[0-9a-f-]{36}}/proposals";
    private static final String ONE = ALL + "/{number:\\d{1,4}}";

    private final Proposals proposals;
    private final ProposalPages pages;
    private final ProposalStart start;
    private final Needs needs;
    private final PriceLists prices;
    private final Company company;
    private final Clock clock;
    private final Templates templates;

    ProposalController(
            Proposals proposals,
            ProposalPages pages,
            ProposalStart start,
            Needs needs,
            PriceLists prices,
            Company company,
            Clock clock,
            Templates templates) {
        this.proposals = proposals;
        this.pages = pages;
        this.start = start;
        this.needs = needs;
        this.prices = prices;
        this.company = company;
        this.clock = clock;
        this.templates = templates;
    }

    @GetMapping(ALL)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(defaultValue = "0") int version) {
        return region(actor, ui, id, version, FormErrors.NONE);
    }

    /** A first version from what is known, or a copy of an older one. */
    @PostMapping(ALL)
    ResponseEntity<?> create(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(defaultValue = "0") int from) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Result<Proposal> made =
                from > 0 ? proposals.copy(actor, id, from) : proposals.create(actor, id, start.of(actor, id));
        return answer(actor, ui, id, from, made, "proposals.toast.made");
    }

    @PutMapping(ONE)
    ResponseEntity<?> update(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> typed) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        pages.get(actor, id, number);
        List<Refusal> refusals = new ArrayList<>();
        ProposalForm form = priced(actor, ProposalForm.typed(typed), refusals);
        ProposalDraft draft = form.draft(ui.texts().locale(), refusals);
        Result<Proposal> saved = refusals.isEmpty()
                ? proposals.put(actor, id, number, form.versionNumber(), draft)
                : Result.refused(refusals);
        return switch (saved) {
            case Result.Done<Proposal> done -> changed(actor, ui, done.value(), "proposals.toast.saved");
            case Result.Refused<Proposal> refused ->
                FormErrors.refused(form(actor, ui, id, number, form, new FormErrors(refused.refusals()), false));
            case Result.Stale<Proposal> stale ->
                FormErrors.stale(form(actor, ui, id, number, form, FormErrors.NONE, true));
        };
    }

    /** Offers it, makes it current, withdraws it. */
    @PutMapping(ONE + "/state")
    ResponseEntity<?> move(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam String state,
            @RequestParam(required = false) @Nullable Integer version) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        ProposalState next = Optional.of(state)
                .filter(List.of("offered", "current", "withdrawn")::contains)
                .map(ProposalState::of)
                .orElseThrow(() -> new Missing("State"));
        Result<Proposal> moved = proposals.state(actor, id, number, version, next);
        return answer(actor, ui, id, number, moved, "proposals.toast." + next.code());
    }

    /** What the lines as typed come to; nothing is saved. */
    @PostMapping(ONE + "/totals")
    JteModel totals(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable int number,
            @RequestParam MultiValueMap<String, String> typed) {
        ProposalShown shown = shown(actor, id, number);
        ProposalForm form = ProposalForm.typed(typed);
        return templates.proposalsReckoned(ui, shown, form, reckoned(ui, form));
    }

    @GetMapping(ONE + "/comparison")
    JteModel compare(
            Actor actor, Ui ui, @PathVariable UUID id, @PathVariable int number, @RequestParam("with") int other) {
        return templates.proposalsComparison(
                ui, Comparison.of(pages.get(actor, id, other), pages.get(actor, id, number)));
    }

    private ResponseEntity<?> answer(Actor actor, Ui ui, UUID id, int number, Result<Proposal> result, String toast) {
        return switch (result) {
            case Result.Done<Proposal> done -> changed(actor, ui, done.value(), toast);
            case Result.Refused<Proposal> refused ->
                FormErrors.refused(region(actor, ui, id, number, new FormErrors(refused.refusals())));
            case Result.Stale<Proposal> stale ->
                FormErrors.stale(region(
                        actor, ui, id, number, new FormErrors(List.of(Refusal.of("proposals.refused.stale", number)))));
        };
    }

    private ResponseEntity<?> changed(Actor actor, Ui ui, Proposal proposal, String toast) {
        return ResponseEntity.ok()
                .header("HX-Trigger", Toasts.event(Toast.done(ui.t(toast, proposal.number())), "deals-changed"))
                .body(region(actor, ui, proposal.deal(), proposal.number(), FormErrors.NONE));
    }

    private JteModel region(Actor actor, Ui ui, UUID id, int number, FormErrors errors) {
        ProposalShown shown = shown(actor, id, number);
        Proposal open = shown.shown();
        if (open != null && open.isDraft() && actor.may(Right.EDIT_DEALS)) {
            ProposalForm form = ProposalForm.of(open);
            return templates.proposalsProposal(ui, shown, form.withSpare(), reckoned(ui, form), errors, false);
        }
        return templates.proposalsProposal(ui, shown, null, open == null ? null : open.totals(), errors, false);
    }

    private JteModel form(
            Actor actor, Ui ui, UUID id, int number, ProposalForm form, FormErrors errors, boolean stale) {
        return templates.proposalsProposal(
                ui, shown(actor, id, number), form.withSpare(), reckoned(ui, form), errors, stale);
    }

    /** Null while a currency or a figure can't be read. */
    private static @Nullable Totals reckoned(Ui ui, ProposalForm form) {
        ProposalDraft draft = form.draft(ui.texts().locale(), new ArrayList<>());
        return ProposalDrafts.totals(draft).orElse(null);
    }

    private ProposalShown shown(Actor actor, UUID id, int number) {
        List<Proposal> versions = pages.of(actor, id);
        Proposal shown = versions.stream()
                .filter(version -> version.number() == number)
                .findFirst()
                .or(() -> versions.stream().filter(Proposal::isCurrent).findFirst())
                .or(() -> versions.stream().findFirst())
                .orElse(null);
        TreeSet<String> currencies = new TreeSet<>(
                prices.current(actor).stream().map(PriceList::currency).toList());
        String own = company.settings().currency();
        currencies.add(own);
        Optional<BigDecimal> rate = shown == null
                ? Optional.empty()
                : company.rate(
                        shown.currency(),
                        LocalDate.ofInstant(clock.instant(), company.settings().zone()));
        boolean foreign = shown != null && !shown.currency().equals(own);
        Money worth = foreign && rate.isPresent()
                ? Money.of(
                        Objects.requireNonNull(shown).totals().contract().net().multiply(rate.get()), own)
                : null;
        return new ProposalShown(
                id,
                versions,
                shown,
                needs.requirements(actor, id),
                shown == null ? List.of() : proposals.warnings(actor, shown),
                worth,
                foreign && rate.isEmpty(),
                List.copyOf(currencies));
    }

    /** A product without a price takes that of the standard list of the proposal's currency, as the picker does. */
    private ProposalForm priced(Actor actor, ProposalForm form, List<Refusal> refusals) {
        List<UUID> wanted = form.lines().stream()
                .filter(line -> line.price().isBlank() && line.productId() != null)
                .map(line -> Objects.requireNonNull(line.productId()))
                .toList();
        if (wanted.isEmpty()) {
            return form;
        }
        Map<UUID, Money> listed = prices.pricesOf(actor, wanted, form.currency());
        List<ProposalForm.Line> priced = new ArrayList<>();
        for (ProposalForm.Line line : form.lines()) {
            boolean asks = line.price().isBlank() && line.productId() != null;
            Money price = asks ? listed.get(line.productId()) : null;
            if (asks && price == null) {
                refusals.add(Refusal.at(
                        "lines." + (priced.size() + 1),
                        "proposals.refused.no-price",
                        priced.size() + 1,
                        form.currency()));
            }
            priced.add(price == null ? line : line.withPrice(price.amount().toPlainString()));
        }
        return form.withLines(priced);
    }
}
