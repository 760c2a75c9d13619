package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What is sold in a deal can be taken back like every other edit, with the value that followed from it. */
@PenstockTest
class DealLinesUndoTest {
    @Autowired
    Deals deals;

    @Autowired
    LineItems lines;

    @Autowired
    DealUndo undo;

    @Autowired
    DealPages pages;

    @Autowired
    DealLedgerCheck check;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    Actor anna;
    UUID deal;

    @BeforeEach
    void aDealWithLines() {
        jdbc.sql("update company set set_up_at = now()").update();
        anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
        put(line(null, "Pump", 100), line(null, "Hose", 20));
    }

    @Test
    void bringsBackTheLinesAndTheirSum() {
        Changes replaced = put(line(null, "Motor", 500));
        assertThat(value()).isEqualByComparingTo("500");

        assertThat(undo.undo(anna, replaced.undo()).all()).isTrue();

        assertThat(names()).containsExactly("Pump", "Hose");
        assertThat(value()).isEqualByComparingTo("120");
        assertThat(pages.load(anna, deal).valueFromItems()).isTrue();
        assertThat(check.disagreements()).isEmpty();
    }

    @Test
    void bringsBackATypedValueAndTheAbsenceOfLines() {
        UUID bare = deals.create(anna, DealDraft.titled("Bare"), null).orElseThrow();
        deals.change(anna, List.of(bare), null, List.of(new DealEdit.Value(new BigDecimal("75"), "USD")));
        Changes added = lines.replace(anna, bare, null, List.of(line(null, "Pump", 100)));

        undo.undo(anna, added.undo());

        assertThat(pages.load(anna, bare).lines()).isEmpty();
        assertThat(pages.load(anna, bare).deal().value().amount()).isEqualByComparingTo("75");
        assertThat(pages.load(anna, bare).valueFromItems()).isFalse();
    }

    @Test
    void anUndoCanBeUndone() {
        Changes replaced = put(line(null, "Motor", 500));
        Changes back = undo.undo(anna, replaced.undo());
        undo.undo(anna, back.undo());
        assertThat(names()).containsExactly("Motor");
        assertThat(value()).isEqualByComparingTo("500");
    }

    @Test
    void leavesTheLinesOfADealAloneThatWasEditedSince() {
        Changes replaced = put(line(null, "Motor", 500));
        put(line(null, "Valve", 5));
        assertThat(undo.undo(anna, replaced.undo()).held()).hasSize(1);
        assertThat(names()).containsExactly("Valve");
    }

    @Test
    void anUndoOfAnotherFactLeavesTheLinesAlone() {
        Changes renamed = deals.change(anna, List.of(deal), null, List.of(new DealEdit.Title("Pumps")));
        undo.undo(anna, renamed.undo());
        assertThat(names()).containsExactly("Pump", "Hose");
    }

    @Test
    void aLineWhoseProductWasErasedMeanwhileKeepsItsName() {
        UUID product = UUID.randomUUID();
        jdbc.sql(
                        "insert into product (id, name, name_key, created_at, updated_at) values (?, 'Pump', 'pump', now(), now())")
                .param(product)
                .update();
        put(line(product, "Pump", 100));
        Changes emptied = put();
        jdbc.sql("delete from product where id = ?").param(product).update();

        assertThat(undo.undo(anna, emptied.undo()).all()).isTrue();

        assertThat(names()).containsExactly("Pump");
        assertThat(pages.load(anna, deal).lines().getFirst().product()).isNull();
    }

    @Test
    void thePageOffersTheUndo() {
        MvcTestResult answer = mvc.put()
                .uri("/deals/" + deal + "/line-items")
                .param("name", "Motor")
                .param("product", "")
                .param("quantity", "1")
                .param("price", "500")
                .param("discount", "")
                .with(cast.as(cast.anna()))
                .exchange();
        assertThat(answer).hasStatusOk();
        String event = answer.getResponse().getHeader("HX-Trigger");
        assertThat(event).contains("deals-changed", "/deals/undos/");
        String url = event.replaceAll("(?s).*(/deals/undos/[0-9a-f-]+).*", "$1");

        assertThat(mvc.post().uri(url).with(cast.as(cast.anna()))).hasStatus(HttpStatus.NO_CONTENT);

        assertThat(names()).containsExactly("Pump", "Hose");
    }

    private Changes put(LineDraft... drafts) {
        return lines.replace(anna, deal, null, List.of(drafts));
    }

    private static LineDraft line(UUID product, String name, int price) {
        return new LineDraft(product, name, BigDecimal.ONE, BigDecimal.valueOf(price), BigDecimal.ZERO);
    }

    private List<String> names() {
        return pages.load(anna, deal).lines().stream().map(LineItem::name).toList();
    }

    private BigDecimal value() {
        return pages.load(anna, deal).deal().value().amount();
    }
}
