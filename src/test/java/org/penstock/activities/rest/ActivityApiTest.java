package org.penstock.activities.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.UUID;
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

/** Activities over the API. */
@PenstockTest
class ActivityApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client anna;
    String deal;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        anna = api.as(cast.anna());
        deal = anna.made("/deals", "{\"title\":\"D\"}");
    }

    private String task(String subject) {
        return anna.made("/activities", "{\"subject\":\"" + subject + "\",\"deal\":\"" + deal + "\"}");
    }

    @Test
    void createsReadsChangesAndFinishesACall() {
        String id = anna.made(
                "/activities",
                "{\"kind\":\"call\",\"subject\":\"Call Ada\",\"deal\":\"" + deal + "\",\"dueOn\":\"2026-11-24\"}");
        MvcTestResult read = anna.get("/activities/" + id);
        assertThat(read).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(Api.read(read, "$.assignee")).isEqualTo(cast.anna().toString());
        assertThat(Api.read(anna.get("/deals/" + deal), "$.nextStep.activity")).isEqualTo(id);
        MvcTestResult done = anna.send(
                "PATCH", "/activities/" + id, "{\"done\":true,\"callOutcome\":\"reached\"}", "If-Match", "\"1\"");
        assertThat(done).hasStatusOk();
        assertThat(Api.read(done, "$.doneAt")).isNotEqualTo("null");
        assertThat(Api.read(done, "$.callOutcome")).isEqualTo("reached");
        assertThat(Api.read(anna.get("/deals/" + deal), "$.nextStep")).isEqualTo("null");
        assertThat(anna.send("PATCH", "/activities/" + id, "{\"done\":false}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(Api.read(anna.patch("/activities/" + id, "{\"done\":false}"), "$.doneAt"))
                .isEqualTo("null");
    }

    @Test
    void putsIntoTheBinAndTakesOut() {
        String id = task("A");
        assertThat(anna.delete("/activities/" + id)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(anna.get("/activities/" + id)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(anna.walk("/activities", "id")).isEmpty();
        assertThat(anna.post("/activities/" + id + "/restoration", null)).hasStatusOk();
        assertThat(anna.walk("/activities", "id")).containsExactly(id);
    }

    @Test
    void listsToTheEndAndFilters() {
        List<String> all = List.of(task("A"), task("B"), task("C"), task("D"), task("E"));
        anna.patch("/activities/" + all.get(1), "{\"done\":true}");
        String note = anna.made("/activities", "{\"kind\":\"note\",\"subject\":\"N\"}");
        assertThat(anna.walk("/activities?deal=" + deal, "id")).isEqualTo(all.reversed());
        assertThat(anna.walk("/activities?state=done", "id")).contains(all.get(1));
        assertThat(anna.walk("/activities?state=open&kind=task", "id"))
                .hasSize(4)
                .doesNotContain(all.get(1));
        assertThat(anna.walk("/activities?kind=note", "id")).containsExactly(note);
        assertThat(anna.walk("/activities?assignee=" + cast.boris(), "id")).isEmpty();
        for (String wrong : List.of("deal=x", "kind=letter", "state=half", "assignee=me")) {
            MvcTestResult refused = anna.get("/activities?" + wrong);
            assertThat(refused).hasStatus(HttpStatus.BAD_REQUEST);
            assertThat(Api.read(refused, "$.errors[0].field")).isEqualTo(wrong.substring(0, wrong.indexOf('=')));
        }
    }

    @Test
    void namesWhatCannotBe() {
        MvcTestResult twice = anna.post(
                "/activities", "{\"subject\":\"A\",\"dueAt\":\"2026-11-24T09:00:00Z\",\"dueOn\":\"2026-11-24\"}");
        assertThat(Api.read(twice, "$.errors[0].field")).isEqualTo("dueOn");
        assertThat(anna.post("/activities", "{\"subject\":\"A\",\"deal\":\"" + UUID.randomUUID() + "\"}"))
                .hasStatus4xxClientError();
        MvcTestResult words = anna.post(
                "/activities",
                "{\"kind\":\"call\",\"subject\":\"A\",\"callOutcome\":\"Agreed\",\"place\":\"" + "x".repeat(201)
                        + "\",\"dueAt\":\"2026-11-24T09:00:00Z\",\"endsAt\":\"2026-11-24T08:00:00Z\"}");
        assertThat(words).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(words, "$.errors[*].field")).isEqualTo("[\"place\",\"callOutcome\",\"endsAt\"]");
        assertThat(anna.post("/activities", "{\"kind\":\"letter\",\"subject\":\"A\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(anna.post("/activities", "{\"subject\":\"A\",\"dueAt\":\"2026-11-24\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void hidesWhatBelongsToADealThatMayNotBeSeen() {
        jdbc.update("update company set deal_visibility = 'own'");
        String id = task("A");
        Api.Client boris = api.as(cast.boris());
        assertThat(boris.get("/activities/" + id)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(boris.walk("/activities", "id")).isEmpty();
        assertThat(boris.post("/activities", "{\"subject\":\"B\",\"deal\":\"" + deal + "\"}"))
                .hasStatus4xxClientError();
    }
}
