package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who gets which answer from the pages of deals, and that one gate speaks on every path. */
@PenstockTest
class DealAccessTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Deals deals;

    @Autowired
    DealIntake intake;

    @Autowired
    Gates gates;

    @Autowired
    Pipelines pipelines;

    @Autowired
    DealLedgerCheck check;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Actor max;
    UUID annas;

    @BeforeEach
    void sell() {
        max = cast.actor(cast.max());
        annas = deals.create(cast.actor(cast.anna()), DealDraft.titled("Anna's"), null)
                .orElseThrow();
        jdbc.sql("update company set deal_visibility = 'own', set_up_at = now()")
                .update();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"/deals", "/deals/list", "/deals/new", "/deals/views", "/settings/pipelines", "/deals/list.csv"})
    void sendsStrangersToSignIn(String url) {
        assertThat(mvc.get().uri(url)).hasStatus3xxRedirection();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "/head",
                "/facts",
                "/facts/edit",
                "/people",
                "/line-items",
                "/timeline",
                "/life",
                "/tools/qualification",
                "/next-step",
                "/outcome?outcome=LOST"
            })
    void hidesWhatOneMayNotSeeAsIfItWereNotThere(String part) {
        assertThat(mvc.get().uri("/deals/" + annas + part).with(cast.as(cast.boris())))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri("/deals/" + UUID.randomUUID() + part).with(cast.as(cast.boris())))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/settings/pipelines", "/settings/reasons", "/deals/new", "/deals/list.csv", "/deals/bulk"})
    void refusesWhatTheRoleMayNot(String url) {
        assertThat(mvc.get().uri(url).with(cast.as(cast.vera()))).hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void movesNothingOfAColleagueWhoIsHidden() {
        assertThat(mvc.put()
                        .uri("/deals/" + annas + "/stage")
                        .param("stage", later().toString())
                        .with(cast.as(cast.boris())))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void sameGateSpeaksToBoardBulkAndImport() {
        UUID first = pipelines.standard().first().id();
        gates.replace(max, first, List.of(new Gates.Draft("source", GateCondition.Operator.PRESENT, "")));
        String words = "To leave “Lead generation”, Source must be filled in.";

        assertThat(mvc.put()
                        .uri("/deals/" + annas + "/stage")
                        .param("stage", later().toString())
                        .with(cast.as(cast.anna())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(words);
        assertThat(mvc.put()
                        .uri("/deals/stage")
                        .param("deal", annas.toString())
                        .param("stage", later().toString())
                        .with(cast.as(cast.anna())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(words);
        assertThat(mvc.put()
                        .uri("/deals/bulk")
                        .param("deal", annas.toString())
                        .param("what", "stage")
                        .param("stage", later().toString())
                        .with(cast.as(cast.anna())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(words);
        gates.replace(max, first, List.of());
    }

    @Test
    void findsAPlantedDisagreement() {
        assertThat(check.disagreements()).isEmpty();
        jdbc.sql("update deal set value = 12345 where id = ?").param(annas).update();
        assertThat(check.disagreements()).singleElement().asString().contains(annas.toString(), "value");
        jdbc.sql("update deal_sum set deals = deals + 1 where outcome = 'open'").update();
        assertThat(check.disagreements()).anyMatch(line -> line.contains("kept sums"));
        jdbc.sql("update deal_sum set deals = deals - 1 where outcome = 'open'").update();
        jdbc.sql("update deal set value = null where id = ?").param(annas).update();
        assertThat(check.disagreements()).isEmpty();
    }

    @Test
    void exportsNoLiveFormula() {
        deals.create(max, DealDraft.titled("=1+1"), null).orElseThrow();
        assertThat(mvc.get().uri("/deals/list.csv?owner=any").with(cast.as(cast.max())))
                .hasStatusOk()
                .bodyText()
                .contains("'=1+1");
    }

    private UUID later() {
        return pipelines.standard().ofKind(StageKind.PROPOSAL).orElseThrow().id();
    }
}
