package org.penstock.leads;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.time.Instant;
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
import org.penstock.deals.DealHistory;
import org.penstock.deals.DealLists;
import org.penstock.deals.Deals;
import org.penstock.deals.StageFact;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Touches, consents, and what stops the clock. */
@PenstockTest
class OriginsTest {
    @Autowired
    Origins origins;

    @Autowired
    LeadsIntake intake;

    @Autowired
    Deals deals;

    @Autowired
    DealLists lists;

    @Autowired
    DealHistory history;

    @Autowired
    Activities activities;

    @Autowired
    List<Check> checks;

    @Autowired
    SettableClock clock;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Actor anna;
    UUID lead;

    @BeforeEach
    void aLead() {
        jdbc.sql("update company set set_up_at = now(), deal_visibility = 'own'")
                .update();
        clock.set(SettableClock.START);
        anna = cast.actor(cast.anna());
        lead = deals.create(anna, DealDraft.titled("Bakery"), null).orElseThrow();
    }

    @Test
    void firstAndLastTouchAndWhatTheyWant() {
        Instant before = SettableClock.START.minus(Duration.ofHours(1));
        origins.touch(anna, lead, touch(before, "Spring fair", "Ovens")).orElseThrow();
        clock.forward(Duration.ofDays(2));
        Origin origin =
                origins.touch(anna, lead, touch(null, "Newsletter 7", null)).orElseThrow();

        assertThat(origin.touches()).hasSize(3);
        assertThat(origin.first().facts().campaign()).isEqualTo("Spring fair");
        assertThat(origin.last().facts().campaign()).isEqualTo("Newsletter 7");
        assertThat(origin.clock().began()).isEqualTo(before);
        assertThat(origin.clock().runs()).isTrue();
        assertThat(found("touches", "2")).contains(lead);
        assertThat(found("campaign", "Newsletter 7")).contains(lead);
        assertThat(history.of(anna, lead, 5).getFirst().detail()).containsKey(fact("touches"));
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void consentSaysWhenHowAndInWhichWords() {
        origins.consent(anna, lead, new Consent.Draft(true, null, null, "Form on the web", "You may write to me"))
                .orElseThrow();
        clock.forward(Duration.ofDays(1));
        Origin origin = origins.consent(anna, lead, new Consent.Draft(false, null, null, "By phone", ""))
                .orElseThrow();
        assertThat(origin.consents()).extracting(Consent::given).containsExactly(false, true);
        assertThat(found("consent", "withdrawn")).contains(lead);
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void aCallStopsTheClockAndReopeningItStartsItAgain() {
        UUID call = activities.create(anna, call()).orElseThrow();
        clock.forward(Duration.ofMinutes(30));
        activities.complete(anna, call, "reached");
        assertThat(origins.of(anna, lead).clock().wall()).isEqualTo(Duration.ofMinutes(30));
        assertThat(found("first_answer", "any")).contains(lead);
        activities.reopen(anna, call);
        assertThat(origins.of(anna, lead).clock().runs()).isTrue();
        assertThat(found("first_answer", "any")).doesNotContain(lead);
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void anAnswerOutsideOfPenstockIsNotedByHandAndTakenBack() {
        clock.forward(Duration.ofHours(3));
        Instant answered = SettableClock.START.plus(Duration.ofHours(1));
        Origin.Clock noted =
                origins.answered(anna, lead, answered).orElseThrow().clock();
        assertThat(noted.wall()).isEqualTo(Duration.ofHours(1));
        assertThat(noted.working()).isEqualTo(Duration.ofHours(1));
        assertThat(noted.notedBy()).isEqualTo("Anna Rep");
        assertThat(origins.answered(anna, lead, SettableClock.START.minusSeconds(1)))
                .isInstanceOf(Result.Refused.class);
        assertThat(origins.answered(anna, lead, null).orElseThrow().clock().runs())
                .isTrue();
        assertThat(disagreements()).isEmpty();
    }

    @Test
    void namesWhatIsWrong() {
        assertThat(origins.touch(
                        anna, lead, touch(SettableClock.START.plus(Duration.ofDays(1)), "x".repeat(301), null)))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(((Result.Refused<?>) refused).refusals())
                                .hasSize(2));
        assertThat(origins.consent(anna, lead, new Consent.Draft(true, null, UUID.randomUUID(), " ", "")))
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        refused -> assertThat(((Result.Refused<?>) refused).refusals())
                                .hasSize(2));
    }

    @Test
    void aFileBringsATouchOnce() {
        Map<UUID, Map<String, String>> file = Map.of(lead, Map.of(fact("campaign"), "Fair", fact("form"), "Demo"));
        intake.write(anna, file);
        intake.write(anna, file);
        assertThat(origins.of(anna, lead).touches()).hasSize(2);
    }

    @Test
    void nobodyTouchesADealThatTheyDoNotSee() {
        Actor boris = cast.actor(cast.boris());
        assertThatThrownBy(() -> origins.of(boris, lead)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> origins.touch(boris, lead, touch(null, "x", null)))
                .isInstanceOf(Missing.class);
    }

    private static Touch.Draft touch(
            @org.jspecify.annotations.Nullable Instant at,
            String campaign,
            @org.jspecify.annotations.Nullable String interest) {
        return new Touch.Draft(Touch.Kind.FORM, at, "Web", campaign, "Contact", null, null, interest);
    }

    private ActivityDraft call() {
        return new ActivityDraft(
                ActivityKind.CALL, "Call", "", null, null, null, null, anna.id(), lead, null, null, List.of());
    }

    private List<UUID> found(String fact, String wanted) {
        return lists.ids(anna, DealFilter.parse(Map.of("fact." + fact(fact), List.of(wanted))), 100);
    }

    private List<String> disagreements() {
        return checks.stream().flatMap(check -> check.disagreements().stream()).toList();
    }

    private static String fact(String name) {
        return StageFact.name("leads", name);
    }
}
