package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.UUID;
import org.dhatim.fastexcel.reader.Cell;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** What goes wrong between two people and between a page and a spreadsheet has an answer that says what to do. */
@PenstockTest
class DealBadInputTest {
    private static final String FORMULA = "=HYPERLINK(\"http://example.com\",\"look\")";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Actor max;

    @BeforeEach
    void setUp() {
        max = cast.actor(cast.max());
        jdbc.sql("update company set set_up_at = now()").update();
    }

    private UUID deal(String title) {
        return deals.create(max, DealDraft.titled(title), null).orElseThrow();
    }

    @Test
    void secondOfTwoEditorsSeesBothVersionsAndKeepsWhatWasTyped() {
        UUID deal = deal("Contested");
        int version = pages.load(max, deal).deal().version();
        deals.change(max, List.of(deal), version, List.of(new DealEdit.Title("As the colleague wrote it")));
        assertThat(mvc.put()
                        .uri("/deals/" + deal + "/facts")
                        .param("version", String.valueOf(version))
                        .param("title", "As I typed it")
                        .param("currency", "USD")
                        .with(cast.as(cast.max())))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("As the colleague wrote it", "As I typed it");
        assertThat(pages.load(max, deal).deal().title()).isEqualTo("As the colleague wrote it");
    }

    @Test
    void cardThatIsDroppedOnAStageRetiredMeanwhileStaysAndIsToldSo() {
        UUID deal = deal("Late drag");
        Stage proposal = pipelines.standard().ofKind(StageKind.PROPOSAL).orElseThrow();
        Stage retired =
                pipelines.retire(max, proposal.id(), proposal.version(), true).orElseThrow();
        assertThat(mvc.put()
                        .uri("/deals/" + deal + "/stage")
                        .param("stage", proposal.id().toString())
                        .with(cast.as(cast.max())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(proposal.name());
        assertThat(pages.load(max, deal).deal().stageKind()).isEqualTo(StageKind.LEAD_GENERATION);
        pipelines.retire(max, retired.id(), retired.version(), false).orElseThrow();
    }

    @Test
    void formulasLeaveAsTextInBothKindsOfFiles() throws IOException {
        deal(FORMULA);
        byte[] csv = mvc.get()
                .uri("/deals/list.csv")
                .with(cast.as(cast.max()))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        assertThat(new String(csv, StandardCharsets.UTF_8))
                .contains("'=HYPERLINK")
                .doesNotContainPattern("(?m)(^|,)\"?=HYPERLINK");
        byte[] xlsx = mvc.get()
                .uri("/deals/list.xlsx")
                .with(cast.as(cast.max()))
                .exchange()
                .getResponse()
                .getContentAsByteArray();
        try (ReadableWorkbook book = new ReadableWorkbook(new ByteArrayInputStream(xlsx))) {
            List<Cell> cells = book.getFirstSheet().read().stream()
                    .flatMap(row -> row.stream())
                    .filter(cell -> cell != null && FORMULA.equals(cell.getText()))
                    .toList();
            assertThat(cells).isNotEmpty().allMatch(cell -> cell.getType() == CellType.STRING);
        }
    }
}
