package org.penstock.catalog;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
import org.penstock.deals.LineDraft;
import org.penstock.deals.LineItems;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The pages of products and price lists, and the picker in a deal: who gets which answer. */
@PenstockTest
class CatalogPagesTest {
    private static final String LISTS = "/settings/price-lists";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Products products;

    @Autowired
    PriceLists lists;

    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    LineItems items;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    Actor max;
    UUID list;
    UUID gateway;

    @BeforeEach
    void sell() {
        CleanDatabase.clean(jdbc);
        jdbc.update("update company set deal_visibility = 'own', set_up_at = now(), currency = 'EUR'");
        clock.forward(Duration.ofSeconds(4)); // settings that another class read are kept for three
        max = cast.actor(cast.max());
        list = lists.create(max, "Retail", "EUR").orElseThrow().id();
        gateway = products.create(max, ProductDraft.named("Gateway <b>").withCode("GW-1"))
                .orElseThrow()
                .id();
        lists.put(max, List.of(new Price(gateway, list, new java.math.BigDecimal("860"))));
    }

    @ParameterizedTest
    @ValueSource(strings = {"/products", "/products/new", "/products/options?currency=EUR", LISTS})
    void sendsAnonymousPeopleToSignIn(String url) {
        assertThat(mvc.get().uri(url).exchange()).hasStatus(302);
    }

    @Test
    void everybodySeesProductsAndOnlyManagersTheirForms() {
        for (String url : List.of(
                "/products?q=gate&sort=-updated&state=active&prices=" + list,
                "/products?page=x&state=y&prices=z",
                "/products/" + gateway,
                "/products/" + gateway + "/deals",
                "/products/options?q=gate&currency=EUR",
                "/products/alike?name=gateway+b")) {
            assertThat(get(url, cast.vera())).as(url).hasStatusOk().bodyText().doesNotContain("<b>");
        }
        for (String url : List.of(
                "/products/new",
                "/products/" + gateway + "/edit",
                LISTS,
                LISTS + "/" + list,
                LISTS + "/" + list + "/edit",
                LISTS + "/" + list + "/paste")) {
            assertThat(get(url, cast.anna())).as(url).hasStatus(403);
            assertThat(get(url, cast.max())).as(url).hasStatusOk();
        }
    }

    @Test
    void whoeverMayNotWriteIsTurnedAway() {
        for (String url : List.of(
                "/products",
                "/products/" + gateway + "/restoration",
                LISTS + "?name=X&currency=EUR",
                LISTS + "/" + list + "/restoration",
                LISTS + "/" + list + "/paste?text=a",
                LISTS + "/" + list + "/paste/application?text=a",
                LISTS + "/" + list + "/prices/undos/" + UUID.randomUUID())) {
            assertThat(mvc.post().uri(url).with(cast.as(cast.anna())).exchange())
                    .as(url)
                    .hasStatus(403);
        }
        for (String url : List.of(
                "/products/" + gateway,
                LISTS + "/" + list + "?name=X&currency=EUR&version=1",
                LISTS + "/" + list + "/standard",
                LISTS + "/" + list + "/retirement",
                LISTS + "/" + list + "/prices")) {
            assertThat(mvc.put().uri(url).with(cast.as(cast.anna())).exchange())
                    .as(url)
                    .hasStatus(403);
        }
        assertThat(mvc.delete()
                        .uri("/products/" + gateway + "?version=1")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void whatIsNotThereIsNotFound() {
        UUID none = UUID.randomUUID();
        for (String url : List.of(
                "/products/" + none,
                "/products/" + none + "/edit",
                "/products/" + none + "/deals",
                LISTS + "/" + none,
                LISTS + "/" + none + "/edit",
                LISTS + "/" + none + "/paste")) {
            assertThat(get(url, cast.max())).as(url).hasStatus(404);
        }
    }

    @Test
    void savesAProductAndItsPriceAndKeepsWhatIsWrong() {
        MvcTestResult refused = mvc.post()
                .uri("/products")
                .param("name", "Sensor")
                .param("code", "gw-1")
                .param("price." + list, "lots")
                .with(cast.as(cast.max()))
                .exchange();
        assertThat(refused).hasStatus(422).bodyText().contains("lots", "Enter a price", "value=\"gw-1\"");
        assertThat(mvc.post()
                        .uri("/products")
                        .param("name", "Sensor")
                        .param("active", "true")
                        .param("price." + list, "1,290.50")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(303);
        assertThat(get("/products", cast.max())).bodyText().contains("Sensor", "€1,290.50");
    }

    @Test
    void whoeverComesSecondSeesBothVersions() {
        Product seen = products.get(max, gateway);
        products.change(max, gateway, seen.version(), seen.facts().withCategory("Radio"))
                .orElseThrow();
        assertThat(mvc.put()
                        .uri("/products/" + gateway)
                        .param("version", String.valueOf(seen.version()))
                        .param("name", "Mine")
                        .param("category", "Cable")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(409)
                .bodyText()
                .contains("Radio", "value=\"Cable\"", "name=\"version\" value=\"2\"");
    }

    @Test
    void aProductGoesToTheBinWithAnUndo() {
        MvcTestResult gone = mvc.delete()
                .uri("/products/" + gateway + "?version=1")
                .header("HX-Request", "true")
                .with(cast.as(cast.max()))
                .exchange();
        assertThat(gone).hasStatus(204);
        assertThat(products.get(max, gateway).binned()).isTrue();
        assertThat(mvc.post()
                        .uri("/products/" + gateway + "/restoration")
                        .header("HX-Request", "true")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(204);
        assertThat(products.get(max, gateway).binned()).isFalse();
    }

    @Test
    void thePriceTableSavesOnlyTouchedPricesAndSaysWhoWasFaster() {
        assertThat(table("860", "900")).hasStatus(204);
        MvcTestResult lost = table("860", "880");
        assertThat(lost).hasStatus(422).bodyText().contains("Somebody has just set 900", "value=\"880\"");
        assertThat(table("860", "860")).hasStatus(204);
        assertThat(lists.priceOf(max, gateway, "EUR").orElseThrow()).hasToString("900.00 EUR");
    }

    @Test
    void aLineTakesTheListPriceOfItsProduct() {
        UUID deal = deal();
        assertThat(lines(deal, gateway.toString(), "")).hasStatusOk();
        assertThat(pages.load(max, deal).deal().value()).hasToString("1720.00 EUR");
        assertThat(get("/products/" + gateway + "/deals", cast.max()))
                .bodyText()
                .contains("Cold chain");
        assertThat(get("/products/" + gateway + "/deals", cast.boris()))
                .bodyText()
                .doesNotContain("Cold chain");
    }

    @Test
    void aLineWithoutAListPriceAsksForOneAndAProductFromTheBinIsRefused() {
        UUID other = products.create(max, ProductDraft.named("Unpriced"))
                .orElseThrow()
                .id();
        UUID deal = deal();
        assertThat(lines(deal, other.toString(), ""))
                .hasStatus(422)
                .bodyText()
                .contains("no price in EUR", "line-1-note");
        products.remove(max, other, 1).orElseThrow();
        assertThat(lines(deal, other.toString(), "5")).hasStatus(422).bodyText().contains("in the bin or gone");
        assertThat(lines(deal, UUID.randomUUID().toString(), "5")).hasStatus(422);
        assertThat(lines(deal, "", "5")).hasStatusOk();
    }

    @Test
    void aDealKeepsAProductThatWentToTheBin() {
        UUID deal = deal();
        items.replace(max, deal, null, List.of(LineDraft.one(gateway, "Gateway", new java.math.BigDecimal("860"))));
        products.remove(max, gateway, 1).orElseThrow();
        assertThat(lines(deal, gateway.toString(), "870")).hasStatusOk();
    }

    private UUID deal() {
        return deals.create(cast.actor(cast.anna()), DealDraft.titled("Cold chain"), null)
                .orElseThrow();
    }

    private MvcTestResult lines(UUID deal, String product, String price) {
        return mvc.put()
                .uri("/deals/" + deal + "/line-items")
                .param("name", "Gateway")
                .param("product", product)
                .param("quantity", "2")
                .param("price", price)
                .param("discount", "")
                .with(cast.as(cast.anna()))
                .exchange();
    }

    private MvcTestResult table(String was, String price) {
        return mvc.put()
                .uri(LISTS + "/" + list + "/prices")
                .param("was." + gateway, was)
                .param("price." + gateway, price)
                .header("HX-Request", "true")
                .with(cast.as(cast.max()))
                .exchange();
    }

    private MvcTestResult get(String url, UUID account) {
        return mvc.get().uri(url).with(cast.as(account)).exchange();
    }
}
