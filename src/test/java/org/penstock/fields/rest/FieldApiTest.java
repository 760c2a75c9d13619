package org.penstock.fields.rest;

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

/** Custom fields and labels over the API. */
@PenstockTest
class FieldApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client max;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        max = api.as(cast.max());
    }

    @Test
    void createsReadsChangesAndRetiresAField() {
        String id = max.made(
                "/fields",
                "{\"subject\":\"deal\",\"label\":\"Segment\",\"type\":\"choice\",\"options\":[\"Retail\",\"Bank\"]}");
        assertThat(Api.read(max.get("/fields/" + id), "$.key")).isEqualTo("segment");
        MvcTestResult changed = max.send("PATCH", "/fields/" + id, "{\"label\":\"Market\"}", "If-Match", "\"1\"");
        assertThat(changed).hasStatusOk();
        assertThat(Api.read(changed, "$.options")).isEqualTo("[\"Retail\",\"Bank\"]");
        assertThat(max.send("PATCH", "/fields/" + id, "{\"label\":\"Late\"}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(Api.read(max.patch("/fields/" + id, "{\"retired\":true}"), "$.retired"))
                .isEqualTo("true");
        assertThat(Api.read(max.patch("/fields/" + id, "{\"retired\":false}"), "$.retired"))
                .isEqualTo("false");
        assertThat(Api.read(max.get("/fields"), "$.items[*].label")).contains("Market");
    }

    @Test
    void keepsValuesOfCustomFieldsByTheirType() {
        for (String type : List.of("text", "number", "money", "date", "boolean")) {
            max.made("/fields", "{\"subject\":\"deal\",\"label\":\"A " + type + "\",\"type\":\"" + type + "\"}");
        }
        String id = max.made("/deals", """
                {"title": "D", "custom": {"a_text": "x", "a_number": 12.5, "a_date": "2026-12-01", "a_boolean": true,
                                          "a_money": {"amount": "12.50", "currency": "EUR"}}}""");
        MvcTestResult read = max.get("/deals/" + id);
        assertThat(Api.read(read, "$.custom.a_money.amount")).isEqualTo("12.50");
        assertThat(Api.read(read, "$.custom.a_boolean")).isEqualTo("true");
        MvcTestResult refused = max.patch(
                "/deals/" + id, "{\"custom\":{\"a_number\":\"many\",\"a_date\":\"soon\",\"colour\":1,\"a_text\":[1]}}");
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(refused, "$.errors[*].field"))
                .contains("custom.a_number", "custom.a_date", "custom.colour", "custom.a_text");
        MvcTestResult emptied = max.patch("/deals/" + id, "{\"custom\":{\"a_text\":null}}");
        assertThat(Api.body(emptied)).doesNotContain("a_text").contains("a_number");
        assertThat(max.walk("/deals?custom.a_text=x", "id")).isEmpty();
    }

    @Test
    void createsChangesAndRetiresALabel() {
        String id = max.made("/labels", "{\"subject\":\"deal\",\"name\":\"Key account\",\"colour\":\"green\"}");
        assertThat(Api.read(max.patch("/labels/" + id, "{\"name\":\"Big\"}"), "$.colour"))
                .isEqualTo("green");
        assertThat(max.patch("/labels/" + id, "{\"colour\":\"plaid\"}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        String deal = max.made("/deals", "{\"title\":\"D\",\"labels\":[\"" + id + "\"]}");
        assertThat(Api.read(max.patch("/labels/" + id, "{\"retired\":true}"), "$.retired"))
                .isEqualTo("true");
        assertThat(Api.read(max.get("/deals/" + deal), "$.labels")).contains(id);
        assertThat(max.send("PATCH", "/labels/" + id, "{\"name\":\"Late\"}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
    }

    @Test
    void namesWhatIsWrongWithAFieldOrLabel() {
        assertThat(max.post("/fields", "{\"subject\":\"car\",\"label\":\"X\",\"type\":\"text\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("\"field\":\"subject\"");
        assertThat(max.post("/fields", "{\"subject\":\"deal\",\"label\":\"\",\"type\":\"text\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(max.post("/labels", "{\"subject\":\"deal\"}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(max.get("/fields/" + UUID.randomUUID())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(max.patch("/labels/" + UUID.randomUUID(), "{\"name\":\"X\"}"))
                .hasStatus(HttpStatus.NOT_FOUND);
        assertThat(api.as(cast.anna()).post("/labels", "{\"subject\":\"deal\",\"name\":\"X\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(api.as(cast.anna()).get("/fields")).hasStatusOk();
    }
}
