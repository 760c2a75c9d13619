package org.penstock.closing;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Reasons;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The regions of closing and the dialog of a lost deal: nothing typed is lost, who may and who may not. */
@PenstockTest
class ClosingPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Deals deals;

    @Autowired
    ClosePlans plans;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Reasons reasons;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    Cast cast;

    Actor anna;
    UUID deal;
    String plan;
    String contract;

    @BeforeEach
    void deal() {
        CleanDatabase.clean(jdbc);
        jdbc.update("update company set set_up_at = now()");
        anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
        plan = "/deals/" + deal + "/close-plan";
        contract = "/deals/" + deal + "/contract";
    }

    @Test
    void stepsSaveThemselvesAndMove() {
        assertThat(send("POST", plan)).hasStatusOk().bodyText().contains("Sign the contract", "0 of 6 done");
        UUID first = plans.of(anna, deal).steps().getFirst().id();
        MvcTestResult saved = send(
                "PUT",
                plan + "/steps/" + first,
                "version",
                "1",
                "text",
                "Send all",
                "owner",
                "a:" + anna.id(),
                "due",
                "2020-01-01",
                "blocked",
                "Printer");
        assertThat(saved).hasStatusOk().bodyText().contains("overdue", "1 blocked", "version-" + first);
        assertThat(send("PUT", plan + "/steps/" + first, "version", "2", "text", "Send all", "owner", "w", "who", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Say whose step it is");
        send("PUT", plan + "/steps/" + first + "/place", "place", "2");
        assertThat(plans.of(anna, deal).steps().get(2).id()).isEqualTo(first);
        assertThat(send("POST", plan + "/steps", "text", "", "owner", "w", "who", "Their boss"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Their boss", "1 to 300");
    }

    @Test
    void theContractKeepsWhatWasTyped() {
        assertThat(send("PUT", contract, "startsOn", "2027-01-01", "endsOn", "2026-12-31", "noticeDays", "x"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("ends before it starts", "2026-12-31", "value=\"x\"");
        assertThat(send("PUT", contract, "startsOn", "2027-01-01", "termMonths", "12", "renewal", "AUTOMATIC"))
                .hasStatusOk()
                .bodyText()
                .contains("31 Dec 2027", "By itself");
        assertThat(send("PUT", contract, "version", "0", "startsOn", "2027-02-01"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("31 Dec 2027", "2027-02-01");
    }

    @Test
    void theDialogOfALostDealAsksToWhomAndWhenAgain() {
        String outcome = "/deals/" + deal + "/outcome";
        jdbc.update("insert into competitor (id, name) values (gen_random_uuid(), 'Orbita')");
        assertThat(mvc.get().uri(outcome + "?outcome=LOST").with(cast.as(cast.anna())))
                .bodyText()
                .contains("competitor", "Orbita", "askAgainOn");
        assertThat(mvc.get().uri(outcome + "?outcome=DISQUALIFIED").with(cast.as(cast.anna())))
                .bodyText()
                .doesNotContain("askAgainOn");
        String why = reasons.current(Outcome.LOST).getFirst().id().toString();
        assertThat(send("PUT", outcome, "outcome", "LOST", "why", why, "competitor", "Zed", "askAgainOn", "2001-01-01"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Zed", "2001-01-01", "a day after today");
        assertThat(send("PUT", outcome, "outcome", "LOST", "why", why, "competitor", "Zed"))
                .hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void strangersSignInHiddenIsAbsentAndViewersOnlyLook() {
        assertThat(mvc.get().uri(plan)).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(contract)).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(plan).with(cast.as(cast.vera())))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("hx-post");
        assertThat(mvc.post().uri(plan).with(cast.as(cast.vera()))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri(contract + "/edit").with(cast.as(cast.vera()))).hasStatus(HttpStatus.FORBIDDEN);
        jdbc.update("update company set deal_visibility = 'own'");
        for (String url : List.of(plan, plan + "/steps", contract, contract + "/edit")) {
            assertThat(mvc.get().uri(url).with(cast.as(cast.boris()))).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(mvc.put().uri(contract).param("startsOn", "2027-01-01").with(cast.as(cast.boris())))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void managersKeepTemplatesAndCompetitorsAndRepsDoNot() {
        String template = "/settings/close-plans/" + pipelines.standard().id();
        for (String url : List.of("/settings/close-plans", template, "/settings/competitors")) {
            assertThat(mvc.get().uri(url).with(cast.as(cast.anna()))).hasStatus(HttpStatus.FORBIDDEN);
            assertThat(mvc.get().uri(url).with(cast.as(cast.max()))).hasStatusOk();
        }
        assertThat(mvc.put()
                        .uri(template)
                        .with(cast.as(cast.max()))
                        .param("version", "0")
                        .param("text", "Sign", "")
                        .param("who", "Board", "")
                        .param("days", "400", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Board", "0 to 365");
        assertThat(mvc.put()
                        .uri(template)
                        .with(cast.as(cast.max()))
                        .param("version", "0")
                        .param("text", "Sign", "")
                        .param("who", "Board", "")
                        .param("days", "4", ""))
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri("/settings/competitors")
                        .with(cast.as(cast.max()))
                        .param("name", "Orbita"))
                .hasStatus3xxRedirection();
        assertThat(mvc.post()
                        .uri("/settings/competitors")
                        .with(cast.as(cast.max()))
                        .param("name", "orbita"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("in the list already");
    }

    private MvcTestResult send(String verb, String to, String... typed) {
        var request = mvc.method(org.springframework.http.HttpMethod.valueOf(verb))
                .uri(to)
                .with(cast.as(cast.anna()));
        for (int at = 0; at < typed.length; at += 2) {
            request = request.param(typed[at], typed[at + 1]);
        }
        return request.exchange();
    }
}
