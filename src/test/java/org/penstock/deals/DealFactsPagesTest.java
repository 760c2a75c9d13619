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

/** The facts of a deal on its page: what lies in the bin stays named, links fill the pickers, a lost race is a choice. */
@PenstockTest
class DealFactsPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Actor anna;
    UUID deal;
    UUID helio;
    UUID rossi;

    @BeforeEach
    void aDealWithAnOrganisationAndAPerson() {
        jdbc.sql("update company set set_up_at = now()").update();
        anna = cast.actor(cast.anna());
        helio = contact("organisation", "Helio Foods");
        rossi = contact("person", "Marco Rossi");
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
        change(new DealEdit.Organisation(helio), new DealEdit.People(List.of(rossi)));
    }

    @Test
    void aDealKeepsWhatLiesInTheBinThroughEditsOfOtherFacts() {
        bin("organisation", helio);
        bin("person", rossi);
        assertThat(change(
                                new DealEdit.Title("Pumps"),
                                new DealEdit.Organisation(helio),
                                new DealEdit.People(List.of(rossi)))
                        .all())
                .isTrue();
        DealPage page = pages.load(anna, deal);
        assertThat(page.deal().title()).isEqualTo("Pumps");
        assertThat(page.deal().organisation()).isEqualTo(helio);
        assertThat(page.organisationBinned()).isTrue();
        assertThat(page.people()).allMatch(DealPage.DealPerson::binned).hasSize(1);
    }

    @Test
    void onlyToNameItAnewIsRefused() {
        UUID other = deals.create(anna, DealDraft.titled("Other"), null).orElseThrow();
        bin("organisation", helio);
        bin("person", rossi);
        List<DealEdit> edits = List.of(new DealEdit.Organisation(helio), new DealEdit.People(List.of(rossi)));
        Changes changes = deals.change(anna, List.of(deal, other), null, edits);
        assertThat(changes.done()).containsExactly(deal);
        assertThat(changes.held().getFirst().refusals())
                .extracting(refusal -> refusal.key())
                .containsExactly("deals.organisation.unknown", "deals.people.unknown");
    }

    @Test
    void aDeactivatedOwnerStaysThroughEditsOfOtherFacts() {
        UUID boris = cast.boris();
        Actor max = cast.actor(cast.max());
        deals.change(max, List.of(deal), null, List.of(new DealEdit.Owner(boris)));
        jdbc.sql("update account set state = 'deactivated' where id = ?")
                .param(boris)
                .update();
        try {
            assertThat(deals.change(
                                    max,
                                    List.of(deal),
                                    null,
                                    List.of(new DealEdit.Owner(boris), new DealEdit.Source("Fair")))
                            .all())
                    .isTrue();
        } finally {
            jdbc.sql("update account set state = 'active' where id = ?")
                    .param(boris)
                    .update();
        }
    }

    @Test
    void pageAndFormSayThatItLiesInTheBin() {
        bin("organisation", helio);
        assertThat(get("/deals/" + deal + "/facts")).contains("Helio Foods", "in the bin");
        assertThat(get("/deals/" + deal + "/facts/edit")).contains("Helio Foods", "stays with the deal");
        assertThat(get("/deals/" + deal + "/people")).contains("Marco Rossi").doesNotContain("in the bin");
        bin("person", rossi);
        assertThat(get("/deals/" + deal + "/people")).contains("Marco Rossi", "in the bin");
    }

    @Test
    void aLinkToANewDealShowsNamesInThePickers() {
        assertThat(get("/deals/new?organisation=" + helio + "&person=" + rossi + "&owner=" + cast.max()))
                .contains("value=\"Helio Foods\"", "value=\"Marco Rossi\"", "value=\"Max Manager\"");
        bin("organisation", helio);
        assertThat(get("/deals/new?organisation=" + helio)).doesNotContain("Helio Foods", helio.toString());
    }

    @Test
    void whoComesSecondChoosesFactByFact() {
        int version = pages.load(anna, deal).deal().version();
        change(new DealEdit.Title("Pumps"), new DealEdit.Source("Fair"));
        assertThat(mvc.put()
                        .uri("/deals/" + deal + "/facts")
                        .param("version", String.valueOf(version))
                        .param("was", "{\"title\":\"Pump\",\"source\":\"\"}")
                        .param("title", "Pump for Turin")
                        .param("source", "")
                        .with(cast.as(cast.anna())))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("take.title", "Pump for Turin", "Pumps", "take.source", "Fair")
                .containsPattern("take.title\" value=\"mine\" checked")
                .containsPattern("take.source\" value=\"theirs\" checked");

        int now = pages.load(anna, deal).deal().version();
        assertThat(mvc.put()
                        .uri("/deals/" + deal + "/facts")
                        .param("version", String.valueOf(now))
                        .param("title", "Pump for Turin")
                        .param("source", "")
                        .param("take.title", "mine")
                        .param("take.source", "theirs")
                        .with(cast.as(cast.anna())))
                .hasStatusOk();
        assertThat(pages.load(anna, deal).deal().title()).isEqualTo("Pump for Turin");
        assertThat(pages.load(anna, deal).deal().source()).isEqualTo("Fair");
    }

    @Test
    void oneFactOfTheListIsAChoiceToo() {
        int version = pages.load(anna, deal).deal().version();
        change(new DealEdit.Source("Fair"));
        String url = "/deals/" + deal + "/facts/source";
        assertThat(mvc.put()
                        .uri(url)
                        .param("version", String.valueOf(version))
                        .param("source", "Phone")
                        .with(cast.as(cast.anna())))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("take.source", "Phone", "Fair");
        assertThat(mvc.put()
                        .uri(url)
                        .param("version", String.valueOf(version + 1))
                        .param("source", "Phone")
                        .param("take.source", "theirs")
                        .with(cast.as(cast.anna())))
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(pages.load(anna, deal).deal().source()).isEqualTo("Fair");
        assertThat(pages.load(anna, deal).deal().version()).isEqualTo(version + 1);
    }

    @Test
    void whereBothWroteTheSameThereIsNothingToChoose() {
        int version = pages.load(anna, deal).deal().version();
        change(new DealEdit.Source("Fair"));
        assertThat(mvc.put()
                        .uri("/deals/" + deal + "/facts")
                        .param("version", String.valueOf(version))
                        .param("source", "Fair")
                        .with(cast.as(cast.anna())))
                .hasStatusOk()
                .bodyText()
                .contains("Fair")
                .doesNotContain("take.");
    }

    private String get(String url) {
        var answer = mvc.get().uri(url).with(cast.as(cast.anna())).exchange();
        assertThat(answer).hasStatusOk();
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }

    private Changes change(DealEdit... edits) {
        return deals.change(anna, List.of(deal), null, List.of(edits));
    }

    private void bin(String table, UUID id) {
        jdbc.sql("update " + table + " set deleted_at = now() where id = ?")
                .param(id)
                .update();
    }

    private UUID contact(String table, String name) {
        UUID id = UUID.randomUUID();
        jdbc.sql("insert into " + table
                        + " (id, name, name_key, created_at, updated_at) values (?, ?, lower(?), now(), now())")
                .params(id, name, name)
                .update();
        return id;
    }
}
