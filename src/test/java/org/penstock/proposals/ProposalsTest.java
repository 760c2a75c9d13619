package org.penstock.proposals;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.Changes;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealHistory;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealUndo;
import org.penstock.deals.Deals;
import org.penstock.deals.LineDraft;
import org.penstock.deals.LineItem;
import org.penstock.deals.LineItems;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Versions of a proposal; the current one is what the deal sells, and nothing else changes that. */
@PenstockTest
class ProposalsTest {
    @Autowired
    Proposals proposals;

    @Autowired
    ProposalPages pages;

    @Autowired
    Deals deals;

    @Autowired
    LineItems lines;

    @Autowired
    DealUndo undo;

    @Autowired
    DealPages dealPages;

    @Autowired
    DealHistory history;

    @Autowired
    List<Check> checks;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    Actor anna;
    UUID deal;

    @BeforeEach
    void aDeal() {
        jdbc.sql("update company set set_up_at = now(), deal_visibility = 'all'")
                .update();
        anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Cooling"), null).orElseThrow();
    }

    @AfterEach
    void copiesAgree() {
        assertThat(checks.stream().flatMap(check -> check.disagreements().stream()))
                .isEmpty();
    }

    @Test
    void theCurrentOfferMakesLineItemsValueAndFacts() {
        Proposal made = make(line("Sensor", "3", "9.99", "10"), monthly("Service", "50", 12));
        Proposal current = current(made);

        assertThat(current.state()).isEqualTo(ProposalState.CURRENT);
        assertThat(dealPages.load(anna, deal).deal().value().amount()).isEqualByComparingTo("626.97");
        assertThat(dealPages.load(anna, deal).lines())
                .extracting(LineItem::name, LineItem::periods)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("Sensor", 1),
                        org.assertj.core.groups.Tuple.tuple("Service", 12));
        assertThat(jdbc.sql("select stage_facts ->> 'proposals.total' from deal where id = ?")
                        .param(deal)
                        .query(BigDecimal.class)
                        .single())
                .isEqualByComparingTo("626.97");
        assertThat(history.of(anna, deal, 10).getFirst().detail().toString()).contains("proposals.current", "v1");
    }

    @Test
    void nothingButTheProposalChangesWhatACurrentOfferSells() {
        Changes before = lines.replace(anna, deal, null, List.of(LineDraft.one(null, "Old", new BigDecimal("5"))));
        Changes renamed = deals.change(anna, List.of(deal), null, List.of(new DealEdit.Title("Cold")));
        current(make(line("Sensor", "1", "100", "0")));

        assertThat(lines.replace(anna, deal, null, List.of()).held()).hasSize(1);
        assertThat(deals.change(anna, List.of(deal), null, List.of(new DealEdit.Value(BigDecimal.ONE, "USD")))
                        .held()
                        .getFirst()
                        .refusals())
                .extracting(Refusal::key)
                .containsExactly("proposals.refused.kept");
        assertThat(undo.undo(anna, before.undo()).held()).hasSize(1);
        assertThat(undo.undo(anna, renamed.undo()).held()).hasSize(1);
        UUID last = jdbc.sql("select id from deal_undo where used_at is null order by made_at desc, id desc limit 1")
                .query(UUID.class)
                .single();
        assertThat(undo.undo(anna, last).held()).hasSize(1);
        assertThat(dealPages.load(anna, deal).deal().value().amount()).isEqualByComparingTo("100");
    }

    @Test
    void aNewCurrentOfferSupersedesTheOldOneAndAWithdrawnOneFreesTheLines() {
        current(make(line("Sensor", "1", "100", "0")));
        Proposal second = proposals.copy(anna, deal, 1).orElseThrow();
        assertThat(second.lines().getFirst().id())
                .isEqualTo(pages.get(anna, deal, 1).lines().getFirst().id());
        second = proposals
                .put(anna, deal, 2, second.version(), draft("USD", line("Sensor", "2", "100", "0")))
                .orElseThrow();
        current(second);

        assertThat(pages.get(anna, deal, 1).state()).isEqualTo(ProposalState.SUPERSEDED);
        proposals.state(anna, deal, 2, null, ProposalState.WITHDRAWN).orElseThrow();
        assertThat(lines.replace(anna, deal, null, List.of()).all()).isTrue();
    }

    @Test
    void optionsCountWhenTakenAndOfAlternativesExactlyOneIs() {
        Proposal made = make(
                line("Base", "1", "100", "0"),
                special("Extra", "40", true, null, false),
                special("Wood", "10", false, "Frame", false),
                special("Steel", "30", false, "Frame", true));
        assertThat(made.totals().contract().net()).isEqualByComparingTo("130");
        assertThat(refused(
                        "USD",
                        special("Wood", "10", false, "Frame", true),
                        special("Steel", "30", false, "Frame", true)))
                .containsExactly("proposals.refused.one-taken");
    }

    @Test
    void whatCannotBeIsRefusedAndNothingIsLost() {
        assertThat(refused("USD", line("A", "1", "1", "100.01"))).containsExactly("proposals.refused.discount");
        assertThat(refused("USD", line("A", "-1", "1", "0"))).containsExactly("proposals.refused.quantity");
        assertThat(refused("USD", line("A", "0.33333", "1", "0"))).containsExactly("proposals.refused.decimals");
        assertThat(refused("JPY", line("A", "1", "10.5", "0"))).containsExactly("proposals.refused.whole-price");
        assertThat(refused("XYZ", line("A", "1", "1", "0"))).containsExactly("proposals.refused.currency");
        assertThat(refused("USD", line("A", "99999999999", "99999999999", "0")))
                .containsExactly("proposals.refused.total");
        ProposalDraft late =
                new ProposalDraft("USD", LocalDate.of(2020, 1, 1), "", List.of(), List.of(line("A", "1", "1", "0")));
        assertThat(keys(proposals.create(anna, deal, late))).containsExactly("proposals.refused.past");
        assertThat(pages.of(anna, deal)).isEmpty();
    }

    @Test
    void whoComesSecondSeesBothAndAFinishedVersionStays() {
        Proposal made = make(line("Sensor", "1", "100", "0"));
        proposals.put(anna, deal, 1, made.version(), draft("USD", line("Sensor", "2", "100", "0")));
        assertThat(proposals.put(anna, deal, 1, made.version(), draft("USD"))).isInstanceOf(Result.Stale.class);
        current(pages.get(anna, deal, 1));
        assertThat(keys(proposals.put(anna, deal, 1, null, draft("USD"))))
                .containsExactly("proposals.refused.not-draft");
    }

    @Test
    void tellsWhatDiffersLineByLineAndTermByTerm() {
        Proposal first = make(line("Sensor", "1", "100", "0"), line("Cable", "1", "5", "0"));
        ProposalLine sensor = first.lines().getFirst();
        Proposal second = proposals
                .create(
                        anna,
                        deal,
                        new ProposalDraft(
                                "USD",
                                null,
                                "",
                                List.of(new Term("Payment", "30 days")),
                                List.of(
                                        line("Sensor", "2", "90", "0").withId(sensor.id()),
                                        line("Training", "1", "50", "0"))))
                .orElseThrow();
        Comparison difference = Comparison.of(first, second);
        assertThat(difference.value()).isEqualByComparingTo("125");
        assertThat(difference.lines())
                .extracting(Comparison.LineChange::kind, Comparison.LineChange::name)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("changed", "Sensor"),
                        org.assertj.core.groups.Tuple.tuple("added", "Training"),
                        org.assertj.core.groups.Tuple.tuple("removed", "Cable"));
        assertThat(difference.lines().getFirst().fields()).containsExactly("quantity", "price");
        assertThat(difference.terms()).extracting(Comparison.TermChange::kind).containsExactly("added");
    }

    @Test
    void hiddenDealsAreMissingAndReadersChangeNothing() {
        make(line("Sensor", "1", "100", "0"));
        Actor vera = cast.actor(cast.vera());
        assertThatThrownBy(() -> proposals.create(vera, deal, draft("USD"))).isInstanceOf(Forbidden.class);
        assertThat(pages.of(vera, deal)).hasSize(1);
        jdbc.sql("update company set deal_visibility = 'own'").update();
        Actor boris = cast.actor(cast.boris());
        assertThatThrownBy(() -> pages.of(boris, deal)).isInstanceOf(Missing.class);
        assertThatThrownBy(() -> proposals.copy(boris, deal, 1)).isInstanceOf(Missing.class);
    }

    @Test
    void thePageWritesOffersAndComparesAndAnswersOnlyThoseWhoMay() {
        String url = "/deals/" + deal + "/proposals";
        assertThat(mvc.post().uri(url).with(cast.as(cast.anna())))
                .hasStatusOk()
                .bodyText()
                .contains("v1", "draft");
        assertThat(typed(url + "/1", "2", "9.50", "0", "EUR"))
                .hasStatusOk()
                .bodyText()
                .contains("19.00");
        assertThat(typed(url + "/1", "2", "9.50", "101", "EUR"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("between 0 and 100", "value=\"101\"");
        assertThat(typed(url + "/1", "2", "9.50", "0", "KWD")).bodyText().contains("rate for KWD", "19.000");
        assertThat(mvc.put().uri(url + "/1/state").param("state", "current").with(cast.as(cast.anna())))
                .hasStatusOk()
                .bodyText()
                .contains("current offer");
        assertThat(mvc.get().uri(url + "/1/comparison?with=1").with(cast.as(cast.anna())))
                .hasStatusOk();
        assertThat(mvc.get().uri("/deals/" + deal).with(cast.as(cast.anna())))
                .bodyText()
                .contains("Kept in");
        assertThat(mvc.get().uri(url).with(cast.as(cast.vera()))).hasStatusOk();
        assertThat(mvc.post().uri(url).with(cast.as(cast.vera()))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri(url)).hasStatus3xxRedirection();
        jdbc.sql("update company set deal_visibility = 'own'").update();
        assertThat(mvc.get().uri(url).with(cast.as(cast.boris()))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.post().uri(url + "?from=1").with(cast.as(cast.boris()))).hasStatus(HttpStatus.NOT_FOUND);
    }

    private org.springframework.test.web.servlet.assertj.MvcTestResult typed(
            String url, String quantity, String price, String discount, String currency) {
        return mvc.put()
                .uri(url)
                .param("currency", currency)
                .param("name", "Sensor")
                .param("quantity", quantity)
                .param("price", price)
                .param("discount", discount)
                .param("kind", "fixed")
                .with(cast.as(cast.anna()))
                .exchange();
    }

    private Proposal make(ProposalLine... some) {
        return proposals.create(anna, deal, draft("USD", some)).orElseThrow();
    }

    private Proposal current(Proposal made) {
        return proposals
                .state(anna, deal, made.number(), made.version(), ProposalState.CURRENT)
                .orElseThrow();
    }

    private List<String> refused(String currency, ProposalLine... some) {
        return keys(proposals.create(anna, deal, draft(currency, some)));
    }

    private static List<String> keys(Result<Proposal> result) {
        return result instanceof Result.Refused<Proposal> refused
                ? refused.refusals().stream().map(Refusal::key).toList()
                : List.of();
    }

    static ProposalDraft draft(String currency, ProposalLine... some) {
        return new ProposalDraft(currency, null, "", List.of(), List.of(some));
    }

    static ProposalLine line(String name, String quantity, String price, String discount) {
        return line(name, quantity, price, discount, Rhythm.ONCE, 1, false, null, true);
    }

    private static ProposalLine monthly(String name, String price, int periods) {
        return line(name, "1", price, "0", Rhythm.MONTH, periods, false, null, true);
    }

    private static ProposalLine special(String name, String price, boolean optional, String group, boolean taken) {
        return line(name, "1", price, "0", Rhythm.ONCE, 1, optional, group, taken);
    }

    private static ProposalLine line(
            String name,
            String quantity,
            String price,
            String discount,
            Rhythm rhythm,
            int periods,
            boolean optional,
            String group,
            boolean taken) {
        return new ProposalLine(
                UUID.randomUUID(),
                null,
                name,
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(discount),
                BigDecimal.ZERO,
                rhythm,
                periods,
                optional,
                group,
                taken,
                null,
                List.of());
    }
}
