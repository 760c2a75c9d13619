package org.penstock.search;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PenstockTest
class SearchPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Deals deals;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    UUID deal;

    @BeforeEach
    void dealOfAnna() {
        jdbc.sql("update company set deal_visibility = 'own', set_up_at = now()")
                .update();
        Actor anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Pump <b>station</b>"), null).orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/search/palette"})
    void sendsStrangersToSignIn(String url) {
        assertThat(mvc.get().uri(url)).hasStatus3xxRedirection();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/search/palette"})
    void showsWhatIsFoundEscapedToWhoMaySeeIt(String url) {
        assertThat(get(url, "pump", cast.anna()))
                .hasStatusOk()
                .bodyText()
                .contains("/deals/" + deal, "Pump &lt;b&gt;station")
                .doesNotContain("<b>station");
        assertThat(get(url, "pump", cast.boris())).hasStatusOk().bodyText().doesNotContain("station");
        assertThat(get(url, "pump", cast.vera())).hasStatusOk().bodyText().contains("/deals/" + deal);
    }

    @Test
    void saysWhatItTookInstead() {
        assertThat(get("/search", "згьз", cast.anna()))
                .bodyText()
                .contains("these are for “pump”")
                .contains("/deals/" + deal);
        assertThat(get("/search", "pupm", cast.anna())).bodyText().contains("Words that are only alike are included.");
        assertThat(get("/search", "qqxqqx", cast.anna()))
                .hasStatusOk()
                .bodyText()
                .contains("Nothing found for “qqxqqx”.");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/search", "/search/palette"})
    void refusesWhatCantBeLookedForAndKeepsIt(String url) {
        String long500 = "x".repeat(500);
        assertThat(get(url, long500, cast.anna())).hasStatus(422).bodyText().contains("up to 200 characters");
        assertThat(get(url, "🚀", cast.anna())).hasStatus(422).bodyText().contains("no letter or digit");
        assertThat(get(url, "p", cast.anna())).hasStatusOk().bodyText().contains("one more letter");
        assertThat(get("/search", long500, cast.anna())).bodyText().contains("value=\"" + long500 + "\"");
    }

    @Test
    void takesAnyKindAndPage() {
        for (String query : new String[] {"&kind=deals", "&kind=deals&page=2", "&kind=nonsense&page=-1", "&page=x"}) {
            assertThat(mvc.get().uri("/search?q=pump" + query).with(cast.as(cast.anna())))
                    .hasStatusOk();
        }
        assertThat(mvc.get().uri("/search").with(cast.as(cast.anna())))
                .bodyText()
                .contains("/deals/" + deal, "/people/new");
    }

    @Test
    void everyPageHoldsThePaletteAndItsKeys() {
        assertThat(mvc.get().uri("/people").with(cast.as(cast.anna())))
                .bodyText()
                .contains("id=\"palette\"", "data-shortcut=\"/\"", "data-shortcut=\"Ctrl K\"");
    }

    private MvcTestResult get(String url, String q, UUID account) {
        return mvc.get().uri(url).param("q", q).with(cast.as(account)).exchange();
    }
}
