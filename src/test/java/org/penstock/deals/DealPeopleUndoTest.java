package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;

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

/** Who belongs to a deal can be taken back like every other edit, by the door and from the page. */
@PenstockTest
class DealPeopleUndoTest {
    @Autowired
    Deals deals;

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
    UUID rossi;
    UUID weber;

    @BeforeEach
    void dealWithTwoPeople() {
        jdbc.sql("update company set set_up_at = now()").update();
        anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
        rossi = person("Rossi");
        weber = person("Weber");
        put(rossi, weber);
        jdbc.sql("update deal_person set role = 'decides' where deal_id = ? and person_id = ?")
                .params(deal, weber)
                .update();
    }

    @Test
    void bringsBackWhoWasTakenOutWithRoleAndPlace() {
        Changes taken = put(rossi);
        assertThat(people()).containsExactly(rossi);

        assertThat(undo.undo(anna, taken.undo()).all()).isTrue();

        assertThat(people()).containsExactly(rossi, weber);
        assertThat(role(weber)).isEqualTo("decides");
        assertThat(check.disagreements()).isEmpty();
    }

    @Test
    void takesOutWhoWasAddedAndGivesTheMainPlaceBack() {
        UUID third = person("Third");
        Changes added = put(third, rossi, weber);
        undo.undo(anna, added.undo());
        assertThat(people()).containsExactly(rossi, weber);
    }

    @Test
    void anUndoCanBeUndone() {
        Changes turned = put(weber, rossi);
        Changes back = undo.undo(anna, turned.undo());
        undo.undo(anna, back.undo());
        assertThat(people()).containsExactly(weber, rossi);
    }

    @Test
    void leavesThePeopleOfADealAloneThatWasEditedSince() {
        Changes taken = put(rossi);
        put(weber);
        Changes undone = undo.undo(anna, taken.undo());
        assertThat(undone.held()).hasSize(1);
        assertThat(people()).containsExactly(weber);
    }

    @Test
    void anUndoOfAnotherFactLeavesThePeopleAlone() {
        Changes renamed = deals.change(anna, List.of(deal), null, List.of(new DealEdit.Title("Pumps")));
        undo.undo(anna, renamed.undo());
        assertThat(people()).containsExactly(rossi, weber);
    }

    @Test
    void whoWasErasedMeanwhileStaysAway() {
        Changes taken = put(rossi);
        jdbc.sql("delete from person where id = ?").param(weber).update();
        assertThat(undo.undo(anna, taken.undo()).all()).isTrue();
        assertThat(people()).containsExactly(rossi);
    }

    @Test
    void thePageOffersTheUndo() {
        MvcTestResult answer = mvc.delete()
                .uri("/deals/" + deal + "/people/" + rossi)
                .with(cast.as(cast.anna()))
                .exchange();
        assertThat(answer).hasStatus(HttpStatus.NO_CONTENT);
        String event = answer.getResponse().getHeader("HX-Trigger");
        assertThat(event).contains("deals-changed", "/deals/undos/");
        String url = event.replaceAll("(?s).*(/deals/undos/[0-9a-f-]+).*", "$1");

        assertThat(mvc.post().uri(url).with(cast.as(cast.anna()))).hasStatus(HttpStatus.NO_CONTENT);

        assertThat(people()).containsExactly(rossi, weber);
        assertThat(mvc.get().uri("/deals/" + deal + "/people").with(cast.as(cast.anna())))
                .bodyText()
                .contains("Rossi", "Weber");
    }

    private Changes put(UUID... people) {
        return deals.change(anna, List.of(deal), null, List.of(new DealEdit.People(List.of(people))));
    }

    private List<UUID> people() {
        return pages.load(anna, deal).people().stream()
                .map(DealPage.DealPerson::id)
                .toList();
    }

    private String role(UUID person) {
        return jdbc.sql("select role from deal_person where deal_id = ? and person_id = ?")
                .params(deal, person)
                .query(String.class)
                .single();
    }

    private UUID person(String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql(
                        "insert into person (id, name, name_key, created_at, updated_at) values (?, ?, lower(?), now(), now())")
                .params(id, name, name)
                .update();
        return id;
    }
}
