package org.penstock.qualification.rest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The qualification of a deal over the API. */
@PenstockTest
class QualificationApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Api.Client anna;
    String path;

    @BeforeEach
    void aLead() {
        jdbc.sql("update company set deal_visibility = 'own'").update();
        anna = api.as(cast.anna());
        path = "/deals/" + anna.made("/deals", "{\"title\":\"Bakery\"}") + "/qualification";
    }

    @Test
    void putsTheWholeAndComparesItsOwnVersion() {
        MvcTestResult empty = anna.get(path);
        assertThat(empty).hasStatusOk().hasHeader("ETag", "\"0\"");
        assertThat(Api.read(empty, "$.answers.length()")).isEqualTo("5");

        String json = "{\"answers\":[{\"criterion\":\"budget\",\"answer\":\"yes\",\"said\":\"Ms Baker\"}],"
                + "\"verdict\":\"not_yet\",\"backOn\":\"2026-12-07\"}";
        MvcTestResult put = anna.send("PUT", path, json, "If-Match", "\"0\"");
        assertThat(put).hasStatusOk().hasHeader("ETag", "\"1\"");
        assertThat(Api.read(put, "$.verdict")).isEqualTo("not_yet");
        assertThat(Api.read(put, "$.met")).isEqualTo("1");
        assertThat(anna.send("PUT", path, json, "If-Match", "\"0\"")).hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(anna.put(
                        path,
                        "{\"answers\":[{\"criterion\":\"budget\",\"answer\":\"perhaps\"},{\"answer\":\"no\"}],"
                                + "\"verdict\":\"maybe\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("answers.0.answer", "answers.1.criterion", "verdict");
        assertThat(anna.put(path, "{\"answers\":[],\"verdict\":\"disqualified\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("reason");
        assertThat(anna.put(path, "{\"answers\":[],\"verdict\":\"not_yet\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("backOn");
    }

    @Test
    void aHiddenDealIsMissing() {
        Api.Client boris = api.as(cast.boris());
        assertThat(boris.get(path)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(boris.put(path, "{\"answers\":[]}")).hasStatus(HttpStatus.NOT_FOUND);
    }
}
