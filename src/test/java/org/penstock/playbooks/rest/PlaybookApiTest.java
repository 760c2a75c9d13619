package org.penstock.playbooks.rest;

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

/** Playbooks over the API: copied, changed, published, refused. */
@PenstockTest
class PlaybookApiTest {
    private static final String SHORT = "01930000-0000-7000-8000-000000000051";

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
    void copiesChangesPublishesAndTakesAway() {
        String id = max.made("/playbooks", "{\"fromPlaybook\": \"%s\", \"name\": \"Ours\"}".formatted(SHORT));
        MvcTestResult changed = max.patch(
                "/playbooks/" + id,
                "{\"about\": \"For shops\", \"reasons\": {\"lost\": [\"Too far\"], \"disqualified\": []}}");
        assertThat(changed).hasStatusOk();
        assertThat(Api.read(changed, "$.version")).isEqualTo("2");
        assertThat(Api.read(changed, "$.reasons.lost[0]")).isEqualTo("Too far");
        assertThat(Api.read(changed, "$.stages.length()")).isEqualTo("4");

        String pipeline = Api.read(max.post("/playbooks/" + id + "/publications", "{}"), "$.pipeline");
        assertThat(max.get("/playbooks/" + id + "/effects?pipeline=" + pipeline))
                .hasStatusOk()
                .bodyText()
                .contains("kept")
                .doesNotContain("changed", "added", "retired");
        assertThat(max.delete("/playbooks/" + id)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(max.get("/playbooks/" + id)).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void namesTheFieldThatIsWrong() {
        assertThat(max.post("/playbooks", "{\"name\": \"X\", \"stages\": [], \"reasons\": \"none\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("reasons");
        assertThat(max.post(
                        "/playbooks",
                        "{\"name\": \"X\", \"stages\": [{\"name\": \"A\", \"kind\": \"odd\", \"probability\": 10}]}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("stages[0].kind");
        assertThat(max.get("/playbooks/" + SHORT + "/effects")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void isNotForReps() {
        assertThat(api.as(cast.anna()).get("/playbooks")).hasStatus(HttpStatus.FORBIDDEN);
    }
}
