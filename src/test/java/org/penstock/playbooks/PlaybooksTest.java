package org.penstock.playbooks;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.activities.Activity;
import org.penstock.activities.ActivityLists;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealStages;
import org.penstock.deals.Deals;
import org.penstock.deals.Gates;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.playbooks.PlaybookBody.ActivityPlan;
import org.penstock.playbooks.PlaybookBody.GatePlan;
import org.penstock.playbooks.PlaybookBody.StagePlan;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** Playbooks copied, compared and published, and what that does to running deals. */
@PenstockTest
class PlaybooksTest {
    @Autowired
    Playbooks playbooks;

    @Autowired
    PlaybookPublishing publishing;

    @Autowired
    PlaybookShelf shelf;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Gates gates;

    @Autowired
    Deals deals;

    @Autowired
    DealStages stages;

    @Autowired
    DealPages pages;

    @Autowired
    ActivityLists activities;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Actor max;
    Actor anna;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        max = cast.actor(cast.max());
        anna = cast.actor(cast.anna());
    }

    @Test
    void eachOfTheProductCanBePublishedInBothLanguages() {
        List<Refusal> refusals = new ArrayList<>();
        for (Locale language : List.of(Locale.ENGLISH, Locale.of("ru"))) {
            shelf.all(language).forEach(one -> {
                Result<UUID> made = playbooks.add(max, one.body());
                UUID copy = made.orElseThrow();
                if (publishing.publish(max, copy, null) instanceof Result.Refused<UUID> no) {
                    refusals.addAll(no.refusals());
                }
            });
        }
        assertThat(refusals).isEmpty();
        assertThat(shelf.all(Locale.ENGLISH).getFirst().body().stages())
                .extracting(StagePlan::kind)
                .containsExactly(
                        "lead_generation",
                        "qualification",
                        "needs_analysis",
                        "proposal",
                        "negotiation",
                        "closing",
                        "retention");
    }

    @Test
    void whatIsPublishedIsWhatIsCapturedAgain() {
        UUID playbook =
                playbooks.add(max, body("Twice", stage("One"), stage("Two"))).orElseThrow();
        UUID pipeline = publishing.publish(max, playbook, null).orElseThrow();

        assertThat(PlaybookDifference.between(playbooks.get(max, playbook).body(), playbooks.captured(max, pipeline)))
                .extracting(PlaybookDifference::what)
                .containsOnly("reason.lost", "reason.disqualified");
        assertThat(publishing.effects(max, playbook, pipeline).isNothing()).isTrue();
        assertThat(playbooks.origin(max, pipeline)).map(Playbook::name).contains("Twice");
    }

    @Test
    void runningDealsAreToldWhatAChangeDoesToThemAndNoneIsMoved() {
        UUID first = playbooks
                .add(max, body("Sale", stage("One"), stage("Two"), stage("Three")))
                .orElseThrow();
        UUID pipeline = publishing.publish(max, first, null).orElseThrow();
        UUID inTwo = deal(pipeline, "Two");
        deal(pipeline, "Three");
        StagePlan stricter =
                new StagePlan("Three", "closing", 80, List.of(new GatePlan("value", "present", "")), List.of());
        UUID second = playbooks
                .add(max, body("Stricter", stage("One"), stricter, stage("New")))
                .orElseThrow();

        PlaybookEffects effects = publishing.effects(max, second, pipeline);

        assertThat(effects.stages())
                .extracting(PlaybookEffects.StageEffect::kind)
                .containsExactly(PlaybookEffects.Kind.KEPT, PlaybookEffects.Kind.CHANGED, PlaybookEffects.Kind.CHANGED);
        assertThat(effects.stages().get(1).gate())
                .satisfies(gate -> assertThat(gate.held()).isEqualTo(1));
        assertThat(publishing.publish(max, second, pipeline)).isInstanceOf(Result.Done.class);
        assertThat(pipelines.of(pipeline).current()).extracting(Stage::name).containsExactly("One", "Three", "New");
        assertThat(pages.load(anna, inTwo).deal().stageName()).isEqualTo("New");
    }

    @Test
    void aStageThatGoesKeepsItsDealsUntilTheyAreMoved() {
        UUID first = playbooks
                .add(max, body("Long", stage("One"), kind("Talks", "negotiation"), stage("Two")))
                .orElseThrow();
        UUID pipeline = publishing.publish(max, first, null).orElseThrow();
        UUID talking = deal(pipeline, "Talks");
        UUID second =
                playbooks.add(max, body("Shorter", stage("One"), stage("Two"))).orElseThrow();

        PlaybookEffects.StageEffect gone =
                publishing.effects(max, second, pipeline).stages().getLast();
        assertThat(gone.kind()).isEqualTo(PlaybookEffects.Kind.RETIRED);
        assertThat(gone.deals()).isEqualTo(1);
        publishing.publish(max, second, pipeline).orElseThrow();
        assertThat(pages.load(anna, talking).deal().stageName()).isEqualTo("Talks");
    }

    @Test
    void enteringAStagePlansItsActivitiesForTheOwnerOnce() {
        StagePlan two = new StagePlan(
                "Two", "proposal", 50, List.of(), List.of(new ActivityPlan("call", "Talk it through", 3)));
        UUID pipeline = publishing
                .publish(
                        max,
                        playbooks.add(max, body("Planned", stage("One"), two)).orElseThrow(),
                        null)
                .orElseThrow();
        UUID deal = deal(pipeline, "One");
        UUID to = named(pipeline, "Two").id();

        stages.move(anna, List.of(deal), to, null, null, null);
        stages.move(anna, List.of(deal), named(pipeline, "One").id(), null, null, null);
        stages.move(anna, List.of(deal), to, null, null, null);

        assertThat(activities.open(anna, ActivityLists.Of.DEAL, deal))
                .singleElement()
                .satisfies(plan -> {
                    assertThat(plan.subject()).isEqualTo("Talk it through");
                    assertThat(plan.assignee()).isEqualTo(anna.id());
                })
                .extracting(Activity::due)
                .isNotNull();
    }

    @Test
    void refusesWhatCouldNotBePublishedAndNamesTheField() {
        StagePlan impossible = new StagePlan(
                "Two",
                "closing",
                120,
                List.of(new GatePlan("value", "at_least", "100"), new GatePlan("value", "at_most", "10")),
                List.of(new ActivityPlan("fax", "", 900)));
        Result<UUID> refused = playbooks.add(
                max,
                new PlaybookBody(
                        "",
                        "",
                        List.of(stage("One"), stage("one"), impossible, kind("Odd", "sideways")),
                        Map.of("won", List.of("Luck")),
                        Map.of("nothing", List.of())));

        assertThat(refused)
                .isInstanceOfSatisfying(
                        Result.Refused.class,
                        no -> assertThat(((Result.Refused<?>) no).refusals())
                                .extracting(Refusal::field)
                                .contains(
                                        "name",
                                        "stages[1].name",
                                        "stages[2].probability",
                                        "stages[2].gate",
                                        "stages[2].activities",
                                        "stages[3].kind",
                                        "reasons.won",
                                        "parts.nothing"));
    }

    @Test
    void aNameThatAPipelineBearsIsRefusedWholeAndLeavesNothing() {
        UUID playbook = playbooks.add(max, body("Sale again", stage("One"))).orElseThrow();
        publishing.publish(max, playbook, null).orElseThrow();
        int before = pipelines.all().size();

        assertThat(publishing.publish(max, playbook, null)).isInstanceOf(Result.Refused.class);
        assertThat(pipelines.all()).hasSize(before);
    }

    @Test
    void whoComesSecondOverwritesNothing() {
        UUID id = playbooks.add(max, body("Raced", stage("One"))).orElseThrow();
        playbooks.change(max, id, 1, body("Raced", stage("One"), stage("Two"))).orElseThrow();

        assertThat(playbooks.change(max, id, 1, body("Raced", stage("Three")))).isInstanceOf(Result.Stale.class);
        assertThat(playbooks.get(max, id).body().stages()).hasSize(2);
    }

    @Test
    void theProductsOwnStayAndRepsChangeNone() {
        UUID b2b = shelf.all(Locale.ENGLISH).getFirst().id();
        assertThatThrownBy(() -> playbooks.change(max, b2b, 0, body("Mine", stage("One"))))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> playbooks.all(anna)).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> publishing.publish(anna, b2b, null)).isInstanceOf(Forbidden.class);
    }

    private UUID deal(UUID pipeline, String stage) {
        return deals.create(
                        anna,
                        DealDraft.titled("In " + stage)
                                .in(pipeline, named(pipeline, stage).id()),
                        null)
                .orElseThrow();
    }

    private Stage named(UUID pipeline, String name) {
        Pipeline of = pipelines.of(pipeline);
        return of.stages().stream()
                .filter(stage -> stage.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    private static PlaybookBody body(String name, StagePlan... stages) {
        return new PlaybookBody(name, "", List.of(stages), Map.of(), Map.of());
    }

    private static StagePlan stage(String name) {
        return kind(name, "proposal");
    }

    private static StagePlan kind(String name, String kind) {
        return new StagePlan(name, kind, 50, List.of(), List.of());
    }
}
