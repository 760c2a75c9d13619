package org.penstock.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.activities.ActivityKind;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.teams.WorkCalendar;
import org.penstock.teams.WorkingHours;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Time to first answer, worked out by hand. The company works from Monday to Friday, 9 to 17, in Berlin (an hour ahead of UTC
 * in November); Thursday 26 November 2026 is a holiday.
 */
@PenstockTest
class AnswerFiguresTest {
    @Autowired
    AnswerFigures figures;

    @Autowired
    Origins origins;

    @Autowired
    Deals deals;

    @Autowired
    Activities activities;

    @Autowired
    WorkCalendar calendar;

    @Autowired
    SettableClock clock;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Actor anna;
    Actor boris;
    Actor max;

    @BeforeEach
    void worksFromNineToFive() {
        jdbc.sql("update company set set_up_at = now(), zone = 'Europe/Berlin', deal_visibility = 'own'")
                .update();
        anna = cast.actor(cast.anna());
        boris = cast.actor(cast.boris());
        max = cast.actor(cast.max());
        WorkingHours.Hours day = new WorkingHours.Hours(LocalTime.of(9, 0), LocalTime.of(17, 0));
        calendar.change(
                        cast.actor(cast.olga()),
                        Map.of(
                                DayOfWeek.MONDAY, day,
                                DayOfWeek.TUESDAY, day,
                                DayOfWeek.WEDNESDAY, day,
                                DayOfWeek.THURSDAY, day,
                                DayOfWeek.FRIDAY, day),
                        Map.of(LocalDate.of(2026, 11, 26), "Thanksgiving"),
                        calendar.seen())
                .orElseThrow();
    }

    @Test
    void ofLeadsOverAWeekendAHolidayAndWithoutAnAnswer() {
        // Friday 20 November 16:00 to Monday 23 November 10:30 in Berlin: 66.5 h; 1 h of Friday and 1.5 h of Monday are
        // worked.
        UUID weekend = lead(anna, "2026-11-20T15:00:00Z", "Fair");
        call(anna, weekend, "2026-11-23T09:30:00Z", "reached");
        // Wednesday 25 November 16:00 to Friday 27 November 9:30: 41.5 h; 1 h and, past the holiday, half an hour.
        UUID holiday = lead(anna, "2026-11-25T15:00:00Z", "Web");
        call(anna, holiday, "2026-11-26T09:00:00Z", "not_reached");
        call(anna, holiday, "2026-11-27T08:30:00Z", "left_message");
        // Tuesday 24 November 10:00 to 10:20: 20 min both ways. The second call is none of the first.
        UUID quick = lead(boris, "2026-11-24T09:00:00Z", "Web");
        call(boris, quick, "2026-11-24T09:20:00Z", "reached");
        call(boris, quick, "2026-11-25T09:20:00Z", "reached");
        // Friday 27 November 10:00, still waiting at 15:00: 5 h worked. And one from 14:30, which is not late yet.
        lead(boris, "2026-11-27T09:00:00Z", "Web");
        lead(boris, "2026-11-27T13:30:00Z", "Fair");
        clock.set(Instant.parse("2026-11-27T14:00:00Z"));

        assertThat(clockOf(weekend)).containsExactly(Duration.ofMinutes(66 * 60 + 30), Duration.ofMinutes(150));
        assertThat(clockOf(holiday)).containsExactly(Duration.ofMinutes(41 * 60 + 30), Duration.ofMinutes(90));
        assertThat(clockOf(quick)).containsExactly(Duration.ofMinutes(20), Duration.ofMinutes(20));

        AnswerFigures.Report report = report(AnswerFigures.By.OWNER, 2);
        // Within 2 h: 1.5 h and 20 min, of three answered and the one that has waited for 5 h.
        assertThat(report.total())
                .isEqualTo(line("", 5, 3, Duration.ofMinutes(41 * 60 + 30), Duration.ofMinutes(90), 2, 4));
        assertThat(report.total().share()).isEqualTo(50);
        // Of two values the median lies in the middle: 54 h and 2 h.
        assertThat(report.lines())
                .containsExactly(
                        line("Boris Rep", 3, 1, Duration.ofMinutes(20), Duration.ofMinutes(20), 1, 2),
                        line("Anna Rep", 2, 2, Duration.ofHours(54), Duration.ofHours(2), 1, 2));
        assertThat(report(AnswerFigures.By.SOURCE, 2).lines())
                .extracting(AnswerFigures.Line::name, AnswerFigures.Line::leads)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Web", 3L),
                        org.assertj.core.groups.Tuple.tuple("Fair", 2L));
    }

    @Test
    void lateIsWhoHasWaitedForTheTargetInWorkingHours() {
        // Three worked hours before Friday 10:30: half an hour of it is left on Wednesday afternoon, past the holiday.
        Instant now = Instant.parse("2026-11-27T09:30:00Z");
        assertThat(AnswerFigures.late(calendar.hours(), Duration.ofHours(3), now))
                .isEqualTo(Instant.parse("2026-11-25T14:30:00Z"));
    }

    private UUID lead(Actor owner, String at, String source) {
        clock.set(Instant.parse(at));
        DealDraft draft = new DealDraft(
                source + " lead",
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                List.of(),
                source,
                List.of(),
                Map.of());
        return deals.create(owner, draft, null).orElseThrow();
    }

    private void call(Actor actor, UUID deal, String at, String outcome) {
        clock.set(Instant.parse(at));
        ActivityDraft draft = new ActivityDraft(
                ActivityKind.CALL, "Call", "", null, null, null, null, actor.id(), deal, null, null, List.of());
        activities.complete(actor, activities.create(actor, draft).orElseThrow(), outcome);
    }

    private List<Duration> clockOf(UUID deal) {
        Origin.Clock told = origins.of(max, deal).clock();
        return List.of(told.wall(), told.working());
    }

    private AnswerFigures.Report report(AnswerFigures.By by, int hours) {
        return figures.of(max, LocalDate.of(2026, 11, 20), LocalDate.of(2026, 11, 27), by, Duration.ofHours(hours));
    }

    private static AnswerFigures.Line line(
            String name, long leads, long answered, Duration wall, Duration working, long within, long due) {
        return new AnswerFigures.Line(name, leads, answered, wall, working, within, due);
    }
}
