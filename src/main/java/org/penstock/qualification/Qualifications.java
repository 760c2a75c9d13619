package org.penstock.qualification;

import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Changes;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.Outcome;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/** The card of a deal: answers, verdict, and the way back. */
@Component
public class Qualifications {
    private final QualificationRows rows;
    private final Criteria criteria;
    private final CardChecks checks;
    private final Returns returns;
    private final DealPages pages;
    private final DealOutcomes outcomes;
    private final StageFacts facts;
    private final JsonMapper json;
    private final Clock clock;

    Qualifications(
            QualificationRows rows,
            Criteria criteria,
            CardChecks checks,
            Returns returns,
            DealPages pages,
            DealOutcomes outcomes,
            StageFacts facts,
            JsonMapper json,
            Clock clock) {
        this.rows = rows;
        this.criteria = criteria;
        this.checks = checks;
        this.returns = returns;
        this.pages = pages;
        this.outcomes = outcomes;
        this.facts = facts;
        this.json = json;
        this.clock = clock;
    }

    /** The card; {@link org.penstock.kernel.Missing} when the deal is not there or not visible. */
    public Qualification of(Actor actor, UUID deal) {
        return rows.card(deal, criteria.of(actor, pages.require(actor, deal).pipeline()));
    }

    /**
     * Writes the card as a whole. A verdict of "disqualified" closes the deal with its reason; "not yet" plans the step that
     * brings it back.
     *
     * @param version the card's version that the draft was made from; null for whatever stands there
     */
    @Transactional
    public Result<Qualification> put(Actor actor, UUID deal, @Nullable Integer version, QualificationDraft draft) {
        return put(actor, deal, version, draft, false);
    }

    private Result<Qualification> put(
            Actor actor, UUID deal, @Nullable Integer version, QualificationDraft draft, boolean asItWas) {
        StageFacts.Open open = facts.open(actor, deal);
        Qualification before = rows.card(deal, criteria.of(actor, open.pipeline()));
        if (version != null && version != before.version()) {
            return Result.stale(before);
        }
        DealPage page = pages.load(actor, deal);
        List<Refusal> refusals = checks.of(open, before, draft, page, asItWas);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        write(actor, open, before, draft, page);
        if (draft.verdict() == Verdict.DISQUALIFIED && open.outcome() == Outcome.OPEN) {
            close(actor, deal, draft);
        }
        return Result.done(of(actor, deal));
    }

    /** Back to the state before the latest change, by this version of the card; a deal that it closed is open again. */
    @Transactional
    public Result<Qualification> undo(Actor actor, UUID deal, int version) {
        StageFacts.Open open = facts.open(actor, deal);
        Qualification now = rows.card(deal, criteria.of(actor, open.pipeline()));
        String previous = rows.previous(deal);
        if (now.version() != version) {
            return Result.stale(now);
        }
        if (previous == null) {
            return Result.refused(Refusal.of("qualification.refused.nothing-to-undo"));
        }
        if (now.verdict() == Verdict.DISQUALIFIED && open.outcome() == Outcome.DISQUALIFIED) {
            outcomes.reopen(actor, List.of(deal), null);
        }
        return put(actor, deal, null, json.readValue(previous, QualificationDraft.class), true);
    }

    private void write(
            Actor actor, StageFacts.Open open, Qualification before, QualificationDraft draft, DealPage page) {
        Instant now = clock.instant();
        boolean same =
                Objects.equals(before.verdict(), draft.verdict()) && Objects.equals(before.backOn(), draft.backOn());
        Qualification after = new Qualification(
                open.deal(),
                items(actor, before, draft, page, now),
                draft.verdict(),
                draft.backOn(),
                returns.plan(actor, open, before, draft),
                draft.verdict() == null ? null : same ? before.decidedAt() : now,
                draft.verdict() == null ? null : same ? before.decidedBy() : actor.name(),
                true,
                before.version());
        rows.put(after, json.writeValueAsString(QualificationDraft.of(before)));
        Map<String, Object> known = rows.facts(List.of(open.deal())).getOrDefault(open.deal(), Map.of());
        facts.note(actor, open.deal(), told(before, after), VerdictKeeper.copy(known));
    }

    private void close(Actor actor, UUID deal, QualificationDraft draft) {
        Changes changes =
                outcomes.close(actor, List.of(deal), null, Outcome.DISQUALIFIED, draft.reason(), draft.note());
        if (!changes.all()) {
            throw new IllegalStateException("Checked and still held: " + changes.held());
        }
    }

    /** What nobody touched keeps who answered it and when. */
    private static List<Qualification.Item> items(
            Actor actor, Qualification before, QualificationDraft draft, DealPage page, Instant now) {
        List<Qualification.Item> items = new ArrayList<>();
        for (Qualification.Item was : before.items()) {
            QualificationDraft.Given given = draft.answers().get(was.criterion().key());
            Qualification.Item item = given == null
                    ? Qualification.Item.open(was.criterion())
                    : new Qualification.Item(
                            was.criterion(),
                            was.asked(),
                            given.answer(),
                            given.evidence(),
                            given.person(),
                            said(given, was, page),
                            now,
                            actor.name());
            items.add(same(item, was) ? was : item);
        }
        return items;
    }

    private static String said(QualificationDraft.Given given, Qualification.Item was, DealPage page) {
        if (given.person() == null) {
            return given.said();
        }
        return page.people().stream()
                .filter(person -> person.id().equals(given.person()))
                .map(DealPage.DealPerson::name)
                .findFirst()
                .orElse(was.said());
    }

    private static boolean same(Qualification.Item item, Qualification.Item was) {
        return item.answer() == was.answer()
                && item.evidence().equals(was.evidence())
                && Objects.equals(item.person(), was.person())
                && item.said().equals(was.said());
    }

    /** For the ledger: the verdict, and how many answers there are. */
    private static Map<String, Object> told(Qualification before, Qualification after) {
        Map<String, Object> told = new HashMap<>();
        if (before.verdict() != after.verdict()) {
            told.put(QualificationTool.VERDICT, StageFacts.change(code(before.verdict()), code(after.verdict())));
        }
        LocalDate back = after.backOn();
        if (!Objects.equals(before.backOn(), back)) {
            told.put(QualificationTool.BACK_ON, StageFacts.change(before.backOn(), back));
        }
        if (before.answered() != after.answered() || before.met() != after.met()) {
            told.put(QualificationTool.ANSWERED, StageFacts.change(before.answered(), after.answered()));
            told.put(QualificationTool.MET, StageFacts.change(before.met(), after.met()));
        }
        return told;
    }

    private static @Nullable String code(@Nullable Verdict verdict) {
        return verdict == null ? null : verdict.code();
    }
}
