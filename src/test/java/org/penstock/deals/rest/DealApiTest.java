package org.penstock.deals.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.GateCondition;
import org.penstock.deals.Gates;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Reasons;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Check;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** Deals over the API: what a client sends, what stands in the database, and what is refused in which words. */
@PenstockTest
class DealApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    Gates gates;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Reasons reasons;

    @Autowired
    List<Check> checks;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    JdbcTemplate tables;

    Api.Client anna;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(tables);
        anna = api.as(cast.anna());
    }

    @Test
    void createsADealFromATitleAlone() {
        MvcTestResult made = anna.post("/deals", "{\"title\":\"Northwind\"}");
        assertThat(made).hasStatus(HttpStatus.CREATED).hasHeader("ETag", "\"1\"");
        String id = Api.read(made, "$.id");
        assertThat(made).hasHeader("Location", "/api/v1/deals/" + id);
        assertThat(Api.read(made, "$.stage.id"))
                .isEqualTo(pipelines.standard().first().id().toString());
        assertThat(Api.read(made, "$.owner.id")).isEqualTo(cast.anna().toString());
        assertThat(jdbc.sql("select via || ' ' || (cause is not null) from deal_ledger where deal_id = ?::uuid")
                        .param(id)
                        .query(String.class)
                        .single())
                .isEqualTo("api true");
    }

    @Test
    void sendsMoneyAsTextWithItsCurrency() {
        MvcTestResult made =
                anna.post("/deals", "{\"title\":\"A\",\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}}");
        assertThat(made).bodyText().contains("\"value\":{\"amount\":\"12.50\",\"currency\":\"EUR\"}");
    }

    @Test
    void namesEveryFieldThatIsWrong() {
        MvcTestResult refused = anna.post("/deals", """
                {"title": 7, "ttile": "x", "value": {"amount": "12.505", "currency": "EUR"}, "expectedClose": "soon",
                 "owner": "me", "probability": "half"}""");
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT).hasContentType("application/problem+json");
        assertThat(Api.read(refused, "$.errors[*].field"))
                .contains("ttile", "title", "value.amount", "expectedClose", "owner", "probability");
        assertThat(anna.post("/deals", "{}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(anna.post("/deals", "{\"title\":")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(anna.post("/deals", "[]")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(anna.post("/deals", "{\"title\":\"a\\u0000b\"}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(anna.send("POST", "/deals", "{\"title\":\"" + "x".repeat(3_000_000) + "\"}"))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(anna.get("/deals?ownre=me"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("ownre");
        assertThat(anna.get("/deals?owner=nobody"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("owner");
        assertThat(anna.get("/deals?sort=colour"))
                .hasStatus(HttpStatus.BAD_REQUEST)
                .bodyText()
                .contains("expected-close");
        assertThat(anna.get("/deals/42")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(anna.get("/nowhere")).hasStatus(HttpStatus.NOT_FOUND).hasContentType("application/problem+json");
        assertThat(anna.put("/deals", "{}")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
    }

    @Test
    void leadsThroughEveryOrderWithoutLossOrRepetition() {
        for (int i = 0; i < 7; i++) {
            String close = i % 3 == 0 ? "null" : "\"2026-12-0" + (i / 2 + 1) + "\"";
            anna.post("/deals", "{\"title\":\"D" + i + "\",\"expectedClose\":" + close + "}");
        }
        for (String sort : List.of(
                "created", "-created", "title", "expected-close", "-expected-close", "value", "-closed", "updated")) {
            List<String> seen = new ArrayList<>();
            String next = "";
            do {
                MvcTestResult page = anna.get("/deals?sort=" + sort + "&limit=2&total=true" + next);
                assertThat(page).as(sort).hasStatusOk();
                assertThat(Api.read(page, "$.total")).isEqualTo("7");
                com.jayway.jsonpath.JsonPath.<List<String>>read(body(page), "$.items[*].id")
                        .forEach(seen::add);
                String cursor = Api.read(page, "$.next");
                next = cursor.equals("null") ? null : "&cursor=" + cursor;
            } while (next != null);
            assertThat(seen).as(sort).hasSize(7);
            assertThat(new HashSet<>(seen)).as(sort).hasSize(7);
        }
    }

    @Test
    void takesNoCursorOfAnotherQuery() {
        anna.post("/deals", "{\"title\":\"A\"}");
        anna.post("/deals", "{\"title\":\"B\"}");
        String cursor = Api.read(anna.get("/deals?limit=1"), "$.next");
        assertThat(anna.get("/deals?limit=2&cursor=" + cursor)).hasStatusOk();
        assertThat(anna.get("/deals?owner=me&limit=1&cursor=" + cursor)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(anna.get("/deals?sort=title&cursor=" + cursor)).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(anna.get("/deals?cursor=nonsense!")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(anna.get("/deals?limit=0")).hasStatus(HttpStatus.BAD_REQUEST);
        assertThat(anna.get("/deals?limit=201")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void changesOnlyWhatIsNamedAndOnlyTheVersionThatIsMeant() {
        String id = made("{\"title\":\"A\",\"source\":\"Fair\",\"value\":{\"amount\":\"10\",\"currency\":\"EUR\"}}");
        MvcTestResult changed = anna.send("PATCH", "/deals/" + id, "{\"source\":null}", "If-Match", "\"1\"");
        assertThat(changed).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(Api.read(changed, "$.source")).isEqualTo("null");
        assertThat(Api.read(changed, "$.value.amount")).isEqualTo("10.00");
        assertThat(anna.send("PATCH", "/deals/" + id, "{\"title\":\"B\"}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(anna.send("PUT", "/deals/" + id + "/stage", stage(StageKind.QUALIFICATION), "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(anna.send("DELETE", "/deals/" + id, null, "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(anna.send("GET", "/deals/" + id, null, "If-None-Match", "\"2\""))
                .hasStatus(HttpStatus.NOT_MODIFIED);
        MvcTestResult emptied = anna.patch("/deals/" + id, "{\"value\":null}");
        assertThat(Api.read(emptied, "$.value")).isEqualTo("null");
    }

    @Test
    void movesThroughTheSameGateAsTheBoard() {
        String id = made("{\"title\":\"A\"}");
        UUID first = pipelines.standard().first().id();
        gates.replace(
                cast.actor(cast.max()), first, List.of(new Gates.Draft("source", GateCondition.Operator.PRESENT, "")));
        MvcTestResult held = anna.put("/deals/" + id + "/stage", stage(StageKind.PROPOSAL));
        assertThat(held).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(held, "$.errors[0].detail"))
                .isEqualTo("To leave “Lead generation”, Source must be filled in.");
        assertThat(Api.read(held, "$.errors[0].field")).isEqualTo("source");
        anna.patch("/deals/" + id, "{\"source\":\"Fair\"}");
        MvcTestResult moved = anna.put("/deals/" + id + "/stage", stage(StageKind.PROPOSAL));
        assertThat(moved).hasStatusOk();
        assertThat(Api.read(moved, "$.stage.kind")).isEqualTo("proposal");
        assertThat(Api.read(anna.get("/deals/" + id), "$.stageVisits.length()")).isEqualTo("2");
        assertThat(checks).allSatisfy(check -> assertThat(check.disagreements()).isEmpty());
    }

    @Test
    void losesWithAReasonAndOpensAgain() {
        String id = made("{\"title\":\"A\"}");
        assertThat(anna.put("/deals/" + id + "/outcome", "{\"outcome\":\"lost\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"field\":\"reason\"");
        UUID reason = reasons.current(Outcome.LOST).getFirst().id();
        MvcTestResult lost = anna.put(
                "/deals/" + id + "/outcome",
                "{\"outcome\":\"lost\",\"reason\":\"" + reason + "\",\"note\":\"Too early\"}");
        assertThat(Api.read(lost, "$.outcome")).isEqualTo("lost");
        assertThat(Api.read(lost, "$.reason.id")).isEqualTo(reason.toString());
        assertThat(Api.read(anna.put("/deals/" + id + "/outcome", "{\"outcome\":\"open\"}"), "$.outcome"))
                .isEqualTo("open");
        assertThat(Api.read(anna.put("/deals/" + id + "/outcome", "{\"outcome\":\"won\"}"), "$.stage.kind"))
                .isEqualTo("retention");
        assertThat(checks).allSatisfy(check -> assertThat(check.disagreements()).isEmpty());
    }

    @Test
    void putsIntoTheBinAndTakesOut() {
        String id = made("{\"title\":\"A\"}");
        assertThat(anna.delete("/deals/" + id)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(anna.get("/deals/" + id)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(anna.delete("/deals/" + id)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(anna.post("/deals/" + id + "/restoration", null)).hasStatusOk();
        assertThat(anna.get("/deals/" + id)).hasStatusOk();
    }

    @Test
    void hidesWhatThePersonMayNotSee() {
        jdbc.sql("update company set deal_visibility = 'own'").update();
        String id = made("{\"title\":\"Anna's\"}");
        Api.Client boris = api.as(cast.boris());
        assertThat(boris.get("/deals/" + id)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(boris.patch("/deals/" + id, "{\"title\":\"B\"}")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(boris.get("/deals?total=true")).bodyText().contains("\"items\":[]", "\"total\":0");
        assertThat(boris.get("/deals/" + UUID.randomUUID())).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void refusesATokenWithoutTheScope() {
        Api.Client reader = api.with(api.token(cast.anna(), "deals:read"));
        assertThat(reader.get("/deals")).hasStatusOk();
        assertThat(reader.post("/deals", "{\"title\":\"A\"}"))
                .hasStatus(HttpStatus.FORBIDDEN)
                .bodyText()
                .contains("deals:write");
    }

    @Test
    void doesWhatAKeyNamesOnce() {
        MvcTestResult first = anna.send("POST", "/deals", "{\"title\":\"A\"}", "Idempotency-Key", "k1");
        MvcTestResult again = anna.send("POST", "/deals", "{\"title\":\"A\"}", "Idempotency-Key", "k1");
        assertThat(first).hasStatus(HttpStatus.CREATED);
        assertThat(again).hasStatus(HttpStatus.CREATED).hasHeader("Idempotency-Replayed", "true");
        assertThat(body(again)).isEqualTo(body(first));
        assertThat(again.getResponse().getHeader("Location"))
                .isEqualTo(first.getResponse().getHeader("Location"));
        assertThat(anna.send("POST", "/deals", "{\"title\":\"B\"}", "Idempotency-Key", "k1"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(anna.send("POST", "/deals", "{\"title\":\"\"}", "Idempotency-Key", "k2"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(anna.send("POST", "/deals", "{\"title\":\"C\"}", "Idempotency-Key", "k2"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(api.as(cast.boris()).send("POST", "/deals", "{\"title\":\"B\"}", "Idempotency-Key", "k1"))
                .hasStatus(HttpStatus.CREATED);
        assertThat(jdbc.sql("select count(*) from deal").query(Long.class).single())
                .isEqualTo(3);
    }

    @Test
    void answersEachDealOfABatch() {
        MvcTestResult made = anna.post(
                "/deals/batch", "{\"items\":[{\"title\":\"A\"},{\"title\":\"\"},{\"title\":\"C\",\"colour\":1}]}");
        assertThat(made).hasStatusOk();
        assertThat(Api.read(made, "$.results[*].status")).isEqualTo("[201,422,422]");
        String id = Api.read(made, "$.results[0].id");
        MvcTestResult changed = anna.send(
                "PATCH",
                "/deals/batch",
                "{\"items\":[{\"id\":\"" + id + "\",\"version\":1,\"title\":\"A2\"},{\"id\":\"" + id
                        + "\",\"version\":1,\"title\":\"A3\"},{\"id\":\"" + UUID.randomUUID()
                        + "\",\"title\":\"X\"}]}");
        assertThat(Api.read(changed, "$.results[*].status")).isEqualTo("[200,412,404]");
        assertThat(Api.read(changed, "$.results[0].version")).isEqualTo("2");
        String many = IntStream.range(0, 501).mapToObj(i -> "{\"title\":\"T\"}").collect(Collectors.joining(","));
        assertThat(anna.post("/deals/batch", "{\"items\":[" + many + "]}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(anna.send(
                        "POST",
                        "/deals/batch",
                        "{\"items\":[{\"title\":\"K\"},{\"title\":\"L\",\"owner\":\"" + UUID.randomUUID() + "\"}]}",
                        "Idempotency-Key",
                        "b1"))
                .hasStatusOk();
        assertThat(jdbc.sql("select count(*) from deal where title in ('K', 'L')")
                        .query(Long.class)
                        .single())
                .isEqualTo(1);
    }

    private String made(String json) {
        MvcTestResult made = anna.post("/deals", json);
        assertThat(made).hasStatus(HttpStatus.CREATED);
        return Api.read(made, "$.id");
    }

    private String stage(StageKind kind) {
        return "{\"stage\":\"" + pipelines.standard().ofKind(kind).orElseThrow().id() + "\"}";
    }

    private static String body(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), java.nio.charset.StandardCharsets.UTF_8);
    }
}
