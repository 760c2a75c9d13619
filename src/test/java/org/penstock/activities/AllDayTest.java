package org.penstock.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealLists;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.deals.DealSort;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What is due on a day: one date for readers in every zone, late when that day is over where the reader is. */
@PenstockTest
class AllDayTest {
    private static final ZoneId BERLIN = ZoneId.of("Europe/Berlin");
    private static final ZoneId KIRITIMATI = ZoneId.of("Pacific/Kiritimati");
    private static final ZoneId LOS_ANGELES = ZoneId.of("America/Los_Angeles");
    private static final List<ZoneId> ZONES = List.of(BERLIN, KIRITIMATI, LOS_ANGELES, ZoneId.of("Etc/GMT+12"));

    /** The night in which Berlin's clocks go forward. */
    private static final LocalDate DAY = LocalDate.of(2027, 3, 28);

    @Autowired
    Activities activities;

    @Autowired
    ActivityWork work;

    @Autowired
    ActivityLists lists;

    @Autowired
    Today today;

    @Autowired
    NextStepKeeper steps;

    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    DealLists dealLists;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    Actor anna;
    UUID deal;
    UUID task;

    @BeforeEach
    void taskOfADay() {
        jdbc.sql("update company set set_up_at = now()").update();
        jdbc.sql("delete from activity").update();
        jdbc.sql(
                        "update deal set next_step_id = null, next_step_at = null, next_step_on = null, next_step_kind = null, next_step_title = null")
                .update();
        anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
        task = activities.create(anna, on(DAY)).orElseThrow();
    }

    @Test
    void isDueTodayUntilTheDayIsOverWhereTheReaderIs() {
        for (ZoneId zone : ZONES) {
            Actor reader = in(zone);
            clock.set(DAY.atStartOfDay(zone).toInstant());
            assertThat(today.of(reader).due()).as("begin, " + zone).hasSize(1);
            clock.set(DAY.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1));
            assertThat(today.of(reader).due()).as("last second, " + zone).hasSize(1);
            assertThat(today.of(reader).late()).isEmpty();
            assertThat(today.due(reader)).isEqualTo(1);
            assertThat(late(reader)).isEmpty();
        }
    }

    @Test
    void isLateFromTheNextMidnightOn() {
        for (ZoneId zone : ZONES) {
            Actor reader = in(zone);
            clock.set(DAY.plusDays(1).atStartOfDay(zone).toInstant());
            assertThat(today.of(reader).late()).as("late, " + zone).hasSize(1);
            assertThat(today.of(reader).due()).isEmpty();
            assertThat(late(reader)).hasSize(1);
        }
    }

    @Test
    void isNotYetDueTheDayBefore() {
        for (ZoneId zone : ZONES) {
            clock.set(DAY.atStartOfDay(zone).toInstant().minusSeconds(1));
            assertThat(today.of(in(zone)).due()).isEmpty();
            assertThat(today.due(in(zone))).isZero();
        }
    }

    @Test
    void isFoundByItsDateInEveryZone() {
        for (ZoneId zone : ZONES) {
            assertThat(between(in(zone), DAY, DAY)).as(zone.getId()).hasSize(1);
            assertThat(between(in(zone), DAY.plusDays(1), DAY.plusDays(1))).isEmpty();
            assertThat(between(in(zone), DAY.minusDays(1), DAY.minusDays(1))).isEmpty();
        }
    }

    @Test
    void theDealsCopyFollows() {
        DealRow row = pages.require(anna, deal);
        assertThat(row.step().due()).isEqualTo(Due.on(DAY));
        for (ZoneId zone : ZONES) {
            clock.set(DAY.atTime(LocalTime.of(23, 59)).atZone(zone).toInstant());
            assertThat(withStep(in(zone), "today")).as(zone.getId()).containsExactly(deal);
            assertThat(withStep(in(zone), "overdue")).isEmpty();
            clock.set(DAY.plusDays(1).atStartOfDay(zone).toInstant());
            assertThat(withStep(in(zone), "overdue")).containsExactly(deal);
            assertThat(withStep(in(zone), "today")).isEmpty();
        }
        assertThat(steps.disagreements()).isEmpty();
    }

    @Test
    void isPutOffAsADayAndBack() {
        List<Activity> before = work.postpone(in(KIRITIMATI), List.of(task), DAY.plusDays(2));
        assertThat(activities.get(anna, task).due()).isEqualTo(Due.on(DAY.plusDays(2)));
        work.reschedule(anna, Map.of(task, before.getFirst().due()));
        assertThat(activities.get(anna, task).due()).isEqualTo(Due.on(DAY));
    }

    @Test
    void theFormStoresADateWithoutATimeAndAMomentWithOne() {
        clock.set(Instant.parse("2027-03-20T09:00:00Z"));
        assertThat(mvc.put()
                        .uri("/activities/" + task)
                        .with(cast.as(cast.anna()))
                        .param("kind", "task")
                        .param("subject", "By day")
                        .param("day", "2027-03-30")
                        .param("endTime", "11:00")
                        .param("version", "1"))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(activities.get(anna, task).due()).isEqualTo(Due.on(LocalDate.of(2027, 3, 30)));
        assertThat(mvc.get().uri("/activities/" + task + "/edit").with(cast.as(cast.anna())))
                .bodyText()
                .contains("2027-03-30")
                .doesNotContain("12:00", "18:00");
        var putOff = mvc.put()
                .uri("/activities/dues")
                .with(cast.as(cast.anna()))
                .param("ids", task.toString())
                .param("day", "2027-04-02")
                .exchange();
        assertThat(putOff).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(putOff.getResponse().getHeader("HX-Trigger")).contains("was=" + task + "~2027-03-30");
        assertThat(mvc.post()
                        .uri("/activities/dues/undo")
                        .with(cast.as(cast.anna()))
                        .param("was", task + "~2027-03-30"))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(activities.get(anna, task).due()).isEqualTo(Due.on(LocalDate.of(2027, 3, 30)));
    }

    private static ActivityDraft on(LocalDate day, UUID who, UUID deal) {
        return new ActivityDraft(
                ActivityKind.TASK, "By day", "", Due.on(day), null, null, null, who, deal, null, null, List.of());
    }

    private ActivityDraft on(LocalDate day) {
        return on(day, anna.id(), deal);
    }

    private List<Activity> late(Actor reader) {
        return lists.page(reader, new ActivityLists.Filter("mine", null, "late", "", null, null), 1)
                .items();
    }

    private List<Activity> between(Actor reader, LocalDate from, LocalDate until) {
        return lists.page(reader, new ActivityLists.Filter("mine", null, "open", "", from, until), 1)
                .items();
    }

    private List<UUID> withStep(Actor reader, String step) {
        DealFilter filter = DealFilter.parse(Map.of("step", List.of(step)));
        return dealLists.load(reader, filter, DealSort.parse(null), 1, 50).page().items().stream()
                .map(DealRow::id)
                .toList();
    }

    private Actor in(ZoneId zone) {
        return new Actor(
                anna.id(), anna.name(), anna.role(), anna.via(), anna.cause(), anna.sees(), Locale.ENGLISH, zone);
    }
}
