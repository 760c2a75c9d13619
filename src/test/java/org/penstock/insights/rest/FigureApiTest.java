package org.penstock.insights.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Figures over the API: those of the page, each with its definition, what it stands on, its interval and its deals. */
@PenstockTest
class FigureApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client anna;

    @BeforeEach
    void sell() {
        CleanDatabase.clean(jdbc);
        anna = api.as(cast.anna());
        won(anna, "Cold chain", "1000.00");
        won(anna, "Fleet tracking", "500.00");
        made(anna, "Depot", "70.00");
    }

    private static String made(Api.Client who, String title, String amount) {
        String body = "{\"title\":\"" + title + "\",\"source\":\"Fair\",\"value\":{\"amount\":\"" + amount
                + "\",\"currency\":\"USD\"}}";
        return Api.read(who.post("/deals", body), "$.id");
    }

    private static void won(Api.Client who, String title, String amount) {
        String id = made(who, title, amount);
        assertThat(who.put("/deals/" + id + "/outcome", "{\"outcome\":\"won\"}"))
                .hasStatusOk();
    }

    private static String figure(MvcTestResult answer, String name, String part) {
        return Api.read(answer, "$.total.figures[?(@.name=='" + name + "')]." + part);
    }

    @Test
    void givesEachFigureWithWhatItStandsOnAndItsInterval() {
        MvcTestResult answer = anna.get("/figures");
        assertThat(answer).hasStatusOk();
        assertThat(figure(answer, "deals", "n")).isEqualTo("[2]");
        assertThat(figure(answer, "win-rate", "value")).isEqualTo("[1]");
        assertThat(figure(answer, "win-rate", "n")).isEqualTo("[2]");
        assertThat(figure(answer, "win-rate", "low")).isEqualTo("[0.3424]");
        assertThat(figure(answer, "won-value", "money.amount")).contains("1500.00");
        assertThat(figure(answer, "average-won", "money.amount")).contains("750.00");
        assertThat(Api.read(answer, "$.definitions[?(@.name=='win-rate')].definition"))
                .contains("Won ÷ (won + lost)");
        assertThat(Api.read(answer, "$.months[0].won")).isEqualTo("2");
        assertThat(Api.read(answer, "$.months[0].value.amount")).isEqualTo("1500.00");
    }

    @Test
    void definesEveryFigureThatItGives() {
        MvcTestResult answer = anna.get("/figures?by=source");
        List<String> names = com.jayway.jsonpath.JsonPath.read(body(answer), "$..figures[*].name");
        List<String> defined = com.jayway.jsonpath.JsonPath.read(body(answer), "$.definitions[*].name");
        assertThat(defined).doesNotHaveDuplicates().containsAll(names);
    }

    @Test
    void leadsToTheDealsOfEachFigure() {
        MvcTestResult answer = anna.get("/figures?by=source&period=all");
        List<java.util.Map<String, Object>> figures = com.jayway.jsonpath.JsonPath.read(
                body(answer), "$..figures[?(@.name in ['deals','won','counted','open'])]");
        assertThat(figures).hasSizeGreaterThan(10).allSatisfy(figure -> {
            String query = figure.get("deals").toString().replace("/deals/list?", "/deals?total=true&");
            assertThat(Api.read(anna.get(query), "$.total"))
                    .as(figure.toString())
                    .isEqualTo(figure.get("n").toString());
        });
    }

    @Test
    void countsNothingThatThePersonMayNotSee() {
        jdbc.update("update company set deal_visibility = 'own'");
        won(api.as(cast.boris()), "Boris's", "9000.00");
        assertThat(figure(anna.get("/figures"), "won-value", "money.amount")).contains("1500.00");
        assertThat(figure(api.as(cast.boris()).get("/figures"), "won-value", "money.amount"))
                .contains("9000.00");
        assertThat(figure(api.as(cast.max()).get("/figures"), "won-value", "money.amount"))
                .contains("10500.00");
    }

    @Test
    void tellsThePeriodBeforeAndAPastDay() {
        MvcTestResult answer = anna.get("/figures?from=2026-11-01&to=2026-11-30");
        assertThat(Api.read(answer, "$.before.from")).isEqualTo("2026-10-01");
        assertThat(Api.read(answer, "$.before.figures[0].value")).isEqualTo("0");
        MvcTestResult then = anna.get("/figures?as-of=2026-11-22&period=all&pipeline=all");
        assertThat(figure(then, "deals", "n")).isEqualTo("[0]");
        assertThat(Api.read(then, "$.total.stages")).isEqualTo("[]");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "by=colour",
                "period=someday",
                "as-of=2026-02-31",
                "only=anna",
                "only=source:a%00",
                "pipeline=42",
                "cohort=x",
                "skipped=x",
                "owner=me",
                "colour=red"
            })
    void namesTheParameterThatItCannotRead(String query) {
        assertThat(anna.get("/figures?" + query)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(Api.read(anna.get("/figures?" + query), "$.errors[0].field"))
                .isEqualTo(query.substring(0, query.indexOf('=')));
    }

    @Test
    void asksForTheScopeOfDeals() {
        assertThat(api.with(api.token(cast.anna(), "contacts:read")).get("/figures"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(anna.get("/figures?pipeline=" + java.util.UUID.randomUUID())).hasStatus(HttpStatus.NOT_FOUND);
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
