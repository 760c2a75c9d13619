package org.penstock.negotiation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealHistory;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealStages;
import org.penstock.deals.Deals;
import org.penstock.deals.LineDraft;
import org.penstock.deals.LineItems;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Role;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Who asks, who decides, who was faster, who has left; and the floor that only managers know. */
@PenstockTest
class ApprovalsTest {
    @Autowired
    Approvals approvals;

    @Autowired
    NegotiationPages pages;

    @Autowired
    Rounds rounds;

    @Autowired
    Floors floors;

    @Autowired
    Deals deals;

    @Autowired
    DealPages dealPages;

    @Autowired
    DealStages stages;

    @Autowired
    DealHistory history;

    @Autowired
    LineItems lines;

    @Autowired
    Pipelines pipelines;

    @Autowired
    List<Check> checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    Actor anna;
    Actor max;
    UUID deal;

    @BeforeEach
    void aDeal() {
        jdbc.sql("update company set set_up_at = now(), deal_visibility = 'all'")
                .update();
        anna = cast.actor(cast.anna());
        max = cast.actor(cast.max());
        deal = deals.create(anna, DealDraft.titled("Cooling"), null).orElseThrow();
    }

    @AfterEach
    void copiesAgree() {
        assertThat(checks.stream().flatMap(check -> check.disagreements().stream()))
                .isEmpty();
    }

    @Test
    void askingRemindsThoseWhoDecideAndTheLedgerKeepsBoth() {
        cast.olga();
        Approval asked = ask("30");
        assertThat(fact("approval")).isEqualTo("asked");
        assertThat(openTasks()).isPositive();

        approvals
                .decide(max, deal, asked.id(), asked.version(), false, "Too early")
                .orElseThrow();

        assertThat(openTasks()).isZero();
        assertThat(fact("approval")).isEqualTo("refused");
        Approval kept = pages.approval(anna, deal, asked.id());
        assertThat(kept.words()).isEqualTo("Too early");
        assertThat(kept.decidedByName()).isEqualTo("Max Manager");
        assertThat(history.of(anna, deal, 20).toString()).contains("negotiation.asked", "negotiation.refused");
    }

    @Test
    void beyondTheManagersOwnLimitAnOwnerDecides() {
        Approval asked = ask("60");
        assertThat(asked.approver()).isEqualTo(Role.OWNER);
        assertThatThrownBy(() -> approvals.decide(max, deal, asked.id(), null, true, ""))
                .isInstanceOf(Forbidden.class);
        assertThat(approvals.decide(cast.actor(cast.olga()), deal, asked.id(), null, true, ""))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void ofTwoWhoDecideAtOnceTheSecondIsToldWhoWasFaster() {
        Approval asked = ask("30");
        Actor mara = cast.actor(cast.account("Mara Manager", Role.MANAGER));
        List<Result<Approval>> answers = Stream.of(max, mara)
                .map(who -> CompletableFuture.supplyAsync(
                        () -> approvals.decide(who, deal, asked.id(), asked.version(), true, "")))
                .toList()
                .stream()
                .map(CompletableFuture::join)
                .toList();
        assertThat(answers).filteredOn(Result.Done.class::isInstance).hasSize(1);
        assertThat(answers)
                .filteredOn(Result.Stale.class::isInstance)
                .singleElement()
                .satisfies(second -> assertThat(
                                ((Result.Stale<Approval>) second).current().decidedByName())
                        .isIn("Max Manager", "Mara Manager"));
    }

    @Test
    void whenAnApproverLeftAnyOtherOfTheRoleDecidesAndThePageNamesThem() {
        UUID gone = cast.account("Gus Gone", Role.MANAGER);
        Approval asked = ask("30");
        jdbc.sql("update account set state = 'deactivated' where id = ?")
                .param(gone)
                .update();
        assertThat(pages.approvals(anna, deal).getFirst().deciders())
                .contains("Max Manager")
                .doesNotContain("Gus Gone");
        assertThat(approvals.decide(max, deal, asked.id(), asked.version(), true, ""))
                .isInstanceOf(Result.Done.class);
    }

    @Test
    void anApprovalGoesOnWhenTheStageInWhichItWaitsIsRetired() {
        UUID extra = pipelines
                .addStage(
                        max,
                        pipelines.standard().id(),
                        new Pipelines.StageDraft("Haggling", StageKind.NEGOTIATION, 70),
                        1)
                .orElseThrow();
        stages.move(max, List.of(deal), extra, null, null, "test");
        Approval asked = ask("30");
        Stage now = pipelines.stage(extra);
        pipelines.retire(max, now.id(), now.version(), true).orElseThrow();

        assertThat(approvals.decide(max, deal, asked.id(), asked.version(), true, ""))
                .isInstanceOf(Result.Done.class);
        assertThat(fact("approval")).isEqualTo("granted");
    }

    @Test
    void whoAskedDoesNotDecideAndAReasonIsNeeded() {
        assertThat(keys(approvals.ask(anna, deal, new Approvals.Wish(null, new BigDecimal("30"), " "))))
                .containsExactly("negotiation.refused.reason");
        assertThat(keys(approvals.ask(anna, deal, new Approvals.Wish(null, new BigDecimal("101"), "x"))))
                .containsExactly("negotiation.refused.percent");
        Actor olga = cast.actor(cast.olga());
        Approval own = approvals
                .ask(olga, deal, new Approvals.Wish(null, new BigDecimal("30"), "x"))
                .orElseThrow();
        assertThat(keys(approvals.decide(olga, deal, own.id(), null, true, "")))
                .containsExactly("negotiation.refused.own");
    }

    @Test
    void aRepNeverLearnsOfTheFloorAndIsRefusedWithoutAWordOfIt() {
        floors.put(max, deal, new BigDecimal("777.77")).orElseThrow();
        assertThatThrownBy(() -> floors.of(anna, deal)).isInstanceOf(Forbidden.class);
        assertThat(pages.load(anna, deal).floor()).isNull();
        assertThat(pages.load(max, deal).floor()).isNotNull();
        LineDraft cheap = LineDraft.one(null, "Pump", new BigDecimal("700"));

        List<Refusal> refused = lines.replace(anna, deal, null, List.of(cheap))
                .held()
                .getFirst()
                .refusals();

        assertThat(refused).extracting(Refusal::key).containsExactly("negotiation.refused.manager");
        assertThat(refused.toString()).doesNotContain("777");
        assertThat(lines.replace(max, deal, null, List.of(cheap)).held()).isEmpty();
        assertThat(history.of(anna, deal, 50).toString()).doesNotContain("777", "floor");
        assertThat(jdbc.sql("select stage_facts::text from deal where id = ?")
                        .param(deal)
                        .query(String.class)
                        .single())
                .doesNotContain("777", "floor");
    }

    @Test
    void roundsAreKeptInOrderAndAHiddenDealHasNone() {
        Round first = rounds.add(anna, deal, new RoundDraft("them", "price", "15 % off", "10 %", "Two years", null))
                .orElseThrow();
        assertThat(keysOf(rounds.add(anna, deal, new RoundDraft("she", "price", "", "", "", 9))))
                .containsExactlyInAnyOrder(
                        "negotiation.refused.side", "negotiation.refused.asked", "negotiation.refused.proposal");
        assertThat(rounds.change(anna, deal, first.id(), 7, first.facts())).isInstanceOf(Result.Stale.class);
        assertThat(fact("rounds")).isEqualTo("1");
        jdbc.sql("update company set deal_visibility = 'own'").update();
        Actor boris = cast.actor(cast.boris());
        assertThatThrownBy(() -> rounds.of(boris, deal)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> pages.load(boris, deal)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> floors.of(boris, deal)).isInstanceOf(Missing.class);
    }

    private Approval ask(String discount) {
        return approvals
                .ask(anna, deal, new Approvals.Wish(null, new BigDecimal(discount), "They buy more"))
                .orElseThrow();
    }

    private String fact(String fact) {
        return jdbc.sql("select stage_facts ->> :fact from deal where id = :deal")
                .param("fact", NegotiationFacts.TOOL + "." + fact)
                .param("deal", deal)
                .query(String.class)
                .single();
    }

    private long openTasks() {
        return jdbc.sql("select count(*) from activity where deal_id = ? and done_at is null")
                .param(deal)
                .query(Long.class)
                .single();
    }

    private static List<String> keys(Result<Approval> result) {
        return result instanceof Result.Refused<Approval> refused
                ? refused.refusals().stream().map(Refusal::key).toList()
                : List.of();
    }

    private static List<String> keysOf(Result<Round> result) {
        return result instanceof Result.Refused<Round> refused
                ? refused.refusals().stream().map(Refusal::key).toList()
                : List.of();
    }
}
