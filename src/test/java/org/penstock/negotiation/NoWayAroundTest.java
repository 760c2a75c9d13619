package org.penstock.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.Changes;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealIntake;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRecord;
import org.penstock.deals.DealUndo;
import org.penstock.deals.Deals;
import org.penstock.deals.LineDraft;
import org.penstock.deals.LineItems;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Role;
import org.penstock.proposals.Proposal;
import org.penstock.proposals.ProposalDraft;
import org.penstock.proposals.ProposalLine;
import org.penstock.proposals.ProposalPages;
import org.penstock.proposals.ProposalState;
import org.penstock.proposals.Proposals;
import org.penstock.proposals.Rhythm;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** A discount beyond the limit needs its approval by whatever way it comes: page, API, import, bulk change, undo, later edits. */
@PenstockTest
class NoWayAroundTest {
    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    DealIntake intake;

    @Autowired
    DealUndo undo;

    @Autowired
    LineItems lines;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Proposals proposals;

    @Autowired
    ProposalPages versions;

    @Autowired
    Approvals approvals;

    @Autowired
    Limits limits;

    @Autowired
    List<Check> checks;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    Actor anna;
    Actor max;
    UUID deal;

    @BeforeEach
    void aDeal() {
        jdbc.sql("update company set set_up_at = now()").update();
        jdbc.sql("delete from negotiation_limit").update();
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
    void notByThePage() {
        assertThat(mvc.put()
                        .uri("/deals/" + deal + "/line-items")
                        .param("name", "Pump")
                        .param("quantity", "1")
                        .param("price", "100")
                        .param("discount", "21")
                        .with(cast.as(cast.anna())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Ask a manager", "value=\"21\"");
        nothingSold();
    }

    @Test
    void notByTheApi() {
        assertThat(api.as(cast.anna())
                        .put(
                                "/deals/" + deal + "/line-items",
                                "{\"items\":[{\"name\":\"Pump\",\"unitPrice\":{\"amount\":\"100\",\"currency\":\""
                                        + currency() + "\"},\"discountPercent\":21}]}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("lines.1");
        nothingSold();
    }

    @Test
    void notByAnImportOfOpenDeals() {
        UUID told = UUID.randomUUID();
        Actor importing =
                cast.actor(cast.account("Mia Marketing", Role.MARKETING)).via(Actor.Via.IMPORT, null);
        Map<UUID, List<Refusal>> held = intake.write(importing, List.of(record(told, Outcome.OPEN, null, "21")));
        assertThat(held.get(told)).extracting(Refusal::key).containsExactly("negotiation.refused.line");
        assertThat(jdbc.sql("select count(*) from deal where id = ?")
                        .param(told)
                        .query(Long.class)
                        .single())
                .isZero();
        UUID past = UUID.randomUUID();
        Instant closed = Instant.parse("2025-05-01T10:00:00Z");
        assertThat(intake.write(importing, List.of(record(past, Outcome.WON, closed, "60"))))
                .isEmpty();
    }

    @Test
    void notByAnUpdateOrABulkChangeOfWhatTheCurrentOfferSays() {
        Proposal current = current(make("20"));
        assertThat(current.isCurrent()).isTrue();
        DealEdit cheaper = new DealEdit.Value(BigDecimal.ONE, currency());
        assertThat(deals.change(anna, List.of(deal), null, List.of(cheaper)).held())
                .hasSize(1);
        assertThat(intake.update(
                                anna.via(Actor.Via.IMPORT, null),
                                List.of(new DealIntake.Update(deal, List.of(cheaper), null, null, null, null)))
                        .held())
                .hasSize(1);
        assertThat(pages.load(anna, deal).deal().value().amount()).isEqualByComparingTo("80");
    }

    @Test
    void notByAnUndoOfWhatWasAllowedOnce() {
        UUID pipeline = pipelines.standard().id();
        limits.replace(max, pipeline, List.of(new Limit(Role.REP, BigDecimal.valueOf(50), Role.MANAGER)))
                .orElseThrow();
        lines.replace(anna, deal, null, List.of(line("50")));
        Changes full = lines.replace(anna, deal, null, List.of(line("0")));
        limits.replace(max, pipeline, List.of(new Limit(Role.REP, BigDecimal.valueOf(10), Role.MANAGER)))
                .orElseThrow();

        assertThat(undo.undo(anna, full.undo()).held().getFirst().refusals())
                .extracting(Refusal::key)
                .containsExactly("negotiation.refused.line");
        assertThat(pages.load(anna, deal).deal().value().amount()).isEqualByComparingTo("100");
    }

    @Test
    void notByAnOfferNorByEditingItAfterItsApproval() {
        Proposal version = make("30");
        assertThat(keys(state(anna, version, ProposalState.OFFERED))).containsExactly("negotiation.refused.offer");
        assertThat(keys(state(anna, version, ProposalState.CURRENT))).containsExactly("negotiation.refused.offer");

        Approval asked = approvals
                .ask(anna, deal, new Approvals.Wish(version.number(), null, "They buy for three years"))
                .orElseThrow();
        assertThat(asked.approver()).isEqualTo(Role.MANAGER);
        approvals.decide(max, deal, asked.id(), asked.version(), true, "").orElseThrow();

        Proposal cheaper =
                proposals.put(anna, deal, version.number(), null, draft("35")).orElseThrow();
        assertThat(keys(state(anna, cheaper, ProposalState.CURRENT))).containsExactly("negotiation.refused.offer");
        Proposal again =
                proposals.put(anna, deal, version.number(), null, draft("30")).orElseThrow();
        assertThat(state(anna, again, ProposalState.CURRENT)).isInstanceOf(Result.Done.class);

        assertThat(lines.replace(anna, deal, null, List.of(line("35"))).held()).hasSize(1);
        state(anna, versions.get(anna, deal, 1), ProposalState.WITHDRAWN).orElseThrow();
        assertThat(lines.replace(anna, deal, null, List.of(line("35"))).held()).hasSize(1);
        assertThat(pages.load(anna, deal).deal().value().amount()).isEqualByComparingTo("70");
    }

    @Test
    void notByALowerPriceThanThatOfTheList() {
        UUID product = UUID.randomUUID();
        jdbc.sql(
                        "insert into product (id, name, name_key, created_at, updated_at) values (?, 'Pump', 'pump', now(), now())")
                .param(product)
                .update();
        jdbc.sql("""
                insert into price_list (id, name, currency, standard)
                select gen_random_uuid(), 'Guarded', :currency, true
                 where not exists (select from price_list where currency = :currency and standard)""").param("currency", currency()).update();
        jdbc.sql("""
                insert into price (product_id, price_list_id, amount)
                select :product, id, 100 from price_list where currency = :currency and standard""").param("product", product).param("currency", currency()).update();
        LineDraft hidden = new LineDraft(product, "Pump", BigDecimal.ONE, BigDecimal.valueOf(75), BigDecimal.ZERO);
        assertThat(lines.replace(anna, deal, null, List.of(hidden)).held()).hasSize(1);
        LineDraft fair = new LineDraft(product, "Pump", BigDecimal.ONE, BigDecimal.valueOf(80), BigDecimal.ZERO);
        assertThat(lines.replace(anna, deal, null, List.of(fair)).held()).isEmpty();
    }

    @Test
    void anApprovalForLineItemsHoldsUpToItsDiscount() {
        Approval asked = approvals
                .ask(anna, deal, new Approvals.Wish(null, BigDecimal.valueOf(30), "Volume"))
                .orElseThrow();
        assertThat(lines.replace(anna, deal, null, List.of(line("30"))).held()).hasSize(1);
        approvals.decide(max, deal, asked.id(), null, true, "For this year").orElseThrow();
        assertThat(lines.replace(anna, deal, null, List.of(line("30"))).held()).isEmpty();
        assertThat(lines.replace(anna, deal, null, List.of(line("30.01"))).held())
                .hasSize(1);
    }

    private void nothingSold() {
        assertThat(pages.load(anna, deal).lines()).isEmpty();
    }

    private String currency() {
        return pages.load(anna, deal).deal().currency();
    }

    private Proposal make(String discount) {
        return proposals.create(anna, deal, draft(discount)).orElseThrow();
    }

    private Proposal current(Proposal version) {
        return state(anna, version, ProposalState.CURRENT).orElseThrow();
    }

    private Result<Proposal> state(Actor actor, Proposal version, ProposalState state) {
        return proposals.state(actor, deal, version.number(), null, state);
    }

    private ProposalDraft draft(String discount) {
        ProposalLine line = new ProposalLine(
                UUID.randomUUID(),
                null,
                "Pump",
                BigDecimal.ONE,
                BigDecimal.valueOf(100),
                new BigDecimal(discount),
                BigDecimal.ZERO,
                Rhythm.ONCE,
                1,
                false,
                null,
                true,
                null,
                List.of());
        return new ProposalDraft(currency(), null, "", List.of(), List.of(line));
    }

    private static LineDraft line(String discount) {
        return new LineDraft(null, "Pump", BigDecimal.ONE, BigDecimal.valueOf(100), new BigDecimal(discount));
    }

    private DealRecord record(UUID id, Outcome outcome, Instant closed, String discount) {
        return new DealRecord(
                id,
                "Told",
                pipelines.standard().id(),
                List.of(new DealRecord.PastStay(
                        pipelines.standard().first().id(), Instant.parse("2025-04-01T10:00:00Z"))),
                outcome,
                null,
                null,
                closed,
                null,
                currency(),
                List.of(line(discount)),
                null,
                null,
                anna.id(),
                null,
                List.of(),
                null,
                List.of(),
                Map.of(),
                List.of(),
                null,
                null,
                true);
    }

    private static List<String> keys(Result<Proposal> result) {
        return result instanceof Result.Refused<Proposal> refused
                ? refused.refusals().stream().map(Refusal::key).toList()
                : List.of();
    }
}
