package org.penstock.imports.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.imports.Imports;
import org.penstock.kernel.Actor;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.mock.web.MockMultipartFile;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;

/** Imports over the API: upload, follow, apply, undo; who may, and what is refused. */
@PenstockTest
class ImportApiTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    Imports imports;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client max;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        max = api.as(cast.max());
    }

    private MvcTestResult upload(String token, String name, String text, String... parameters) {
        var request = MockMvcRequestBuilders.multipart("/api/v1/imports")
                .file(new MockMultipartFile("files", name, "text/csv", text.getBytes(StandardCharsets.UTF_8)));
        for (int i = 0; i < parameters.length; i += 2) {
            request.param(parameters[i], parameters[i + 1]);
        }
        request.header("Authorization", "Bearer " + token);
        return mvc.perform(request);
    }

    private String uploaded() {
        MvcTestResult made = upload(max.token(), "deals.csv", "Deal title,Value,Currency\nPumps,100,EUR\n");
        assertThat(made).hasStatus(HttpStatus.ACCEPTED);
        return Api.read(made, "$.id");
    }

    @Test
    void uploadsAndReadsAnImport() {
        String id = uploaded();
        MvcTestResult read = max.get("/imports/" + id);
        assertThat(read).hasStatusOk();
        assertThat(Api.read(read, "$.origin")).isEqualTo("file");
        assertThat(max.get("/imports/" + id + "/questions")).hasStatusOk();
        assertThat(jdbc.queryForObject("select count(*) from deal", Long.class)).isZero();
    }

    @Test
    void answers409WhereTheStateDoesNotAllowIt() {
        String id = uploaded();
        assertThat(max.post("/imports/" + id + "/undo", null)).hasStatus(HttpStatus.CONFLICT);
        jdbc.update("update import_run set state = 'applied' where id = ?::uuid", id);
        assertThat(max.post("/imports/" + id + "/application", null)).hasStatus(HttpStatus.CONFLICT);
    }

    @Test
    void listsTheLatestFirstHoweverManyAPage() {
        List<String> made = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            made.add(uploaded());
            jdbc.update("update import_run set state = 'planned' where id = ?::uuid", made.getLast());
            clock.forward(java.time.Duration.ofSeconds(i == 2 ? 0 : 1));
        }
        List<String> seen = max.walk("/imports", "id");
        assertThat(seen)
                .hasSize(5)
                .doesNotHaveDuplicates()
                .startsWith(made.getLast())
                .endsWith(made.getFirst());
        assertThat(Api.read(max.get("/imports?limit=4"), "$.items.length()")).isEqualTo("4");
    }

    @Test
    void namesWhatIsWrongWithAnUpload() {
        String csv = "Deal title\nPumps\n";
        for (List<String> wrong :
                List.of(List.of("origin", "sheets"), List.of("currency", "EURO"), List.of("zone", "Mars/Base"))) {
            MvcTestResult refused = upload(max.token(), "deals.csv", csv, wrong.get(0), wrong.get(1));
            assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
            assertThat(Api.read(refused, "$.errors[0].field")).isEqualTo(wrong.get(0));
        }
        assertThat(upload(max.token(), "deals.csv", "")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(max.post("/imports", "{}")).hasStatus4xxClientError();
        assertThat(jdbc.queryForObject("select count(*) from import_run", Long.class))
                .isZero();
    }

    @Test
    void letsNobodyInWhoMayNotImport() {
        String id = uploaded();
        Api.Client vera = api.as(cast.vera());
        assertThat(vera.get("/imports")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(vera.get("/imports/" + id)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(vera.post("/imports/" + id + "/application", null)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(upload(vera.token(), "deals.csv", "Deal title\nPumps\n")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(max.get("/imports/" + UUID.randomUUID())).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(imports.get(Actor.system(), UUID.fromString(id))).isNotNull();
    }

    @Test
    void throwsAPlanAway() {
        String id = uploaded();
        jdbc.update("update import_run set state = 'planned' where id = ?::uuid", id);
        assertThat(max.delete("/imports/" + id)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(max.walk("/imports", "state")).doesNotContain("planned");
    }
}
