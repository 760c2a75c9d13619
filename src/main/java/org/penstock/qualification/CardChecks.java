package org.penstock.qualification;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.DealPage;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reasons;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Refusal;
import org.penstock.teams.Company;
import org.springframework.stereotype.Component;

/** What is wrong with a card as it is entered. */
@Component
class CardChecks {
    static final int EVIDENCE_MAX = 2_000;
    static final int SAID_MAX = 200;

    /** The furthest day on which a lead comes back, in years. */
    static final int BACK_YEARS_MAX = 5;

    private final Reasons reasons;
    private final Company company;
    private final Clock clock;

    CardChecks(Reasons reasons, Company company, Clock clock) {
        this.reasons = reasons;
        this.company = company;
        this.clock = clock;
    }

    /** @param asItWas whether it goes back to what once was allowed, so that a day may have come meanwhile */
    List<Refusal> of(
            StageFacts.Open open, Qualification before, QualificationDraft draft, DealPage page, boolean asItWas) {
        List<Refusal> refusals = new ArrayList<>();
        Map<String, QualificationDraft.Given> answers = draft.answers();
        Set<String> known = new HashSet<>();
        before.items().forEach(item -> known.add(item.criterion().key()));
        Set<UUID> people = new HashSet<>();
        page.people().forEach(person -> people.add(person.id()));
        before.items().stream()
                .map(Qualification.Item::person)
                .filter(id -> id != null)
                .forEach(people::add);
        answers.forEach((key, given) -> answer(refusals, "answers." + key, known.contains(key), people, given));
        verdict(refusals, open, before, draft, asItWas);
        return refusals;
    }

    private static void answer(
            List<Refusal> refusals, String at, boolean known, Set<UUID> people, QualificationDraft.Given given) {
        if (!known) {
            refusals.add(Refusal.at(at, "qualification.refused.unknown-criterion"));
        }
        if (given.evidence().length() > EVIDENCE_MAX) {
            refusals.add(Refusal.at(at + ".evidence", "qualification.refused.long", EVIDENCE_MAX));
        }
        if (given.said().length() > SAID_MAX) {
            refusals.add(Refusal.at(at + ".said", "qualification.refused.long", SAID_MAX));
        }
        if (given.person() != null && !people.contains(given.person())) {
            refusals.add(Refusal.at(at + ".person", "qualification.refused.person"));
        }
    }

    private void verdict(
            List<Refusal> refusals,
            StageFacts.Open open,
            Qualification before,
            QualificationDraft draft,
            boolean asItWas) {
        LocalDate today = company.settings().day(clock.instant());
        if (draft.verdict() != before.verdict() && open.outcome() != Outcome.OPEN) {
            refusals.add(Refusal.at("verdict", "qualification.refused.closed"));
            return;
        }
        if (draft.verdict() != Verdict.NOT_YET) {
            if (draft.backOn() != null) {
                refusals.add(Refusal.at("backOn", "qualification.refused.back-without"));
            }
        } else if (draft.backOn() == null) {
            refusals.add(Refusal.at("backOn", "qualification.refused.back-missing"));
        } else if (!asItWas
                && !draft.backOn().equals(before.backOn())
                && (!draft.backOn().isAfter(today) || draft.backOn().isAfter(today.plusYears(BACK_YEARS_MAX)))) {
            refusals.add(Refusal.at("backOn", "qualification.refused.back-day", BACK_YEARS_MAX));
        }
        if (draft.verdict() == Verdict.DISQUALIFIED && open.outcome() == Outcome.OPEN) {
            reason(refusals, draft);
        }
    }

    private void reason(List<Refusal> refusals, QualificationDraft draft) {
        if (draft.reason() == null) {
            refusals.add(Refusal.at("reason", "deals.outcome.reason-missing"));
        } else if (reasons.current(Outcome.DISQUALIFIED).stream()
                .noneMatch(reason -> reason.id().equals(draft.reason()))) {
            refusals.add(Refusal.at("reason", "deals.outcome.reason-unknown"));
        }
        if (draft.note() != null && draft.note().length() > DealOutcomes.NOTE_MAX) {
            refusals.add(Refusal.at("note", "qualification.refused.long", DealOutcomes.NOTE_MAX));
        }
    }
}
