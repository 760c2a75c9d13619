package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;

@PenstockTest
class DealsTest {
    @Autowired
    Deals deals;

    @Autowired
    DealStages stages;

    @Autowired
    DealOutcomes outcomes;

    @Autowired
    DealUndo undo;

    @Autowired
    DealPages pages;

    @Autowired
    DealBoards boards;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Gates gates;

    @Autowired
    Reasons reasons;

    @Autowired
    DealLedgerCheck check;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    Cast cast;

    Actor max;
    Actor anna;

    @BeforeEach
    void sell() {
        max = cast.actor(cast.max());
        anna = cast.actor(cast.anna());
    }

    @AfterEach
    void ledgerAndDealsAgree() {
        assertThat(check.disagreements()).isEmpty();
    }

    @Test
    void opensADealWithNothingButATitle() {
        UUID deal = deals.create(anna, DealDraft.titled("Cold chain"), null).orElseThrow();

        DealRow row = pages.load(anna, deal).deal();
        assertThat(row.stageKind()).isEqualTo(StageKind.LEAD_GENERATION);
        assertThat(row.owner()).isEqualTo(anna.id());
        assertThat(ledger(deal)).containsExactly("created");
    }

    @Test
    void refusesADealWithoutATitle() {
        assertThat(deals.create(anna, DealDraft.titled("  "), null)).isInstanceOf(Result.Refused.class);
    }

    @Test
    void movesADealAndTellsOfItInTheLedger() {
        UUID deal = deal("Fleet tracking");
        clock.forward(Duration.ofDays(2));

        stages.move(anna, List.of(deal), stage(StageKind.PROPOSAL), null, null, null);

        assertThat(pages.load(anna, deal).path().getFirst().days()).isEqualTo(2);
        assertThat(ledger(deal)).containsExactly("created", "stage");
    }

    @Test
    void winsIntoTheRetentionStageAndReopensWhereItWas() {
        UUID deal = deal("Migration");
        stages.move(anna, List.of(deal), stage(StageKind.CLOSING), null, null, null);

        outcomes.win(anna, List.of(deal), null, null);
        assertThat(pages.load(anna, deal).deal().stageKind()).isEqualTo(StageKind.RETENTION);
        clock.forward(Duration.ofHours(1));
        outcomes.reopen(anna, List.of(deal), null);

        assertThat(pages.load(anna, deal).deal().stageKind()).isEqualTo(StageKind.CLOSING);
        assertThat(pages.load(anna, deal).deal().outcome()).isEqualTo(Outcome.OPEN);
    }

    @Test
    void losesOnlyWithAReason() {
        UUID deal = deal("Pilot");
        assertThat(outcomes.close(anna, List.of(deal), null, Outcome.LOST, null, null)
                        .held())
                .hasSize(1);

        UUID price = reasons.current(Outcome.LOST).getFirst().id();
        outcomes.close(anna, List.of(deal), null, Outcome.LOST, price, "too dear");

        assertThat(pages.load(anna, deal).deal().outcome()).isEqualTo(Outcome.LOST);
    }

    @Test
    void gateHoldsAMoveForwardAndLetsOneBack() {
        UUID first = stage(StageKind.LEAD_GENERATION);
        gates.replace(max, first, List.of(new Gates.Draft("value", GateCondition.Operator.AT_LEAST, "1000")));
        UUID deal = deal("Gated");

        Changes refused = stages.move(anna, List.of(deal), stage(StageKind.CLOSING), null, null, "because");
        assertThat(refused.held().getFirst().byGate()).isTrue();
        assertThat(refused.held().getFirst().refusals().getFirst().key()).isEqualTo("deals.gate.unmet.at_least");

        deals.change(anna, List.of(deal), null, List.of(new DealEdit.Value(new BigDecimal("1000"), "EUR")));
        assertThat(stages.move(anna, List.of(deal), stage(StageKind.CLOSING), null, null, null)
                        .all())
                .isTrue();
        assertThat(stages.move(anna, List.of(deal), first, null, null, null).all())
                .isTrue();
        gates.replace(max, first, List.of());
    }

    @Test
    void managerPassesAGateWithAReasonThatTheLedgerKeeps() {
        UUID first = stage(StageKind.LEAD_GENERATION);
        gates.replace(max, first, List.of(new Gates.Draft("source", GateCondition.Operator.PRESENT, "")));
        UUID deal = deal("Overridden");

        stages.move(max, List.of(deal), stage(StageKind.PROPOSAL), null, null, "The chair asked for it");

        assertThat(jdbc.sql("select override_reason from deal_ledger where deal_id = ? and kind = 'stage'")
                        .param(deal)
                        .query(String.class)
                        .single())
                .isEqualTo("The chair asked for it");
        gates.replace(max, first, List.of());
    }

    @Test
    void takesAMoveBackUnlessSomebodyEditedSince() {
        UUID deal = deal("Undone");
        UUID other = deal("Edited since");
        Changes moved = stages.move(anna, List.of(deal, other), stage(StageKind.PROPOSAL), null, null, null);
        deals.change(max, List.of(other), null, List.of(new DealEdit.Source("Fair")));

        Changes undone = undo.undo(anna, moved.undo());

        assertThat(undone.done()).containsExactly(deal);
        assertThat(undone.held().getFirst().title()).isEqualTo("Edited since");
        assertThat(pages.load(anna, deal).deal().stageKind()).isEqualTo(StageKind.LEAD_GENERATION);
        assertThatThrownBy(() -> undo.undo(anna, moved.undo())).isInstanceOf(Missing.class);
    }

    @Test
    void secondOfTwoEditorsIsToldAndOverwritesNothing() {
        UUID deal = deal("Contested");
        int version = pages.load(anna, deal).deal().version();
        deals.change(max, List.of(deal), version, List.of(new DealEdit.Title("By Max")));

        Changes late = deals.change(anna, List.of(deal), version, List.of(new DealEdit.Title("By Anna")));

        assertThat(late.held().getFirst().stale()).isTrue();
        assertThat(pages.load(anna, deal).deal().title()).isEqualTo("By Max");
    }

    @Test
    void aStageAloneSaysItsPipeline() {
        UUID second = pipelines
                .add(max, "Renewals", List.of(new Pipelines.StageDraft("Asked", StageKind.QUALIFICATION, 20)))
                .orElseThrow();
        Stage asked = pipelines.of(second).first();
        UUID deal = deals.create(anna, DealDraft.titled("There").in(null, asked.id()), null)
                .orElseThrow();
        assertThat(pages.load(anna, deal).deal().stage()).isEqualTo(asked.id());
    }

    @Test
    void retiredStageTakesNoDealAnyMore() {
        Stage proposal = pipelines.stage(stage(StageKind.PROPOSAL));
        Stage retired =
                pipelines.retire(max, proposal.id(), proposal.version(), true).orElseThrow();
        Changes refused = stages.move(anna, List.of(deal("Late drag")), proposal.id(), null, null, null);
        assertThat(refused.held().getFirst().refusals().getFirst().key()).isEqualTo("deals.move.stage-retired");
        pipelines.retire(max, retired.id(), retired.version(), false).orElseThrow();
    }

    @Test
    void changedStageProbabilityIsInTheLedgerOfItsDeals() {
        UUID deal = deal("Likelier");
        Stage first = pipelines.stage(stage(StageKind.LEAD_GENERATION));
        pipelines
                .changeStage(max, first.id(), first.version(), new Pipelines.StageDraft(first.name(), first.kind(), 15))
                .orElseThrow();
        assertThat(ledger(deal)).containsExactly("created", "probability");
    }

    @Test
    void lineItemsMakeTheValue() {
        UUID deal = deal("Lines");
        items.replace(
                anna,
                deal,
                null,
                List.of(
                        new LineDraft(
                                null, "Sensor", new BigDecimal("3"), new BigDecimal("9.99"), new BigDecimal("10")),
                        LineDraft.one(null, "Set-up", new BigDecimal("100"))));
        assertThat(pages.load(anna, deal).deal().value().amount()).isEqualByComparingTo("126.97");
    }

    @Autowired
    LineItems items;

    @Test
    void boardSumsWhatTheFilterShows() {
        UUID deal = deals.create(anna, DealDraft.titled("Summed").worth(new BigDecimal("250"), "USD"), null)
                .orElseThrow();
        DealFilter mine = DealFilter.none().ownedBy(List.of("me"));
        DealBoard.Column column = boards.load(anna, mine).columns().getFirst();

        assertThat(column.cards()).extracting(DealCard::id).contains(deal);
        assertThat(column.sums().deals()).isEqualTo(column.cards().size());
    }

    @Test
    void keepsTheManualOrderOfAColumn() {
        UUID stage = stage(StageKind.NEGOTIATION);
        UUID a = deal("A");
        UUID b = deal("B");
        UUID c = deal("C");
        for (UUID deal : List.of(a, b, c)) {
            stages.move(anna, List.of(deal), stage, null, null, null);
        }
        stages.move(anna, List.of(c), stage, new DealStages.Place(a, false), null, null);

        List<UUID> order = boards.column(anna, DealFilter.none(), stage).cards().stream()
                .map(DealCard::id)
                .toList();
        assertThat(order).containsSubsequence(b, a, c);
    }

    @Test
    void viewerChangesNothing() {
        Actor vera = cast.actor(cast.vera());
        assertThatThrownBy(() -> deals.create(vera, DealDraft.titled("No"), null))
                .isInstanceOf(Forbidden.class);
    }

    private UUID deal(String title) {
        return deals.create(anna, DealDraft.titled(title), null).orElseThrow();
    }

    private UUID stage(StageKind kind) {
        return pipelines.standard().ofKind(kind).orElseThrow().id();
    }

    private List<String> ledger(UUID deal) {
        return jdbc.sql("select kind from deal_ledger where deal_id = ? order by happened_at, id")
                .param(deal)
                .query(String.class)
                .list();
    }
}
