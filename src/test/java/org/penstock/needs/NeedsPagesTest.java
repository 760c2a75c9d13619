package org.penstock.needs;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.Deals;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The region of needs: fields that save themselves, who may and who may not. */
@PenstockTest
class NeedsPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Deals deals;

    @Autowired
    Discovery discovery;

    @Autowired
    NeedItems items;

    @Autowired
    Pipelines pipelines;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Cast cast;

    Actor anna;
    UUID deal;
    String url;

    @BeforeEach
    void deal() {
        CleanDatabase.clean(jdbc);
        jdbc.update("update company set set_up_at = now()");
        anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
        url = "/deals/" + deal + "/needs";
    }

    @Test
    void anAnswerIsSavedInPlaceAndTheFieldIsNotReplaced() {
        UUID question = discovery.of(anna, deal).asked().getFirst().id();
        MvcTestResult saved = put(url + "/questions/" + question, "version", "0", "answer", "By hand");
        assertThat(saved).hasStatusOk().headers().hasValue("HX-Trigger", "deals-changed");
        assertThat(saved)
                .bodyText()
                .contains("hx-swap-oob", "version-" + question, "Saved")
                .doesNotContain("textarea");
        assertThat(page(url)).contains("By hand", "1 of 14 answered");

        MvcTestResult second = put(url + "/questions/" + question, "version", "1", "answer", "By machine");
        assertThat(second).hasStatus(HttpStatus.CONFLICT).bodyText().contains("By hand", "name=\"over\"");
        assertThat(put(url + "/questions/" + question, "version", "1", "over", "2", "answer", "By machine"))
                .hasStatusOk();
        assertThat(page(url + "/questions")).contains("By machine");
    }

    @Test
    void aLineThatIsRefusedSaysWhyAndKeepsWhatWasTyped() {
        UUID item = items.add(anna, deal, NeedKind.REQUIREMENT, new NeedItem.Draft("Offline", true, 5))
                .orElseThrow();
        assertThat(put(url + "/items/" + item, "version", "1", "text", "Offline", "must", "true", "weight", "9"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("1 to 5");
        MvcTestResult long501 = mvc.post()
                .uri(url + "/items")
                .with(cast.as(cast.anna()))
                .param("kind", "GOAL")
                .param("text", "x".repeat(501))
                .exchange();
        assertThat(long501)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("x".repeat(501), "1 to 500");
    }

    @Test
    void drawsTheMapWithATableBehindIt() {
        UUID rossi = UUID.randomUUID();
        jdbc.update(
                "insert into person (id, name, name_key, created_at, updated_at) values (?, 'Rossi', 'rossi', now(), now())",
                rossi);
        deals.change(anna, List.of(deal), null, List.of(new DealEdit.People(List.of(rossi))));
        assertThat(put(
                        url + "/people/" + rossi,
                        "version",
                        "0",
                        "role",
                        "BLOCKER",
                        "stance",
                        "AGAINST",
                        "influence",
                        "3"))
                .hasStatusOk();
        assertThat(page(url + "/people")).contains("<svg", "<caption", "Blocker", "Against", "Much");
        assertThat(put(url + "/people/" + rossi, "role", "KING", "stance", "FOR", "influence", "3"))
                .hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(put(url + "/people/" + UUID.randomUUID(), "role", "USER", "stance", "FOR", "influence", "3"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void strangersSignInHiddenIsAbsentAndViewersOnlyLook() {
        String question = url + "/questions/"
                + discovery.of(anna, deal).asked().getFirst().id();
        assertThat(mvc.get().uri(url)).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(url).with(cast.as(cast.vera())))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("<textarea", "hx-put");
        assertThat(mvc.put().uri(question).with(cast.as(cast.vera())).param("answer", "x"))
                .hasStatus(HttpStatus.FORBIDDEN);
        jdbc.update("update company set deal_visibility = 'own'");
        for (String part : List.of("", "/questions", "/items", "/coverage", "/people", "/people/map", "/decision")) {
            assertThat(mvc.get().uri(url + part).with(cast.as(cast.boris()))).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(mvc.put().uri(question).with(cast.as(cast.boris())).param("answer", "x"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void managersPublishQuestionSetsAndRepsDoNot() {
        String sets = "/settings/question-sets/" + pipelines.standard().id();
        assertThat(mvc.get().uri("/settings/question-sets").with(cast.as(cast.anna())))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri(sets).with(cast.as(cast.max())))
                .hasStatusOk()
                .bodyText()
                .contains("The decision");
        MvcTestResult refused = mvc.put()
                .uri(sets)
                .with(cast.as(cast.max()))
                .param("edition", "0")
                .param("name", "")
                .param("questions", "Why?")
                .exchange();
        assertThat(refused)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Why?", "needs a name");
        assertThat(mvc.put()
                        .uri(sets)
                        .with(cast.as(cast.max()))
                        .param("edition", "0")
                        .param("name", "First")
                        .param("questions", "Why?\nWhen?"))
                .hasStatus3xxRedirection();
        assertThat(mvc.put()
                        .uri(sets)
                        .with(cast.as(cast.max()))
                        .param("edition", "0")
                        .param("name", "Other")
                        .param("questions", "Who?"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(page(url)).contains("Why?", "When?").doesNotContain("Who?");
    }

    private MvcTestResult put(String to, String... typed) {
        var request = mvc.put().uri(to).with(cast.as(cast.anna()));
        for (int at = 0; at < typed.length; at += 2) {
            request = request.param(typed[at], typed[at + 1]);
        }
        return request.exchange();
    }

    private String page(String of) {
        MvcTestResult page = mvc.get().uri(of).with(cast.as(cast.anna())).exchange();
        assertThat(page).hasStatusOk();
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
