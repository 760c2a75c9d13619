package org.penstock.deals.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.deals.Pipelines;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The report by month: what it counts, where it puts it, and what it leaves out. */
@PenstockTest
class MonthApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    Pipelines pipelines;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client anna;
    Api.Client boris;
    Api.Client max;

    @BeforeEach
    void sell() {
        CleanDatabase.clean(jdbc);
        anna = api.as(cast.anna());
        boris = api.as(cast.boris());
        max = api.as(cast.max());
        win(made(anna, "100.00", "\"2026-12-24\""));
        win(made(boris, "50.00", null));
        made(anna, "7.00", "\"2027-01-31\"");
        made(anna, "3.00", "\"2027-01-01\"");
        made(boris, "1.50", null);
        assertThat(anna.delete("/deals/" + made(anna, "900.00", null))).hasStatus(HttpStatus.NO_CONTENT);
    }

    private static String made(Api.Client who, String amount, String close) {
        return Api.read(
                who.post(
                        "/deals",
                        "{\"title\":\"D\",\"value\":{\"amount\":\"" + amount
                                + "\",\"currency\":\"USD\"},\"expectedClose\":" + close + "}"),
                "$.id");
    }

    private void win(String id) {
        assertThat(max.put("/deals/" + id + "/outcome", "{\"outcome\":\"won\"}"))
                .hasStatusOk();
    }

    private static String part(MvcTestResult answer, String part) {
        return Api.read(answer, "$.items[*]." + part);
    }

    @Test
    void putsClosedDealsIntoTheMonthOfClosingAndOpenOnesIntoTheExpected() {
        MvcTestResult report = max.get("/deals/months");
        assertThat(report).hasStatusOk();
        assertThat(part(report, "month")).isEqualTo("[\"2026-11-01\",\"2027-01-01\",null]");
        assertThat(part(report, "outcome")).isEqualTo("[\"won\",\"open\",\"open\"]");
        assertThat(part(report, "deals")).isEqualTo("[2,2,1]");
        assertThat(part(report, "value.amount")).isEqualTo("[\"150.00\",\"10.00\",\"1.50\"]");
        assertThat(Api.read(report, "$.items[1].stage"))
                .isEqualTo(pipelines.standard().first().id().toString());
        assertThat(part(report, "owner")).isEqualTo("[null,null,null]");
        assertThat(Api.read(report, "$.next")).isEqualTo("null");
    }

    @Test
    void tellsOwnersApart() {
        MvcTestResult report = max.get("/deals/months?by=owner&outcome=won");
        assertThat(part(report, "value.amount")).contains("100.00", "50.00");
        assertThat(part(report, "owner"))
                .contains(cast.anna().toString(), cast.boris().toString());
    }

    @Test
    void narrowsByMonthsPipelineAndOutcome() {
        assertThat(part(max.get("/deals/months?from=2027-01-15"), "deals")).isEqualTo("[2]");
        assertThat(part(max.get("/deals/months?to=2026-11-01"), "deals")).isEqualTo("[2,1]");
        assertThat(part(max.get("/deals/months?from=2026-11-23&to=2026-11-23"), "deals"))
                .isEqualTo("[2]");
        assertThat(part(max.get("/deals/months?outcome=lost"), "deals")).isEqualTo("[]");
        String pipeline = pipelines.standard().id().toString();
        assertThat(part(max.get("/deals/months?pipeline=" + pipeline), "deals")).isEqualTo("[2,2,1]");
        assertThat(part(max.get("/deals/months?pipeline=" + cast.anna()), "deals"))
                .isEqualTo("[]");
    }

    @Test
    void countsNothingThatThePersonMayNotSee() {
        jdbc.update("update company set deal_visibility = 'own'");
        assertThat(part(anna.get("/deals/months"), "value.amount")).isEqualTo("[\"100.00\",\"10.00\"]");
        assertThat(part(boris.get("/deals/months?by=owner"), "value.amount")).isEqualTo("[\"50.00\",\"1.50\"]");
        assertThat(part(max.get("/deals/months"), "deals")).isEqualTo("[2,2,1]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by=team",
                "from=2026-13-01",
                "from=9999-01-01",
                "to=soon",
                "outcome=gone",
                "pipeline=42",
                "limit=10"
            })
    void namesTheParameterThatItCannotRead(String query) {
        MvcTestResult answer = anna.get("/deals/months?" + query);
        assertThat(answer).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(Api.read(answer, "$.errors[0].field")).isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void refusesAPeriodThatEndsBeforeItBegins() {
        assertThat(anna.get("/deals/months?from=2026-12-01&to=2026-11-01")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(api.with(api.token(cast.anna(), "contacts:read")).get("/deals/months"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }
}
