package org.penstock.insights;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Who gets which answer from the pages of figures, and what they say in words. */
@PenstockTest
class FigurePagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Deals deals;

    @Autowired
    DealOutcomes outcomes;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Actor max;

    @BeforeEach
    void sell() {
        CleanDatabase.clean(jdbc);
        max = cast.actor(cast.max());
        UUID deal = deals.create(max, DealDraft.titled("Cold chain"), null).orElseThrow();
        deals.change(max, List.of(deal), null, List.of(new DealEdit.Value(new BigDecimal("1000"), "USD")));
        deals.change(max, List.of(deal), null, List.of(new DealEdit.Source("=1+1")));
        outcomes.win(max, List.of(deal), null, null);
        deals.create(max, DealDraft.titled("Fleet tracking"), null).orElseThrow();
        jdbc.update("update company set set_up_at = now()");
    }

    private String page(String query, UUID reader) throws Exception {
        return mvc.get()
                .uri("/figures" + query)
                .with(cast.as(reader))
                .exchange()
                .getResponse()
                .getContentAsString();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/figures", "/figures/table.csv"})
    void sendsStrangersToSignIn(String url) {
        assertThat(mvc.get().uri(url)).hasStatus3xxRedirection();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/figures", "/figures/table.csv"})
    void knowsNoPipelineThatIsNotThere(String url) {
        assertThat(mvc.get().uri(url + "?pipeline=" + UUID.randomUUID()).with(cast.as(cast.max())))
                .hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void letsAViewerLookButTakeNothingAway() throws Exception {
        assertThat(mvc.get().uri("/figures").with(cast.as(cast.vera()))).hasStatusOk();
        assertThat(page("", cast.vera())).doesNotContain("table.csv");
        assertThat(mvc.get().uri("/figures/table.csv").with(cast.as(cast.vera())))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void saysEachDefinitionAndGivesEveryDrawingItsWords() throws Exception {
        String page = page("", cast.max());
        assertThat(page)
                .contains(
                        "Won ÷ (won + lost)",
                        "from 20.7% to 100.0%",
                        "role=\"img\" aria-label=\"Lead generation: 1 deals");
        assertThat(page.split("<svg[^>]*role=\"img\"", -1).length)
                .isEqualTo(page.split("<svg[^>]*role=\"img\" aria-label=\"[^\"]+\"", -1).length)
                .isGreaterThan(14);
    }

    @ParameterizedTest
    @ValueSource(strings = {"none", "rep", "team", "product", "source", "pipeline", "month", "quarter", "year"})
    void drawsEveryBreakdownInBothLanguages(String by) {
        for (String rest : List.of("", "&pipeline=all", "&cohort=entered&owner=then&as-of=2026-11-23&period=all")) {
            assertThat(mvc.get().uri("/figures?by=" + by + rest).with(cast.as(cast.max())))
                    .hasStatusOk();
        }
        jdbc.update("update account set language = 'ru' where id = ?", cast.max());
        assertThat(mvc.get().uri("/figures?by=" + by).with(cast.as(cast.max())))
                .hasStatusOk()
                .bodyText()
                .contains("Показатели");
    }

    @Test
    void namesWhatItCouldNotReadAndShowsTheRest() throws Exception {
        assertThat(page("?period=someday&as-of=2026-02-31&by=colour", cast.max()))
                .contains("could not be read", "period", "as-of", "by", "Win rate");
        for (String only : List.of("anna", "month:soon", "colour:red")) {
            assertThat(page("?only=" + only, cast.max())).as(only).contains("could not be read", "Win rate");
        }
    }

    @Test
    void listsTheDealsBehindAFigureAndSaysSo() {
        String link = FigureView.standard().deals(Cell.of(Cell.Kind.WON, null));
        assertThat(mvc.get().uri(java.net.URI.create(link)).with(cast.as(cast.max())))
                .hasStatusOk()
                .bodyText()
                .contains("Cold chain", "Figure: won, This quarter")
                .doesNotContain("Fleet tracking");
    }

    @Test
    void writesAFileWithoutLiveFormulas() {
        assertThat(mvc.get().uri("/figures/table.csv?by=source&cohort=created").with(cast.as(cast.max())))
                .hasStatusOk()
                .bodyText()
                .contains("group,stage,currency,deals", "Total,,USD,2,1,1,0,0,1,", "'=1+1,,USD,1,0,1")
                .doesNotContain("\n=1+1");
    }

    @Test
    void showsNothingInAnEmptyCompanyButWhatToDo() throws Exception {
        CleanDatabase.clean(jdbc);
        jdbc.update("update company set set_up_at = now()");
        assertThat(page("", cast.max())).contains("No deals in this period", "/figures?period=all");
    }
}
