package org.penstock.imports.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.imports.ImportRun.State;
import org.penstock.imports.Imports;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of imports: who may see them, and the way from a file to an undo. Jobs are done by hand. */
@PenstockTest
class ImportPagesTest {
    private static final String FILE =
            "Deal ID,Title,Organization,Stage,Value\n1,Pumps,Acme,Proposal,100\n2,Valves,Acme,Nowhere,5\n";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Cast cast;

    @Autowired
    Imports imports;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
        cast.olga();
    }

    private UUID uploaded() {
        MvcTestResult sent = mvc.post()
                .uri("/imports")
                .multipart()
                .file(new org.springframework.mock.web.MockMultipartFile(
                        "files", "C:\\exports\\deals.csv", "text/csv", FILE.getBytes(StandardCharsets.UTF_8)))
                .param("pasted", "")
                .param("origin", "pipedrive")
                .param("currency", "EUR")
                .param("zone", "Europe/Berlin")
                .with(cast.as(cast.olga()))
                .exchange();
        assertThat(sent).hasStatus(303);
        String path = String.valueOf(sent.getResponse().getHeader("Location"));
        return UUID.fromString(path.substring(path.lastIndexOf('/') + 1));
    }

    private String body(String path) throws Exception {
        MvcTestResult page = mvc.get().uri(path).with(cast.as(cast.olga())).exchange();
        assertThat(page).hasStatusOk();
        return page.getResponse().getContentAsString(StandardCharsets.UTF_8);
    }

    private MvcTestResult post(String path, String... parameters) {
        var request = mvc.post().uri(path);
        for (int i = 0; i < parameters.length; i += 2) {
            request = request.param(parameters[i], parameters[i + 1]);
        }
        return request.with(cast.as(cast.olga())).exchange();
    }

    @Test
    void goesFromAFileToAnUndo() throws Exception {
        UUID id = uploaded();
        assertThat(body("/imports/" + id)).contains("Looking at the rows");
        imports.goOn(Actor.system(), id);
        assertThat(body("/imports/" + id)).contains("deals.csv", "The stage Nowhere is not known", "Import 1 row");

        assertThat(post("/imports/" + id + "/answers", "question", "stage|nowhere", "answer", "won"))
                .hasStatus(303);
        imports.goOn(Actor.system(), id);
        assertThat(post("/imports/" + id + "/application")).hasStatus(303);
        imports.goOn(Actor.system(), id);
        assertThat(body("/imports/" + id)).contains("Undo this import");
        assertThat(jdbc.queryForObject(
                        "select string_agg(outcome || ' ' || currency, ', ' order by title) from deal", String.class))
                .isEqualTo("open EUR, won EUR");

        assertThat(post("/imports/" + id + "/undo")).hasStatus(303);
        imports.goOn(Actor.system(), id);
        assertThat(body("/imports/" + id)).contains("by Olga Owner");
        assertThat(jdbc.queryForObject("select count(*) from deal", Long.class)).isZero();
        assertThat(body("/imports")).contains("Undone");
    }

    @Test
    void changesWhereColumnsGo() throws Exception {
        UUID id = uploaded();
        imports.goOn(Actor.system(), id);
        assertThat(post(
                        "/imports/" + id + "/files/0",
                        "entity",
                        "deals",
                        "use0",
                        "deal.id",
                        "use1",
                        "deal.title",
                        "use2",
                        "",
                        "use3",
                        ""))
                .hasStatus(303);
        imports.goOn(Actor.system(), id);
        assertThat(imports.get(Actor.system(), id).counts().created()).isEqualTo(2);
    }

    @Test
    void cancelsBeforeAnythingIsWritten() {
        UUID id = uploaded();
        assertThat(post("/imports/" + id + "/cancellation")).hasStatus(303);
        imports.goOn(Actor.system(), id);
        assertThat(imports.get(Actor.system(), id).state()).isEqualTo(State.CANCELLED);
        assertThat(post("/imports/" + id + "/removal")).hasStatus(303);
        assertThat(mvc.get().uri("/imports/" + id).with(cast.as(cast.olga()))).hasStatus(404);
    }

    @Test
    void saysWhatIsWrongWithAFileAndKeepsWhatWasPasted() {
        MvcTestResult sent = mvc.post()
                .uri("/imports")
                .multipart()
                .file(new org.springframework.mock.web.MockMultipartFile(
                        "files", "a.pdf", "application/pdf", "%PDF-1".getBytes(StandardCharsets.UTF_8)))
                .param("pasted", "kept as it was")
                .param("origin", "file")
                .param("currency", "EUR")
                .param("zone", "UTC")
                .with(cast.as(cast.olga()))
                .exchange();
        assertThat(sent).hasStatus(422).bodyText().contains("a.pdf is not a table", "kept as it was");
    }

    @Test
    void givesThePlanAndTheRowsToMendAsFiles() throws Exception {
        UUID id = uploaded();
        imports.goOn(Actor.system(), id);
        assertThat(body("/imports/sample.csv")).contains("Deal ID");
        for (String file : List.of("/plan.csv", "/rejected/0.csv")) {
            MvcTestResult sent = mvc.get()
                    .uri("/imports/" + id + file)
                    .with(cast.as(cast.olga()))
                    .exchange();
            assertThat(sent).hasStatusOk().bodyText().contains("Nowhere");
        }
    }

    @Test
    void isNotForThoseWhoMayNotImport() {
        UUID id = uploaded();
        List<String> pages = List.of(
                "/imports",
                "/imports/new",
                "/imports/sample.csv",
                "/imports/" + id,
                "/imports/" + id + "/rows",
                "/imports/" + id + "/progress",
                "/imports/" + id + "/plan.csv",
                "/imports/" + id + "/rejected/0.csv");
        for (String page : pages) {
            assertThat(mvc.get().uri(page).with(cast.as(cast.anna()))).as(page).hasStatus(403);
            assertThat(mvc.get().uri(page)).as(page).hasStatus3xxRedirection();
        }
        for (String action :
                List.of("application", "cancellation", "undo", "removal", "answers?question=x", "files/0")) {
            assertThat(mvc.post().uri("/imports/" + id + "/" + action).with(cast.as(cast.vera())))
                    .as(action)
                    .hasStatus(403);
        }
        assertThat(mvc.get().uri("/imports/" + UUID.randomUUID()).with(cast.as(cast.olga())))
                .hasStatus(404);
    }
}
