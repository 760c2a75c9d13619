package org.penstock.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Due;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

@PenstockTest
class ActivityWorkTest {
    private static final ZoneId CHATHAM = ZoneId.of("Pacific/Chatham");

    @Autowired
    Activities activities;

    @Autowired
    ActivityWork work;

    @Autowired
    ActivityLists lists;

    @Autowired
    Timeline timeline;

    @Autowired
    Today today;

    @Autowired
    NextStepKeeper steps;

    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    Actor anna;
    UUID deal;

    @BeforeEach
    void dealOfAnna() {
        clock.set(SettableClock.START);
        anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
    }

    @AfterEach
    void copiesOfNextStepsAgree() {
        assertThat(steps.disagreements()).isEmpty();
    }

    @Test
    void doesSeveralAtOnceAndTakesThatBack() {
        List<UUID> both = List.of(plan("One", Duration.ofHours(1)), plan("Two", Duration.ofHours(2)));

        assertThat(work.complete(anna, both, null)).hasSize(2);
        assertThat(pages.load(anna, deal).deal().step()).isNull();
        assertThat(work.complete(anna, both, null)).isEmpty();

        assertThat(work.reopen(anna, both)).hasSize(2);
        assertThat(pages.load(anna, deal).deal().step().title()).isEqualTo("One");
    }

    @Test
    void whoWasFirstToDoItStays() {
        UUID id = plan("Once", Duration.ofHours(1));
        Instant first = activities.complete(anna, id, null).doneAt();
        clock.forward(Duration.ofHours(3));
        assertThat(activities.complete(cast.actor(cast.max()), id, null).doneAt())
                .isEqualTo(first);
    }

    @Test
    void puttingOffKeepsTimeOfDayAndLengthAcrossTheClockChange() {
        Actor far = in(CHATHAM);
        // 28 March 2027, 10:15 in summer time; it ends on 4 April.
        Instant start = LocalDate.of(2027, 3, 28).atTime(10, 15).atZone(CHATHAM).toInstant();
        UUID id = activities
                .create(
                        far,
                        new ActivityDraft(
                                ActivityKind.MEETING,
                                "Review",
                                "",
                                Due.at(start),
                                start.plus(Duration.ofMinutes(45)),
                                "Room 1",
                                null,
                                far.id(),
                                deal,
                                null,
                                null,
                                List.of()))
                .orElseThrow();

        work.postpone(far, List.of(id), LocalDate.of(2027, 4, 8));

        Activity later = activities.get(far, id);
        assertThat(later.dueAt().atZone(CHATHAM).toLocalDateTime()).isEqualTo("2027-04-08T10:15");
        assertThat(Duration.between(later.dueAt(), later.endsAt())).hasMinutes(45);
    }

    @Test
    void todayBeginsAtMidnightOfTheReader() {
        // 09:30 UTC is 23:15 on Chatham: half past midnight there is tomorrow, though it is the same day in Europe.
        UUID soon = plan("Soon", Duration.ofMinutes(75));
        assertThat(today.of(anna).due()).extracting(Activity::id).contains(soon);
        assertThat(today.of(in(CHATHAM)).due()).extracting(Activity::id).doesNotContain(soon);
        assertThat(today.due(in(CHATHAM))).isLessThan(today.due(anna));
    }

    @Test
    void tabOfOneKindReachesPastManyOfAnother() {
        activities
                .create(anna, ActivityDraft.note("The oldest", deal, List.of()))
                .orElseThrow();
        clock.forward(Duration.ofMinutes(1));
        for (int i = 0; i < Timeline.PAGE + 2; i++) {
            activities.complete(anna, plan("Task " + i, Duration.ofMinutes(1)), null);
        }
        assertThat(timeline.of(anna, deal, "note", Timeline.PAGE).entries())
                .singleElement()
                .satisfies(entry -> assertThat(entry.activity().subject()).isEqualTo("The oldest"));
        assertThat(timeline.of(anna, deal, "task", Timeline.PAGE).more()).isTrue();
    }

    @Test
    void listNarrowsByPersonStateAndDays() {
        UUID late = plan("Late", Duration.ofDays(-2));
        UUID later = plan("Later", Duration.ofDays(2));
        LocalDate day = LocalDate.ofInstant(clock.instant(), anna.zone());

        assertThat(ids(filter("late", null, null))).contains(late).doesNotContain(later);
        assertThat(ids(filter("open", day, day.plusDays(2)))).contains(later).doesNotContain(late);
        activities.complete(anna, late, null);
        assertThat(ids(filter("done", day, day))).contains(late);
        assertThat(ids(new ActivityLists.Filter("team", null, "open", "task", null, null)))
                .contains(later);
        assertThat(ids(new ActivityLists.Filter("all", cast.boris(), "open", "", null, null)))
                .isEmpty();
    }

    @Test
    void refusesStrangersAndWhatIsNotThere() {
        UUID nobody = UUID.randomUUID();
        assertThat(activities.create(anna, ActivityDraft.task("For nobody", null, nobody, deal)))
                .isInstanceOf(Result.Refused.class);
        assertThat(activities.create(anna, ActivityDraft.note("@Nobody", deal, List.of(nobody))))
                .isInstanceOf(Result.Refused.class);
        ActivityDraft strange = new ActivityDraft(
                ActivityKind.TASK, "Lost", "", null, null, null, null, null, null, UUID.randomUUID(), null, List.of());
        assertThatThrownBy(() -> activities.create(anna, strange)).isInstanceOf(Missing.class);
    }

    @Test
    void setWithOneInvisibleActivityChangesNothing() {
        UUID mine = plan("Mine", Duration.ofHours(1));
        assertThatThrownBy(() -> work.complete(anna, List.of(mine, UUID.randomUUID()), null))
                .isInstanceOf(Missing.class);
        assertThat(activities.get(anna, mine).doneAt()).isNull();
        assertThatThrownBy(() -> work.complete(cast.actor(cast.vera()), List.of(mine), null))
                .isInstanceOf(Forbidden.class);
    }

    private ActivityLists.Filter filter(String state, LocalDate from, LocalDate until) {
        return new ActivityLists.Filter("mine", null, state, "", from, until);
    }

    private List<UUID> ids(ActivityLists.Filter filter) {
        return lists.page(anna, filter, 1).items().stream().map(Activity::id).toList();
    }

    private Actor in(ZoneId zone) {
        return new Actor(
                anna.id(), anna.name(), anna.role(), anna.via(), anna.cause(), anna.sees(), Locale.ENGLISH, zone);
    }

    private UUID plan(String subject, Duration ahead) {
        return activities
                .create(anna, ActivityDraft.task(subject, clock.instant().plus(ahead), anna.id(), deal))
                .orElseThrow();
    }
}
