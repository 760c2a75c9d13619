package org.penstock.negotiation;

import java.math.BigDecimal;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.activities.ActivityWork;
import org.penstock.deals.LineDraft;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.penstock.proposals.Proposal;
import org.penstock.proposals.ProposalPages;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Discounts beyond the limit: asked for with a reason, decided by a named role, kept with both people's words. */
@Component
public class Approvals {
    public static final int REASON_MAX = 2_000;

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS_MAX = 4;

    private final StageFacts facts;
    private final NegotiationFacts own;
    private final ApprovalRows rows;
    private final Limits limits;
    private final Discounts discounts;
    private final ProposalPages proposals;
    private final Activities activities;
    private final ActivityWork work;
    private final Company company;
    private final MessageSource texts;
    private final Ids ids;
    private final Clock clock;

    Approvals(
            StageFacts facts,
            NegotiationFacts own,
            ApprovalRows rows,
            Limits limits,
            Discounts discounts,
            ProposalPages proposals,
            Activities activities,
            ActivityWork work,
            Company company,
            MessageSource texts,
            Ids ids,
            Clock clock) {
        this.facts = facts;
        this.own = own;
        this.rows = rows;
        this.limits = limits;
        this.discounts = discounts;
        this.proposals = proposals;
        this.activities = activities;
        this.work = work;
        this.company = company;
        this.texts = texts;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * What is asked for: a version of the proposal as it stands, or, without one, line items with discounts up to this one.
     */
    public record Wish(@Nullable Integer proposal, @Nullable BigDecimal discount, String reason) {
        public Wish {
            reason = reason.replace("\0", "").strip();
        }
    }

    /** Asks. A wish that waits already is superseded by the new one; those who can decide are reminded by a task. */
    @Transactional
    public Result<Approval> ask(Actor actor, UUID deal, Wish wish) {
        StageFacts.Open open = facts.open(actor, deal);
        Optional<Proposal> version =
                wish.proposal() == null ? Optional.empty() : Optional.of(proposals.get(actor, deal, wish.proposal()));
        List<Refusal> refusals = refusals(wish);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        List<LineDraft> sold = version.map(OfferGuard::sold).orElse(List.of());
        BigDecimal discount = version.map(
                        asked -> Discounts.highest(sold, discounts.listed(actor, sold, asked.currency())))
                .orElseGet(() -> Objects.requireNonNull(wish.discount()));
        Role approver = limits.approver(open.pipeline(), actor.role(), discount);
        rows.of(deal).stream().filter(Approval::isOpen).forEach(before -> remindNoMore(actor, before));
        rows.supersede(deal);
        UUID id = ids.next();
        rows.insert(
                id,
                deal,
                wish.proposal(),
                version.map(asked -> Discounts.print(asked.currency(), sold)).orElse(null),
                discount,
                wish.reason(),
                approver,
                actor,
                remind(actor, open, approver, discount),
                now());
        note(actor, deal, "asked", told(discount));
        return Result.done(require(deal, id));
    }

    /**
     * Decides. Who comes second learns who was faster. Who asked does not decide; an owner decides in place of anybody, and
     * others of the role do when the one who was meant has left.
     */
    @Transactional
    public Result<Approval> decide(
            Actor actor, UUID deal, UUID approval, @Nullable Integer version, boolean grant, String words) {
        facts.open(actor, deal);
        Approval present = require(deal, approval);
        if (!maySpeak(actor, present)) {
            throw new Forbidden(Right.OVERRIDE_GATE);
        }
        if (!present.isOpen() || (version != null && version != present.version())) {
            return Result.stale(present);
        }
        List<Refusal> refusals = refusals(actor, present, grant, words);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        rows.decide(approval, grant, words.strip(), actor, now());
        remindNoMore(actor, present);
        note(actor, deal, grant ? "granted" : "refused", told(present.discount()));
        return Result.done(require(deal, approval));
    }

    /** Whether this person's role may decide on it. */
    static boolean maySpeak(Actor actor, Approval approval) {
        return actor.role() == Role.OWNER || actor.role() == approval.approver();
    }

    /** Whether what was asked for has been changed since, so that granting it would allow something else. */
    boolean outdated(Actor actor, Approval approval) {
        if (approval.proposal() == null) {
            return false;
        }
        Proposal version = proposals.get(actor, approval.deal(), approval.proposal());
        return !ApprovalRows.hash(Discounts.print(version.currency(), OfferGuard.sold(version)))
                .equals(approval.print());
    }

    private List<Refusal> refusals(Actor actor, Approval present, boolean grant, String words) {
        if (actor.is(present.askedBy())) {
            return List.of(Refusal.of("negotiation.refused.own"));
        }
        if (words.strip().length() > REASON_MAX) {
            return List.of(Refusal.at("words", "negotiation.refused.long", REASON_MAX));
        }
        if (!grant && words.isBlank()) {
            return List.of(Refusal.at("words", "negotiation.refused.words"));
        }
        return grant && outdated(actor, present)
                ? List.of(Refusal.of("negotiation.refused.outdated", Objects.requireNonNull(present.proposal())))
                : List.of();
    }

    private static List<Refusal> refusals(Wish wish) {
        List<Refusal> refusals = new ArrayList<>();
        if (wish.reason().isEmpty() || wish.reason().length() > REASON_MAX) {
            refusals.add(Refusal.at("reason", "negotiation.refused.reason", REASON_MAX));
        }
        BigDecimal discount = wish.discount();
        if (wish.proposal() == null
                && (discount == null
                        || discount.signum() <= 0
                        || discount.compareTo(HUNDRED) > 0
                        || discount.stripTrailingZeros().scale() > DECIMALS_MAX)) {
            refusals.add(Refusal.at("discount", "negotiation.refused.percent"));
        }
        return refusals;
    }

    /** A task for tomorrow for everybody who can decide, so that it waits for no one who left or is away. */
    private List<UUID> remind(Actor actor, StageFacts.Open deal, Role approver, BigDecimal discount) {
        if (!actor.may(Right.EDIT_ACTIVITIES)) {
            return List.of();
        }
        CompanySettings settings = company.settings();
        Due tomorrow =
                Due.on(LocalDate.ofInstant(clock.instant(), settings.zone()).plusDays(1));
        String subject = texts.getMessage("negotiation.reminder", new Object[] {told(discount)}, settings.language());
        return rows.deciders(approver).stream()
                .filter(decider -> !actor.is(decider.id()))
                .map(decider -> activities
                        .create(
                                actor,
                                new ActivityDraft(
                                        ActivityKind.TASK,
                                        subject,
                                        "",
                                        tomorrow,
                                        null,
                                        null,
                                        null,
                                        decider.id(),
                                        deal.deal(),
                                        null,
                                        null,
                                        List.of()))
                        .orElseThrow())
                .toList();
    }

    private void remindNoMore(Actor actor, Approval approval) {
        List<UUID> reminders = rows.reminders(approval.id());
        if (!reminders.isEmpty() && actor.may(Right.EDIT_ACTIVITIES)) {
            work.complete(actor, reminders, null);
        }
    }

    private void note(Actor actor, UUID deal, String what, String discount) {
        Map<String, Object> detail =
                Map.of(StageFact.name(NegotiationFacts.TOOL, what), StageFacts.change(null, discount));
        facts.note(actor, deal, detail, own.ofOne(deal));
    }

    private Approval require(UUID deal, UUID id) {
        return rows.one(deal, id).orElseThrow(() -> new Missing("Approval"));
    }

    private static String told(BigDecimal discount) {
        return discount.stripTrailingZeros().toPlainString();
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }
}
