package org.penstock.deals.rest;

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

/** Pipelines, stages and reasons over the API. */
@PenstockTest
class PipelineApiTest {
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

    private String pipeline() {
        return max.made("/pipelines", """
                {"name": "Partners", "stages": [{"name": "New", "kind": "lead_generation", "probability": 10},
                                                {"name": "Offer", "kind": "proposal", "probability": 50},
                                                {"name": "Ours", "kind": "retention", "probability": 100}]}""");
    }

    @Test
    void createsReadsAndChangesAPipeline() {
        String id = pipeline();
        assertThat(Api.read(max.get("/pipelines/" + id), "$.stages[*].name")).isEqualTo("[\"New\",\"Offer\",\"Ours\"]");
        MvcTestResult changed = max.send("PATCH", "/pipelines/" + id, "{\"name\":\"Resellers\"}", "If-Match", "\"1\"");
        assertThat(changed).hasStatusOk();
        assertThat(max.send("PATCH", "/pipelines/" + id, "{\"name\":\"Late\"}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(Api.read(max.patch("/pipelines/" + id, "{\"standard\":true}"), "$.standard"))
                .isEqualTo("true");
        assertThat(max.patch("/pipelines/" + id, "{\"archived\":true}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(max.get("/pipelines"), "$.items[?(@.standard)].id")).contains(id);
    }

    @Test
    void addsChangesRetiresAndOrdersStages() {
        String id = pipeline();
        MvcTestResult added = max.post(
                "/pipelines/" + id + "/stages",
                "{\"name\":\"Talks\",\"kind\":\"negotiation\",\"probability\":70,\"place\":2}");
        assertThat(added).hasStatus(HttpStatus.CREATED);
        assertThat(Api.read(added, "$.stages[*].name")).isEqualTo("[\"New\",\"Offer\",\"Talks\",\"Ours\"]");
        String talks = Api.read(added, "$.stages[2].id");
        String stage = "/pipelines/" + id + "/stages/" + talks;
        assertThat(Api.read(max.send("PATCH", stage, "{\"probability\":75}", "If-Match", "\"1\""), "$.probability"))
                .isEqualTo("75");
        assertThat(max.send("PATCH", stage, "{\"probability\":80}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(Api.read(max.patch(stage, "{\"retired\":true}"), "$.retired"))
                .isEqualTo("true");
        assertThat(Api.read(max.patch(stage, "{\"retired\":false}"), "$.retired"))
                .isEqualTo("false");
        MvcTestResult now = max.get("/pipelines/" + id);
        List<String> ids = List.of(
                Api.read(now, "$.stages[1].id"),
                Api.read(now, "$.stages[0].id"),
                Api.read(now, "$.stages[2].id"),
                Api.read(now, "$.stages[3].id"));
        MvcTestResult ordered =
                max.put("/pipelines/" + id + "/stage-order", "{\"stages\":[\"" + String.join("\",\"", ids) + "\"]}");
        assertThat(Api.read(ordered, "$.stages[0].id")).isEqualTo(ids.getFirst());
        assertThat(max.put("/pipelines/" + id + "/stage-order", "{\"stages\":[\"" + ids.getFirst() + "\"]}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void retiresAStageUnderItsDealsButArchivesNoPipelineWithOpenOnes() {
        String id = pipeline();
        String first = Api.read(max.get("/pipelines/" + id), "$.stages[0].id");
        String deal = max.made("/deals", "{\"title\":\"D\",\"pipeline\":\"" + id + "\"}");
        assertThat(max.patch("/pipelines/" + id + "/stages/" + first, "{\"retired\":true}"))
                .hasStatusOk();
        assertThat(Api.read(max.get("/deals/" + deal), "$.stage.id")).isEqualTo(first);
        assertThat(max.post("/deals", "{\"title\":\"E\",\"pipeline\":\"" + id + "\",\"stage\":\"" + first + "\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(max.patch("/pipelines/" + id, "{\"archived\":true}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void namesWhatIsWrong() {
        for (String body : List.of(
                "{\"name\":\"X\"}",
                "{\"name\":\"X\",\"stages\":[]}",
                "{\"name\":\"X\",\"stages\":[{\"name\":\"S\",\"kind\":\"car\",\"probability\":1}]}",
                "{\"name\":\"X\",\"stages\":[{\"name\":\"S\",\"kind\":\"proposal\",\"probability\":101}]}",
                "{\"name\":\"\",\"stages\":[{\"name\":\"S\",\"kind\":\"proposal\",\"probability\":1}]}",
                "{\"name\":\"X\",\"stages\":[{\"name\":\"S\",\"kind\":\"proposal\"}]}")) {
            assertThat(max.post("/pipelines", body)).as(body).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(max.get("/pipelines/" + UUID.randomUUID())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(max.patch("/pipelines/" + pipeline() + "/stages/" + UUID.randomUUID(), "{\"name\":\"X\"}"))
                .hasStatus(HttpStatus.NOT_FOUND);
        Api.Client anna = api.as(cast.anna());
        assertThat(anna.get("/pipelines")).hasStatusOk();
        assertThat(anna.post("/pipelines", "{\"name\":\"X\",\"stages\":[]}")).hasStatus(HttpStatus.FORBIDDEN);
    }
}
