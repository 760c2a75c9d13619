package org.penstock.activities;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;

@PenstockTest
class ActivitiesTest {
    @Autowired
    Activities activities;

    @Autowired
    NextStepKeeper steps;

    @Autowired
    Timeline timeline;

    @Autowired
    Today today;

    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    Actor anna;
    Actor max;

    @BeforeEach
    void people() {
        anna = cast.actor(cast.anna());
        max = cast.actor(cast.max());
    }

    @AfterEach
    void copiesOfNextStepsAgree() {
        assertThat(steps.disagreements()).isEmpty();
    }

    @Test
    void earliestOpenActivityIsTheNextStep() {
        UUID deal = deal("Two steps");
        plan("Later", deal, 3);
        UUID sooner = plan("Sooner", deal, 1);
        assertThat(pages.load(anna, deal).deal().step().title()).isEqualTo("Sooner");

        activities.complete(anna, sooner, null);
        assertThat(pages.load(anna, deal).deal().step().title()).isEqualTo("Later");

        activities.reopen(anna, sooner);
        activities.remove(anna, sooner);
        assertThat(pages.load(anna, deal).deal().step().title()).isEqualTo("Later");
    }

    @Test
    void todayTellsLateFromDue() {
        UUID deal = deal("Busy");
        UUID late = plan("Was yesterday", deal, -1);
        UUID due = plan("Is today", deal, 0);

        Today.Day day = today.of(anna);

        assertThat(day.late()).extracting(Activity::id).contains(late);
        assertThat(day.due()).extracting(Activity::id).contains(due);
    }

    @Test
    void todayTellsWhatOthersChangedSinceOneLooked() {
        UUID deal = deal("Watched");
        today.seen(anna);
        clock.forward(Duration.ofMinutes(5));
        deals.change(max, List.of(deal), null, List.of(new DealEdit.Probability(80)));
        deals.change(anna, List.of(deal), null, List.of(new DealEdit.Source("Fair")));

        assertThat(today.of(anna).changed()).singleElement().satisfies(changed -> {
            assertThat(changed.deal()).isEqualTo(deal);
            assertThat(changed.lines())
                    .singleElement()
                    .satisfies(line -> assertThat(line.kind()).isEqualTo("probability"));
        });
        clock.forward(Duration.ofMinutes(1));
        today.seen(anna);
        assertThat(today.of(anna).changed()).isEmpty();
    }

    @Test
    void mentionShowsOnToday() {
        UUID deal = deal("Mentioned");
        clock.forward(Duration.ofMinutes(1));
        activities
                .create(max, ActivityDraft.note("@Anna please look", deal, List.of(anna.requireId())))
                .orElseThrow();
        assertThat(today.of(anna).mentions()).extracting(Activity::subject).contains("@Anna please look");
    }

    @Test
    void historyHoldsLedgerAndNotesNewestFirst() {
        UUID deal = deal("Told");
        clock.forward(Duration.ofMinutes(1));
        activities
                .create(anna, ActivityDraft.note("Spoke to Rossi", deal, List.of()))
                .orElseThrow();

        List<Timeline.Entry> entries = timeline.of(anna, deal, "all", 30).entries();
        assertThat(entries.getFirst().activity().subject()).isEqualTo("Spoke to Rossi");
        assertThat(entries.getLast().line().kind()).isEqualTo("created");
    }

    @Test
    void secondOfTwoEditorsIsTold() {
        UUID id = plan("Contested", deal("X"), 1);
        activities
                .change(max, id, 1, ActivityDraft.task("By Max", null, anna.id(), null))
                .orElseThrow();
        assertThat(activities.change(anna, id, 1, ActivityDraft.task("By Anna", null, anna.id(), null)))
                .isInstanceOf(Result.Stale.class);
    }

    @Test
    void hidesWhatHangsOnADealThatOneMayNotSee() {
        UUID id = plan("Anna's own", deal("Anna's deal"), 1);
        Actor boris = cast.actor(cast.boris());
        Actor narrow = new Actor(
                boris.id(),
                boris.name(),
                boris.role(),
                boris.via(),
                null,
                List.of(boris.requireId()),
                boris.locale(),
                boris.zone());
        assertThatThrownBy(() -> activities.get(narrow, id)).isInstanceOf(Missing.class);
    }

    private UUID deal(String title) {
        return deals.create(anna, DealDraft.titled(title), null).orElseThrow();
    }

    private UUID plan(String subject, UUID deal, int days) {
        Instant due = clock.instant().plus(Duration.ofDays(days)).plusSeconds(60);
        return activities
                .create(anna, ActivityDraft.task(subject, due, anna.id(), deal))
                .orElseThrow();
    }
}
