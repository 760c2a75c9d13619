package org.penstock.needs.rest;

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

/** The needs of a deal over the API. */
@PenstockTest
class NeedsApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client max;
    String needs;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        max = api.as(cast.max());
        needs = "/deals/" + max.made("/deals", "{\"title\":\"D\"}") + "/needs";
    }

    @Test
    void putsThemAsAWholeAndKeepsWhatIsNotNamed() {
        String product = max.made("/products", "{\"name\":\"Gateway\"}");
        MvcTestResult put = max.put(
                needs,
                "{\"pains\":[{\"text\":\"Slow\"}],\"requirements\":[{\"text\":\"Offline\",\"must\":true,\"weight\":5,"
                        + "\"products\":[{\"product\":\"" + product
                        + "\",\"meets\":\"partly\",\"note\":\"May\"}]}],\"decisionOn\":\"2027-03-01\"}");
        assertThat(put).hasStatusOk();
        assertThat(Api.read(put, "$.requirements[0].products[0].name")).isEqualTo("Gateway");
        String id = Api.read(put, "$.requirements[0].id");

        MvcTestResult again =
                max.put(needs, "{\"requirements\":[{\"text\":\"New\"},{\"id\":\"" + id + "\",\"text\":\"Off\"}]}");
        assertThat(Api.read(again, "$.requirements[*].text")).isEqualTo("[\"New\",\"Off\"]");
        assertThat(Api.read(again, "$.requirements[1].products[0].meets")).isEqualTo("partly");
        assertThat(Api.read(again, "$.pains[0].text")).isEqualTo("Slow");
        assertThat(Api.read(again, "$.decisionOn")).isEqualTo("2027-03-01");
        assertThat(max.send("PUT", needs, "{\"pains\":[]}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        MvcTestResult put = max.put(
                needs,
                "{\"requirements\":[{\"text\":\"\",\"weight\":7,\"id\":\"0199c2f0-0000-7000-8000-000000000001\"}],"
                        + "\"people\":[{\"person\":\"0199c2f0-0000-7000-8000-000000000001\",\"influence\":4}]}");
        assertThat(put).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(put)
                .bodyText()
                .contains(
                        "requirements.0.text",
                        "requirements.0.weight",
                        "requirements.0.id",
                        "people.0.person",
                        "people.0.influence");
    }

    @Test
    void answersAQuestion() {
        String question = Api.read(max.get(needs), "$.questions[0].id");
        MvcTestResult put = max.put(needs + "/questions/" + question, "{\"answer\":\"By hand\"}");
        assertThat(put).hasStatusOk();
        assertThat(Api.read(max.get(needs), "$.questions[0].answer")).isEqualTo("By hand");
        assertThat(max.put(needs + "/questions/0199c2f0-0000-7000-8000-000000000001", "{\"answer\":\"x\"}"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }
}
