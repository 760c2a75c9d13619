package org.penstock.leads;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.teams.WorkCalendar;
import org.penstock.teams.WorkingHours;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Where a deal came from: touches and consents, which are only added to, and the clock of its first answer. */
@Component
public class Origins {
    private final OriginRows rows;
    private final AnswerRows answers;
    private final Notes notes;
    private final AnswerKeeper keeper;
    private final DealPages pages;
    private final StageFacts facts;
    private final WorkCalendar calendar;
    private final Ids ids;
    private final Clock clock;

    Origins(
            OriginRows rows,
            AnswerRows answers,
            Notes notes,
            AnswerKeeper keeper,
            DealPages pages,
            StageFacts facts,
            WorkCalendar calendar,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.answers = answers;
        this.notes = notes;
        this.keeper = keeper;
        this.pages = pages;
        this.facts = facts;
        this.calendar = calendar;
        this.ids = ids;
        this.clock = clock;
    }

    /** {@link org.penstock.kernel.Missing} when the deal is not there or not visible. */
    public Origin of(Actor actor, UUID deal) {
        DealPage page = pages.load(actor, deal);
        List<Touch> touches = rows.touches(deal, Origin.SHOWN_MAX + 1);
        boolean more = touches.size() > Origin.SHOWN_MAX;
        List<Touch> all = new ArrayList<>(more ? touches.subList(1, touches.size()) : touches);
        all.addFirst(creation(page));
        all.sort(Comparator.comparing(Touch::at));
        return new Origin(deal, all, more, rows.consents(deal, Origin.SHOWN_MAX), clock(page.deal()));
    }

    /** Adds a touch. One from before the deal's creation sets the clock back to it. */
    @Transactional
    public Result<Origin> touch(Actor actor, UUID deal, Touch.Draft touch) {
        return add(actor, deal, touch, null);
    }

    /** Adds what somebody agreed to or took back. */
    @Transactional
    public Result<Origin> consent(Actor actor, UUID deal, Consent.Draft consent) {
        return add(actor, deal, null, consent);
    }

    /** Adds a touch and the consent that came with it, both or none. */
    @Transactional
    public Result<Origin> add(Actor actor, UUID deal, Touch.@Nullable Draft touch, Consent.@Nullable Draft consent) {
        StageFacts.Open open = facts.open(actor, deal);
        Instant now = clock.instant();
        DealPage page = pages.load(actor, deal);
        List<Refusal> refusals = OriginChecks.of(touch, consent, page, now);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        Map<String, Object> told = new HashMap<>();
        if (touch != null) {
            Instant at = touch.at() == null ? now : touch.at();
            rows.touch(List.of(new OriginRows.TouchRow(ids.next(), deal, touch, at, now, actor.name())));
            keeper.keep(List.of(deal));
            told.put(LeadsTool.TOUCHES, StageFacts.change(null, words(touch)));
        }
        if (consent != null) {
            Instant at = consent.at() == null ? now : consent.at();
            UUID person = consent.person() == null ? page.deal().person() : consent.person();
            Consent.Draft of = new Consent.Draft(consent.given(), at, person, consent.how(), consent.words());
            rows.consent(List.of(new OriginRows.ConsentRow(ids.next(), deal, of, at, now, actor.name())));
            told.put(
                    LeadsTool.CONSENT,
                    StageFacts.change(
                            open.facts().get(LeadsTool.CONSENT),
                            consent.given() ? LeadsTool.GIVEN : LeadsTool.WITHDRAWN));
        }
        note(actor, deal, told);
        return Result.done(of(actor, deal));
    }

    /** Notes that the lead was answered outside of Penstock; null takes that back. */
    @Transactional
    public Result<Origin> answered(Actor actor, UUID deal, @Nullable Instant at) {
        facts.open(actor, deal);
        Instant now = clock.instant();
        Instant began = answers.reckoned(List.of(deal)).getFirst().began();
        if (at != null && (at.isBefore(began) || at.isAfter(now.plus(OriginChecks.AHEAD_MAX)))) {
            return Result.refused(Refusal.at("at", "leads.refused.answer-time"));
        }
        if (at == null) {
            notes.forget(deal);
        } else {
            notes.put(deal, began, at, actor.name());
            answers.rewrite(deal);
        }
        keeper.keep(List.of(deal));
        note(actor, deal, Map.of(LeadsTool.FIRST_ANSWER, StageFacts.change(null, at == null ? null : at.toString())));
        return Result.done(of(actor, deal));
    }

    private void note(Actor actor, UUID deal, Map<String, Object> detail) {
        Map<String, Object> known = rows.facts(List.of(deal)).getOrDefault(deal, Map.of());
        facts.note(actor, deal, new HashMap<>(detail), OriginRows.copy(known));
    }

    private Origin.Clock clock(DealRow deal) {
        AnswerRows.Row row = answers.reckoned(List.of(deal.id())).getFirst();
        WorkingHours hours = calendar.hours();
        boolean stopped = row.answered() == null && deal.closedAt() != null;
        Instant until = row.answered() != null
                ? row.answered()
                : stopped ? Objects.requireNonNull(deal.closedAt()) : clock.instant();
        Instant end = until.isBefore(row.began()) ? row.began() : until;
        return new Origin.Clock(
                row.began(),
                row.answered(),
                Duration.between(row.began(), end),
                hours.between(row.began(), end),
                stopped,
                row.notedBy());
    }

    private static Touch creation(DealPage page) {
        DealRow deal = page.deal();
        Touch.Kind kind = deal.externalId() == null ? Touch.Kind.PAGE : Touch.Kind.IMPORT;
        Touch.Draft made = new Touch.Draft(kind, deal.createdAt(), deal.source(), null, null, null, null, null);
        return new Touch(null, deal.createdAt(), made, page.createdByName() == null ? "" : page.createdByName());
    }

    private static String words(Touch.Draft touch) {
        String words = Stream.of(touch.source(), touch.campaign(), touch.form(), touch.referrer(), touch.interest())
                .filter(Objects::nonNull)
                .collect(Collectors.joining(" · "));
        return words.isEmpty() ? touch.kind().code() : words;
    }
}
