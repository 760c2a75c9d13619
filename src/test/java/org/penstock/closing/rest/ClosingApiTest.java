package org.penstock.closing.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Close plan, contract and lost deals over the API. */
@PenstockTest
class ClosingApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client max;
    String deal;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        max = api.as(cast.max());
        deal = "/deals/" + max.made("/deals", "{\"title\":\"D\"}");
    }

    @Test
    void putsThePlanAsAWhole() {
        String ours = "{\"text\":\"Send\",\"account\":\"" + cast.max() + "\",\"done\":true}";
        MvcTestResult put =
                max.put(deal + "/close-plan", "{\"steps\":[" + ours + ",{\"text\":\"Sign\",\"who\":\"Board\"}]}");
        assertThat(put).hasStatusOk();
        assertThat(Api.read(put, "$.steps[*].owner")).isEqualTo("[\"Max Manager\",\"Board\"]");
        String sign = Api.read(put, "$.steps[1].id");
        MvcTestResult again = max.put(
                deal + "/close-plan",
                "{\"steps\":[{\"id\":\"" + sign + "\",\"text\":\"Sign\",\"who\":\"Board\",\"blockedBy\":\"Lawyer\"}]}");
        assertThat(Api.read(again, "$.steps[*].blockedBy")).isEqualTo("[\"Lawyer\"]");
        assertThat(max.put(deal + "/close-plan", "{\"steps\":[{\"text\":\"Nobody's\"}]}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("steps.0.account");
        assertThat(max.send("PUT", deal + "/close-plan", "{\"steps\":[]}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void putsTheContract() {
        assertThat(max.get(deal + "/contract")).hasStatus(HttpStatus.NOT_FOUND);
        MvcTestResult put = max.put(
                deal + "/contract",
                "{\"startsOn\":\"2027-01-01\",\"termMonths\":12,\"renewal\":\"automatic\",\"billing\":\"half_yearly\"}");
        assertThat(put).hasStatusOk();
        assertThat(Api.read(put, "$.endsOn")).isEqualTo("2027-12-31");
        assertThat(Api.read(put, "$.billing")).isEqualTo("half_yearly");
        assertThat(max.put(deal + "/contract", "{\"startsOn\":\"2027-01-01\",\"endsOn\":\"2026-01-01\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("endsOn");
        assertThat(max.delete(deal + "/contract")).hasStatus(HttpStatus.NO_CONTENT);
    }

    @Test
    void aLostDealTakesTheSameAnswersAsTheDialog() {
        String reason = jdbc.queryForObject("select id from reason where outcome = 'lost' limit 1", String.class);
        String lost = "{\"outcome\":\"lost\",\"reason\":\"" + reason + "\",\"competitor\":\"Zed\",\"askAgainOn\":\"";
        assertThat(max.put(deal + "/outcome", lost + "2001-01-01\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("askAgainOn");
        assertThat(max.put(deal + "/outcome", lost + "2027-11-01\"}")).hasStatusOk();
        assertThat(jdbc.queryForObject("select competitor from loss", String.class))
                .isEqualTo("Zed");
    }
}
