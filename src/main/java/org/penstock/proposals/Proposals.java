package org.penstock.proposals;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Products;
import org.penstock.deals.Changes;
import org.penstock.deals.LineItems;
import org.penstock.deals.Outcome;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.teams.Company;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Makes versions of a deal's proposal, changes drafts, and says which one counts. Reads: {@link ProposalPages}. */
@Component
public class Proposals {
    /** The most versions of one deal. */
    public static final int VERSIONS_MAX = 50;

    /** The most terms of one version. */
    public static final int TERMS_MAX = 30;

    public static final int TERM_NAME_MAX = 80;
    public static final int TERM_TEXT_MAX = 1_000;
    public static final int NOTE_MAX = 4_000;

    /** A hundred years of months. */
    public static final int PERIODS_MAX = 1_200;

    /** The most requirements that one line may answer. */
    public static final int ANSWERS_MAX = 100;

    private final StageFacts facts;
    private final ProposalFacts own;
    private final ProposalRows rows;
    private final LineItems lines;
    private final Products products;
    private final Company company;
    private final ObjectProvider<OfferRule> rules;
    private final Clock clock;

    Proposals(
            StageFacts facts,
            ProposalFacts own,
            ProposalRows rows,
            LineItems lines,
            Products products,
            Company company,
            ObjectProvider<OfferRule> rules,
            Clock clock) {
        this.facts = facts;
        this.own = own;
        this.rows = rows;
        this.lines = lines;
        this.products = products;
        this.company = company;
        this.rules = rules;
        this.clock = clock;
    }

    /** A new version, as a draft. */
    @Transactional
    public Result<Proposal> create(Actor actor, UUID deal, ProposalDraft draft) {
        facts.open(actor, deal);
        List<Refusal> refusals = refusals(actor, deal, draft, null);
        if (rows.last(deal) >= VERSIONS_MAX) {
            refusals.add(Refusal.of("proposals.refused.versions", VERSIONS_MAX));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        return noted(actor, deal, rows.insert(actor, deal, draft, now()), "made");
    }

    /** A new draft with what stands in an older version; a day that has passed since is left out. */
    @Transactional
    public Result<Proposal> copy(Actor actor, UUID deal, int from) {
        facts.open(actor, deal);
        ProposalDraft old = require(deal, from).content();
        LocalDate until = old.validUntil();
        LocalDate kept = until == null || until.isBefore(today()) ? null : until;
        return create(actor, deal, new ProposalDraft(old.currency(), kept, old.note(), old.terms(), old.lines()));
    }

    /** Puts this in place of what stands in a draft. */
    @Transactional
    public Result<Proposal> put(Actor actor, UUID deal, int number, @Nullable Integer version, ProposalDraft draft) {
        facts.open(actor, deal);
        Proposal present = require(deal, number);
        if (version != null && version != present.version()) {
            return Result.stale(present);
        }
        if (!present.isDraft()) {
            return Result.refused(Refusal.of("proposals.refused.not-draft", number, state(present.state())));
        }
        List<Refusal> refusals = refusals(actor, deal, draft, present.content().validUntil());
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        rows.change(present.id(), draft, now());
        return noted(actor, deal, number, "changed");
    }

    /** Offers a version, makes it the current offer, or takes it back. */
    @Transactional
    public Result<Proposal> state(Actor actor, UUID deal, int number, @Nullable Integer version, ProposalState next) {
        StageFacts.Open open = facts.open(actor, deal);
        Proposal present = require(deal, number);
        if (version != null && version != present.version()) {
            return Result.stale(present);
        }
        List<Refusal> refusals = refusals(actor, open, present, next);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        if (next == ProposalState.CURRENT) {
            Changes sold = sell(actor, present);
            if (!sold.all()) {
                return Result.refused(sold.held().getFirst().refusals());
            }
        }
        rows.state(present.id(), next, now());
        return noted(actor, deal, number, next.code());
    }

    /** What this person should know of a version before it is offered. */
    public List<Refusal> warnings(Actor actor, Proposal version) {
        return rules.orderedStream()
                .flatMap(rule -> rule.warnings(actor, version).stream())
                .toList();
    }

    /** The last current offer steps back, and the deal's line items become those of this version. */
    private Changes sell(Actor actor, Proposal version) {
        rows.of(version.deal()).stream()
                .filter(Proposal::isCurrent)
                .forEach(before -> rows.state(before.id(), ProposalState.SUPERSEDED, now()));
        return lines.offer(
                actor,
                version.deal(),
                version.currency(),
                version.lines().stream()
                        .filter(ProposalLine::counts)
                        .map(ProposalLine::sold)
                        .toList());
    }

    private List<Refusal> refusals(Actor actor, StageFacts.Open deal, Proposal version, ProposalState next) {
        if (!version.state().leadsTo(next)) {
            return List.of(
                    Refusal.of("proposals.refused.state", version.number(), state(version.state()), state(next)));
        }
        if (next == ProposalState.WITHDRAWN) {
            return List.of();
        }
        if (deal.outcome() != Outcome.OPEN && deal.outcome() != Outcome.WON) {
            return List.of(Refusal.of("proposals.refused.closed"));
        }
        if (version.lines().stream().noneMatch(ProposalLine::counts)) {
            return List.of(Refusal.at("lines", "proposals.refused.empty", version.number()));
        }
        LocalDate until = version.content().validUntil();
        if (until != null && until.isBefore(today())) {
            return List.of(Refusal.at("validUntil", "proposals.refused.run-out", version.number()));
        }
        return rules.orderedStream()
                .flatMap(rule -> rule.refusals(actor, deal, version).stream())
                .toList();
    }

    private List<Refusal> refusals(Actor actor, UUID deal, ProposalDraft draft, @Nullable LocalDate before) {
        List<Refusal> refusals = new ArrayList<>(ProposalCheck.of(draft, before, today()));
        Set<UUID> wanted = draft.lines().stream()
                .map(ProposalLine::product)
                .filter(Objects::nonNull)
                .collect(Collectors.toCollection(HashSet::new));
        wanted.removeAll(rows.products(deal));
        products.byIds(actor, wanted).values().stream()
                .filter(product -> !product.binned())
                .forEach(product -> wanted.remove(product.id()));
        for (int place = 0; place < draft.lines().size(); place++) {
            if (wanted.contains(draft.lines().get(place).product())) {
                refusals.add(Refusal.at("lines." + (place + 1), "proposals.refused.product", place + 1));
            }
        }
        return refusals;
    }

    private Result<Proposal> noted(Actor actor, UUID deal, int number, String what) {
        Map<String, Object> detail =
                Map.of(StageFact.name(ProposalFacts.TOOL, what), StageFacts.change(null, "v" + number));
        facts.note(actor, deal, detail, own.ofOne(deal));
        return Result.done(require(deal, number));
    }

    private Proposal require(UUID deal, int number) {
        return rows.one(deal, number).orElseThrow(() -> new Missing("Proposal"));
    }

    static org.penstock.kernel.Term state(ProposalState state) {
        return new org.penstock.kernel.Term("proposals.state." + state.code());
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), company.settings().zone());
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
