package org.penstock.qualification;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of qualification: who may, who may not, and that nothing typed is lost. */
@PenstockTest
class QualificationPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Deals deals;

    @Autowired
    Qualifications qualifications;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Actor anna;
    UUID lead;
    String url;

    @BeforeEach
    void aLead() {
        jdbc.sql("update company set set_up_at = now(), deal_visibility = 'own'")
                .update();
        anna = cast.actor(cast.anna());
        lead = deals.create(anna, DealDraft.titled("Bakery"), null).orElseThrow();
        url = "/deals/" + lead + "/qualification";
    }

    @Test
    void aStrangerSignsInAHiddenDealIsMissingAViewerMayNot() {
        assertThat(mvc.get().uri(url).exchange()).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/qualification").exchange()).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(url).with(cast.as(cast.boris())).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(put(cast.boris(), "answer.need=yes")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(put(cast.vera(), "answer.need=yes")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri(url).with(cast.as(cast.vera())).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("hx-put");
        for (String undo : java.util.List.of(url + "/undo?version=1", "/qualification/undo?version=1&lead=" + lead)) {
            assertThat(mvc.post().uri(undo).with(cast.as(cast.boris())).exchange())
                    .hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(mvc.get()
                        .uri("/settings/qualification")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void savesAnswersAndTellsThePage() {
        assertThat(put(cast.anna(), "version=0&answer.need=yes&evidence.need=Ovens+break"))
                .hasStatusOk()
                .hasHeader(
                        "HX-Trigger",
                        "{\"toast\":{\"text\":\"Saved\",\"kind\":\"done\",\"undo\":\"" + url
                                + "/undo?version=1\",\"link\":null},\"deals-changed\":true,\"activities-changed\":true}");
        assertThat(qualifications.of(anna, lead).met()).isEqualTo(1);
        assertThat(mvc.post()
                        .uri(url + "/undo?version=1")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(HttpStatus.NO_CONTENT);
        assertThat(qualifications.of(anna, lead).met()).isZero();
    }

    @Test
    void nothingTypedIsLostWhenSomethingIsWrong() {
        assertThat(put(cast.anna(), "version=0&answer.need=yes&evidence.need=Ovens+break&verdict=not_yet&backOn=soon"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Ovens break", "soon", "Enter a date such as");
    }

    @Test
    void aLostRaceShowsBothVersions() {
        put(cast.anna(), "version=0&answer.need=yes&evidence.need=Theirs");
        assertThat(put(cast.anna(), "version=0&answer.need=no&evidence.need=Mine"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Mine", "Theirs", "Somebody else changed this card", "value=\"1\"");
    }

    @Test
    void theQueueGoesOnWithTheNextLeadAndBack() {
        UUID next = deals.create(anna, DealDraft.titled("Brewery"), null).orElseThrow();
        MvcTestResult page = mvc.get()
                .uri("/qualification?lead=" + lead)
                .with(cast.as(cast.anna()))
                .exchange();
        assertThat(page).hasStatusOk().bodyText().contains("Leads to qualify", "Brewery", url);
        assertThat(put(cast.anna(), "queue=true&owner=me&version=0&answer.need=yes&verdict=qualified&next=" + next))
                .hasStatusOk()
                .bodyText()
                .contains("Bakery: Qualified", "/deals/" + next + "/qualification")
                .doesNotContain("hx-put=\"" + url);
        assertThat(mvc.post()
                        .uri("/qualification/undo?owner=me&version=1&lead=" + lead)
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("hx-put=\"" + url);
    }

    @Test
    void aManagerSetsTheCriteriaOfAPipeline() {
        String settings = "/settings/qualification/" + pipelines.standard().id();
        assertThat(send(
                        cast.max(),
                        settings,
                        "key=&name=Ovens&question=How+many%3F&place=1&key=&name=ovens&question=&place=2"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("stands there twice");
        assertThat(send(cast.max(), settings, "key=&name=Ovens&question=How+many%3F&place=1"))
                .hasStatus3xxRedirection();
        assertThat(qualifications.of(anna, lead).items())
                .extracting(item -> item.criterion().key())
                .containsExactly("ovens");
        assertThat(mvc.delete().uri(settings).with(cast.as(cast.anna())).exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.delete().uri(settings).with(cast.as(cast.max())).exchange())
                .hasStatus3xxRedirection();
        assertThat(qualifications.of(anna, lead).items()).hasSize(5);
    }

    private MvcTestResult put(UUID who, String form) {
        return send(who, url, form);
    }

    private MvcTestResult send(UUID who, String to, String form) {
        return mvc.put()
                .uri(to)
                .with(cast.as(who))
                .contentType(org.springframework.http.MediaType.APPLICATION_FORM_URLENCODED)
                .content(form)
                .exchange();
    }
}
