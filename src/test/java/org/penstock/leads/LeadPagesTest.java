package org.penstock.leads;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages and the API of leads: who may, who may not, and that nothing typed is lost. */
@PenstockTest
class LeadPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Api api;

    @Autowired
    Deals deals;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    UUID lead;
    String url;

    @BeforeEach
    void aLead() {
        jdbc.sql("update company set set_up_at = now(), deal_visibility = 'own'")
                .update();
        lead = deals.create(cast.actor(cast.anna()), DealDraft.titled("Bakery"), null)
                .orElseThrow();
        url = "/deals/" + lead + "/origin";
    }

    @Test
    void aStrangerSignsInAHiddenDealIsMissingAViewerMayNot() {
        assertThat(mvc.get().uri(url).exchange()).hasStatus3xxRedirection();
        assertThat(mvc.get().uri("/leads").exchange()).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(url).with(cast.as(cast.boris())).exchange()).hasStatus(HttpStatus.NOT_FOUND);
        for (String part : java.util.List.of("/touches", "/consents")) {
            assertThat(post(cast.boris(), part, "how=Phone")).hasStatus(HttpStatus.NOT_FOUND);
            assertThat(post(cast.vera(), part, "how=Phone")).hasStatus(HttpStatus.FORBIDDEN);
        }
        assertThat(mvc.put().uri(url + "/answer").with(cast.as(cast.vera())).exchange())
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.delete().uri(url + "/answer").with(cast.as(cast.boris())).exchange())
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(mvc.get().uri(url).with(cast.as(cast.vera())).exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("hx-post");
    }

    @Test
    void addsTouchesAndConsentsAndStopsTheClock() {
        assertThat(post(cast.anna(), "/touches", "kind=form&campaign=Spring+fair&interest=Ovens"))
                .hasStatusOk()
                .bodyText()
                .contains("Spring fair", "Ovens", "Waiting for a first answer");
        assertThat(post(cast.anna(), "/consents", "given=true&how=Form+on+the+web&words=Write+to+me"))
                .hasStatusOk()
                .bodyText()
                .contains("Form on the web", "Write to me");
        assertThat(mvc.put().uri(url + "/answer").with(cast.as(cast.anna())).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("First answer after");
        assertThat(mvc.delete().uri(url + "/answer").with(cast.as(cast.anna())).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Waiting for a first answer");
    }

    @Test
    void nothingTypedIsLostWhenSomethingIsWrong() {
        assertThat(post(cast.anna(), "/touches", "kind=form&campaign=Spring+fair&at=2099-01-01T10:00"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Spring fair", "lies in the future");
        assertThat(post(cast.anna(), "/consents", "how=&words=Write+to+me&at=soon"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Write to me", "Enter a day and a time");
    }

    @Test
    void thePageOfFiguresSaysWhatItCounts() {
        assertThat(mvc.get()
                        .uri("/leads?by=source&hours=2&days=30")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .contains("Time to first answer", "Within 2 working hours", "The clock begins with the first touch");
    }

    @Test
    void theApiAddsATouchWithItsConsent() {
        Api.Client anna = api.as(cast.anna());
        String path = "/deals/" + lead + "/origin";
        MvcTestResult added = anna.post(
                path,
                "{\"kind\":\"form\",\"campaign\":\"Fair\",\"consent\":{\"given\":true,\"how\":\"Form on the web\"}}");
        assertThat(added).hasStatus(HttpStatus.CREATED);
        assertThat(Api.read(added, "$.last.campaign")).isEqualTo("Fair");
        assertThat(Api.read(anna.get(path), "$.consents[0].given")).isEqualTo("true");
        assertThat(anna.post(path, "{\"kind\":\"pigeon\",\"consent\":{}}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("kind", "consent.given");
        assertThat(anna.post(path, "{\"consent\":{\"given\":true}}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("consent.how");
        assertThat(api.as(cast.boris()).get(path)).hasStatus(HttpStatus.NOT_FOUND);
    }

    private MvcTestResult post(UUID who, String part, String form) {
        return mvc.post()
                .uri(url + part)
                .with(cast.as(who))
                .contentType(MediaType.APPLICATION_FORM_URLENCODED)
                .content(form)
                .exchange();
    }
}
