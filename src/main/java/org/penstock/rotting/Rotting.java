package org.penstock.rotting;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.deals.Outcome;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.teams.Company;
import org.penstock.teams.WorkCalendar;
import org.penstock.teams.WorkingHours;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What people do about a deal that stands still: put it aside for a while, say who has the ball, plan the next call. */
@Component
public class Rotting {
    /** The furthest day that a deal is put aside to, in days from today. */
    public static final int SNOOZE_DAYS_MAX = 180;

    public static final int REASON_MAX = 300;
    private static final int WEEK = 14;

    private static final String SNOOZE = """
            update rotting_deal set snoozed_until = :until, snooze_reason = :reason, snoozed_by = :by, woken = false,
                                    version = version + 1
             where deal_id = :deal and (:any or version = :version)""";
    private static final String WAKE = """
            update rotting_deal set snoozed_until = null, snooze_reason = null, snoozed_by = null, woken = false,
                                    version = version + 1
             where deal_id = :deal""";
    private static final String SAY = """
            update rotting_deal set ball_said = :ball, ball_said_at = greatest(:now, touched_at), version = version + 1
             where deal_id = :deal""";

    private final JdbcClient jdbc;
    private final RottingRows rows;
    private final RottingLists lists;
    private final StageFacts facts;
    private final DealPages deals;
    private final Activities activities;
    private final WorkCalendar work;
    private final Company company;
    private final Clock clock;

    Rotting(
            JdbcClient jdbc,
            RottingRows rows,
            RottingLists lists,
            StageFacts facts,
            DealPages deals,
            Activities activities,
            WorkCalendar work,
            Company company,
            Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.lists = lists;
        this.facts = facts;
        this.deals = deals;
        this.activities = activities;
        this.work = work;
        this.company = company;
        this.clock = clock;
    }

    /**
     * Puts a deal aside until a day, with a reason.
     *
     * @param version as it was read; null where nobody read one
     */
    @Transactional
    public Result<RottingDeal> snooze(
            Actor actor, UUID deal, @Nullable LocalDate until, String reason, @Nullable Integer version) {
        StageFacts.Open open = facts.open(actor, deal);
        List<Refusal> refusals = refusals(open, until, reason);
        if (!refusals.isEmpty() || until == null) {
            return Result.refused(refusals);
        }
        rows.keep(List.of(deal));
        RottingDeal before = lists.of(actor, deal).orElseThrow();
        int changed = jdbc.sql(SNOOZE)
                .param("until", until)
                .param("reason", reason.strip())
                .param("by", actor.id(), java.sql.Types.OTHER)
                .param("deal", deal)
                .param("any", version == null)
                .param("version", version == null ? 0 : version)
                .update();
        if (changed == 0) {
            return Result.stale(before);
        }
        rows.keep(List.of(deal));
        note(actor, deal, "snoozed", before.snoozed() ? before.snoozedUntil() : null, until + ": " + reason.strip());
        return Result.done(lists.of(actor, deal).orElseThrow());
    }

    /** Takes a snooze back; a deal that was not put aside stays as it is. */
    @Transactional
    public void wake(Actor actor, UUID deal) {
        facts.open(actor, deal);
        lists.of(actor, deal).filter(RottingDeal::snoozed).ifPresent(before -> {
            jdbc.sql(WAKE).param("deal", deal).update();
            rows.keep(List.of(deal));
            note(actor, deal, "woken", before.snoozedUntil(), "");
        });
    }

    /** Says who is to act, until the next meaningful touch. */
    @Transactional
    public Result<RottingDeal> pass(Actor actor, UUID deal, boolean toCustomer) {
        StageFacts.Open open = facts.open(actor, deal);
        if (open.outcome() != Outcome.OPEN) {
            return Result.refused(Refusal.of("rotting.closed"));
        }
        rows.keep(List.of(deal));
        String ball = toCustomer ? "customer" : "us";
        jdbc.sql(SAY)
                .param("ball", ball)
                .param("now", Timestamp.from(clock.instant()))
                .param("deal", deal)
                .update();
        rows.keep(List.of(deal));
        note(actor, deal, "ball", null, ball);
        return Result.done(lists.of(actor, deal).orElseThrow());
    }

    /** Plans a call with the deal's main person on the next worked day, for its owner. */
    @Transactional
    public Result<UUID> plan(Actor actor, UUID deal, String subject) {
        DealRow row = deals.require(actor, deal);
        if (row.outcome() != Outcome.OPEN) {
            return Result.refused(Refusal.of("rotting.closed"));
        }
        return activities.create(
                actor,
                new ActivityDraft(
                        ActivityKind.CALL,
                        subject,
                        "",
                        Due.on(nextWorkedDay(actor)),
                        null,
                        null,
                        null,
                        row.owner() == null ? actor.id() : row.owner(),
                        deal,
                        row.person(),
                        row.organisation(),
                        List.of()));
    }

    /** Today, if it is worked on, else the next worked day within two weeks. */
    private LocalDate nextWorkedDay(Actor actor) {
        WorkingHours hours = work.hours();
        LocalDate today = LocalDate.now(clock.withZone(actor.zone()));
        return today.datesUntil(today.plusDays(WEEK))
                .filter(hours::isWorked)
                .findFirst()
                .orElse(today);
    }

    private void note(Actor actor, UUID deal, String what, @Nullable Object from, Object to) {
        facts.note(actor, deal, Map.of(StageFact.name("rotting", what), StageFacts.change(from, to)), Map.of());
    }

    private List<Refusal> refusals(StageFacts.Open open, @Nullable LocalDate until, String reason) {
        List<Refusal> refusals = new ArrayList<>();
        LocalDate today = LocalDate.now(clock.withZone(company.settings().zone()));
        if (open.outcome() != Outcome.OPEN) {
            refusals.add(Refusal.of("rotting.closed"));
        }
        if (until == null || !until.isAfter(today) || until.isAfter(today.plusDays(SNOOZE_DAYS_MAX))) {
            refusals.add(Refusal.at(
                    "until",
                    "rotting.snooze.range",
                    today.plusDays(SNOOZE_DAYS_MAX).toString()));
        }
        if (reason.isBlank() || reason.strip().length() > REASON_MAX) {
            refusals.add(Refusal.at("reason", "rotting.snooze.reason-missing", REASON_MAX));
        }
        return refusals;
    }
}
