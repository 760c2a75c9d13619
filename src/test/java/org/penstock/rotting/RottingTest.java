package org.penstock.rotting;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealLists;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.DealStages;
import org.penstock.deals.Deals;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Due;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Result;
import org.penstock.teams.Company;
import org.penstock.teams.WorkCalendar;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Days are worked ones: the clock of these tests starts on Monday, 2 March 2026, at noon. */
@PenstockTest
class RottingTest {
    private static final Instant MONDAY = Instant.parse("2026-03-02T12:00:00Z");

    @Autowired
    private Rotting rotting;

    @Autowired
    private RottingLists lists;

    @Autowired
    private RottingRules rules;

    @Autowired
    private RottingUpkeep upkeep;

    @Autowired
    private Deals deals;

    @Autowired
    private DealStages stages;

    @Autowired
    private DealOutcomes outcomes;

    @Autowired
    private DealLists dealLists;

    @Autowired
    private Activities activities;

    @Autowired
    private Pipelines pipelines;

    @Autowired
    private WorkCalendar calendar;

    @Autowired
    private Company company;

    @Autowired
    private List<Check> checks;

    @Autowired
    private JdbcClient jdbc;

    @Autowired
    private Cast cast;

    @Autowired
    private SettableClock clock;

    private Actor anna;

    @BeforeEach
    void monday() {
        clock.set(MONDAY);
        jdbc.sql("delete from rotting_rule").update();
        jdbc.sql("delete from rotting_usual").update();
        anna = cast.actor(cast.anna());
    }

    @Test
    void rotsAfterSoManyWorkedDaysOfSilence() {
        UUID deal = deal("Silent");
        assertThat(of(deal).rotsOn()).isEqualTo(LocalDate.parse("2026-03-17"));
        assertThat(at("2026-03-16", deal).state()).isNull();
        RottingDeal rotten = at("2026-03-17", deal);
        assertThat(rotten.state()).isEqualTo("idle");
        assertThat(rotten.reason()).isEqualTo("untouched");
        assertThat(rotten.silent()).isEqualTo(11);
        assertThat(rotten.overdue()).isEqualTo(1);
        assertThat(at("2026-03-23", deal).overdue()).isEqualTo(5);
    }

    @Test
    void aHolidayDoesNotCount() {
        Map<LocalDate, String> holidays = Map.of(LocalDate.parse("2026-03-10"), "Founding day");
        UUID deal = deal("Over a holiday");
        calendar.change(cast.actor(cast.olga()), calendar.days(), holidays, calendar.seen())
                .orElseThrow();
        upkeep.settle(Actor.system());
        assertThat(of(deal).rotsOn()).isEqualTo(LocalDate.parse("2026-03-18"));
        calendar.change(cast.actor(cast.olga()), calendar.days(), Map.of(), calendar.seen())
                .orElseThrow();
        upkeep.settle(Actor.system());
        assertThat(of(deal).rotsOn()).isEqualTo(LocalDate.parse("2026-03-17"));
    }

    @Test
    void aPlannedStepPausesUntilItIsOverdue() {
        UUID deal = deal("Planned");
        UUID step = step(deal, "2026-03-20");
        assertThat(of(deal).rotsOn()).isEqualTo(LocalDate.parse("2026-03-23"));
        RottingDeal late = at("2026-03-23", deal);
        assertThat(late.state()).isEqualTo("late");
        assertThat(late.next()).isEqualTo("do");
        activities.complete(anna, step, "reached");
        assertThat(of(deal).state()).isNull();
        assertThat(of(deal).touch()).isEqualTo("call");
    }

    @Test
    void aStepFarAwayDoesNotPauseForEver() {
        UUID deal = deal("In ten years");
        step(deal, "2036-03-20");
        assertThat(of(deal).rotsOn()).isBefore(LocalDate.parse("2026-06-03"));
    }

    @Test
    void aMessageLeftIsTheCustomersTurnAndSoIsWhatARepSays() {
        UUID deal = deal("Voicemail");
        activities.complete(anna, step(deal, "2026-03-03"), "left_message");
        assertThat(at("2026-03-17", deal).state()).isEqualTo("customer");

        UUID said = deal("Said by hand");
        rotting.pass(anna, said, true).orElseThrow();
        assertThat(of(said).customersTurn()).isTrue();
        activities
                .create(anna, ActivityDraft.note("They called back", said, List.of()))
                .orElseThrow();
        clock.set(clock.instant().plus(Duration.ofMinutes(1)));
        activities
                .create(anna, ActivityDraft.note("And again", said, List.of()))
                .orElseThrow();
        assertThat(of(said).customersTurn()).isFalse();
    }

    @Test
    void anEditOfAFieldIsNoTouchAndAMoveIsOne() {
        UUID deal = deal("Edited");
        clock.set(MONDAY.plus(Duration.ofDays(3)));
        deals.change(anna, List.of(deal), null, List.of(new org.penstock.deals.DealEdit.Title("Renamed")));
        assertThat(of(deal).touchedAt()).isEqualTo(MONDAY);
        Stage second = pipelines.standard().current().get(1);
        stages.move(anna, List.of(deal), second.id(), null, null, null);
        assertThat(of(deal).touch()).isEqualTo("stage");
        assertThat(of(deal).touchedAt()).isEqualTo(MONDAY.plus(Duration.ofDays(3)));
    }

    @Test
    void aSnoozePausesUntilItsDayAndGivesItsReason() {
        UUID deal = deal("Snoozed");
        rotting.snooze(anna, deal, LocalDate.parse("2026-04-01"), "Budget in April", null)
                .orElseThrow();
        assertThat(of(deal).snoozed()).isTrue();
        assertThat(filtered("rotting.snoozed", "any")).contains(deal);
        assertThat(at("2026-03-31", deal).state()).isNull();
        RottingDeal back = at("2026-04-01", deal);
        assertThat(back.state()).isEqualTo("idle");
        assertThat(back.reason()).isEqualTo("woken");
        assertThat(filtered("rotting.snoozed", "any")).doesNotContain(deal);
        assertThat(filtered("rotting.state", "idle")).contains(deal);
        assertThat(checks.stream().flatMap(check -> check.disagreements().stream()))
                .noneMatch(wrong -> wrong.contains("rotting"));
    }

    @Test
    void aSnoozeNeedsAReasonAndADayWithinHalfAYear() {
        UUID deal = deal("Badly snoozed");
        LocalDate today = LocalDate.parse("2026-03-02");
        for (LocalDate until : List.of(today, today.minusDays(1), today.plusDays(181))) {
            assertThat(rotting.snooze(anna, deal, until, "Later", null)).isInstanceOf(Result.Refused.class);
        }
        assertThat(rotting.snooze(anna, deal, today.plusDays(3), "  ", null)).isInstanceOf(Result.Refused.class);
        int version = rotting.snooze(anna, deal, today.plusDays(3), "Later", null)
                .orElseThrow()
                .version();
        assertThat(rotting.snooze(anna, deal, today.plusDays(9), "Later still", version - 1))
                .isInstanceOf(Result.Stale.class);
        rotting.wake(anna, deal);
        assertThat(of(deal).snoozed()).isFalse();
    }

    @Test
    void closedDealsDoNotRotAndReopenedOnesDo() {
        UUID deal = deal("Closed");
        outcomes.win(anna, List.of(deal), null, null);
        assertThat(at("2026-04-20", deal).state()).isNull();
        assertThat(rotting.snooze(anna, deal, LocalDate.parse("2026-05-01"), "?", null))
                .isInstanceOf(Result.Refused.class);
    }

    @Test
    void learnsTheLongestSilenceOfFourWonDealsInFive() {
        Stage first = pipelines.standard().first();
        Stage second = pipelines.standard().current().get(1);
        // Silences of 1, 2, 3, 4 and 9 worked days; the fifth also had a note that cut a stay of 9 days into 4 and 5.
        for (int days : List.of(1, 2, 3, 4, 9)) {
            clock.set(MONDAY);
            UUID deal = deal("Won after " + days);
            if (days == 9) {
                clock.set(day("2026-03-06"));
                activities
                        .create(anna, ActivityDraft.note("Still there", deal, List.of()))
                        .orElseThrow();
            }
            clock.set(MONDAY.plus(Duration.ofDays(days > 5 ? days + 2 : days)));
            stages.move(anna, List.of(deal), second.id(), null, null, null);
            outcomes.win(anna, List.of(deal), null, null);
        }
        clock.set(day("2026-03-20"));
        rules.learn(Actor.system());
        RottingRules.Rule learned = rules.of(anna, first.pipelineId()).getFirst();
        assertThat(learned.deals()).isEqualTo(5);
        assertThat(learned.learned()).isEqualTo(4);

        UUID deal = deal("After learning");
        assertThat(of(deal).threshold()).isEqualTo(4);
        RottingRules.Wanted byHand = new RottingRules.Wanted(first.id(), true, 2, learned.version());
        assertThat(rules.change(cast.actor(cast.max()), first.pipelineId(), List.of(byHand)))
                .isInstanceOf(Result.Done.class);
        upkeep.settle(Actor.system());
        assertThat(of(deal).threshold()).isEqualTo(2);
        assertThat(rules.change(
                        cast.actor(cast.max()),
                        first.pipelineId(),
                        List.of(new RottingRules.Wanted(first.id(), true, 7, 0))))
                .isInstanceOf(Result.Stale.class);
        rules.change(
                        cast.actor(cast.max()),
                        first.pipelineId(),
                        List.of(new RottingRules.Wanted(first.id(), false, null, 1)))
                .orElseThrow();
        upkeep.settle(Actor.system());
        assertThat(of(deal).rotsOn()).isNull();
    }

    @Test
    void putsFirstWhereMostIsAtStake() {
        UUID small = deals.create(anna, DealDraft.titled("Small").worth(java.math.BigDecimal.TEN, currency()), null)
                .orElseThrow();
        UUID none = deal("Without a value");
        UUID big = deals.create(
                        anna, DealDraft.titled("Big").worth(java.math.BigDecimal.valueOf(9000), currency()), null)
                .orElseThrow();
        at("2026-05-04", big);
        RottingLists.Filter mine = new RottingLists.Filter(anna.id(), false, null, null, "all");
        List<UUID> order = lists.rows(anna, mine, 0, 100).stream()
                .map(RottingDeal::deal)
                .filter(List.of(small, none, big)::contains)
                .toList();
        assertThat(order).containsExactly(big, small, none);
        assertThat(lists.counts(anna, mine).rotting()).isGreaterThanOrEqualTo(3);
    }

    @Test
    void nobodyTouchesWhatTheyDoNotSee() {
        UUID deal = deal("Hidden");
        Actor boris = cast.actor(cast.boris());
        org.junit.jupiter.api.Assumptions.assumeFalse(boris.seesAll());
        assertThatThrownBy(() -> lists.of(boris, deal)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> rotting.wake(boris, deal)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> rotting.pass(boris, deal, true)).isInstanceOf(Missing.class);
    }

    private String currency() {
        return company.settings().currency();
    }

    private static Instant day(String day) {
        return LocalDate.parse(day).atTime(12, 0).atZone(ZoneId.of("UTC")).toInstant();
    }

    private RottingDeal at(String day, UUID deal) {
        clock.set(day(day));
        upkeep.settle(Actor.system());
        return of(deal);
    }

    private RottingDeal of(UUID deal) {
        return lists.of(anna, deal).orElseThrow();
    }

    private UUID step(UUID deal, String day) {
        return activities
                .create(
                        anna,
                        new ActivityDraft(
                                ActivityKind.CALL,
                                "Call",
                                "",
                                Due.on(LocalDate.parse(day)),
                                null,
                                null,
                                null,
                                anna.id(),
                                deal,
                                null,
                                null,
                                List.of()))
                .orElseThrow();
    }

    private List<UUID> filtered(String fact, String wanted) {
        return dealLists.ids(anna, DealFilter.parse(Map.of("fact." + fact, List.of(wanted))), 1000);
    }

    private UUID deal(String title) {
        return deals.create(anna, DealDraft.titled(title), null).orElseThrow();
    }
}
