package org.penstock.catalog;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The doors of products and price lists, as people use them. */
@PenstockTest
class CatalogTest {
    @Autowired
    Products products;

    @Autowired
    ProductSheets sheets;

    @Autowired
    ProductLists lists;

    @Autowired
    ProductOptions options;

    @Autowired
    PriceLists priceLists;

    @Autowired
    PriceChanges changes;

    @Autowired
    PricePastes pastes;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Actor max;
    UUID euros;
    UUID gateway;

    @BeforeEach
    void sell() {
        CleanDatabase.clean(jdbc);
        max = cast.actor(cast.max());
        euros = priceLists.create(max, "Retail", "EUR").orElseThrow().id();
        gateway = product("Gateway", "GW-1", "Hardware", "860");
    }

    @Test
    void savesAProductWithItsPricesTogetherOrNotAtAll() {
        assertThat(price(gateway)).isEqualByComparingTo("860");
        ProductDraft draft = ProductDraft.named("Sensor").withCode("gw-1");
        Result<Product> refused = sheets.create(max, draft, List.of(edit(null, null, "-5")));
        assertThat(refusals(refused)).extracting(Refusal::field).containsExactlyInAnyOrder("code", "price");
        assertThat(lists.load(max, ProductFilter.of(Map.of())).items()).hasSize(1);
    }

    @Test
    void showsALostRaceOnFactsAndOnEachPrice() {
        Product seen = products.get(max, gateway);
        sheets.change(max, gateway, seen.version(), seen.facts().withCategory("Radio"), List.of())
                .orElseThrow();
        assertThat(sheets.change(max, gateway, seen.version(), seen.facts(), List.of()))
                .isInstanceOf(Result.Stale.class);

        changes.change(max, List.of(edit(gateway, "860", "900"))).orElseThrow();
        Product now = products.get(max, gateway);
        Result<Product> lost =
                sheets.change(max, gateway, now.version(), now.facts(), List.of(edit(gateway, "860", "880")));
        assertThat(refusals(lost)).extracting(Refusal::key).containsExactly("catalog.refused.price-changed");
        assertThat(price(gateway)).isEqualByComparingTo("900");
    }

    @Test
    void takesAChangeOfPricesBackButNotWhatSomebodySetSince() {
        UUID sensor = product("Sensor", null, null, null);
        PriceChanges.Changed changed = changes.change(
                        max, List.of(edit(gateway, "860", "870"), edit(sensor, null, "49.5")))
                .orElseThrow();
        assertThat(changed.count()).isEqualTo(2);
        changes.change(max, List.of(edit(gateway, "870", "880"))).orElseThrow();
        UUID undo = changed.undo();
        assertThat(undo).isNotNull();
        assertThat(changes.undo(max, undo).count()).isEqualTo(1);
        assertThat(price(gateway)).isEqualByComparingTo("880");
        assertThat(priceLists.prices(max, List.of(sensor))).isEmpty();
        assertThatThrownBy(() -> changes.undo(max, undo)).isInstanceOf(Missing.class);
    }

    @Test
    void refusesPricesThatCantBe() {
        for (String wrong : List.of("-0.01", "0.00001", "1000000000000000")) {
            assertThat(changes.change(max, List.of(edit(gateway, "860", wrong))))
                    .as(wrong)
                    .isInstanceOf(Result.Refused.class);
        }
        assertThat(price(gateway)).isEqualByComparingTo("860");
    }

    @Test
    void findsByWordsOfTheNameByCodeAndByCategory() {
        product("Gateway rack, large", "RK-9", "Hardware", null);
        product("Training day", "100%", "Services", null);
        assertThat(found("q", "large gate")).containsExactly("Gateway rack, large");
        assertThat(found("q", "rk-")).containsExactly("Gateway rack, large");
        assertThat(found("q", "100%")).containsExactly("Training day");
        assertThat(found("q", "%")).isEmpty();
        assertThat(found("category", "Hardware")).containsExactly("Gateway", "Gateway rack, large");
        assertThat(found("sort", "-code")).containsExactly("Gateway rack, large", "Gateway", "Training day");
        assertThat(lists.categories(max)).containsExactly("Hardware", "Services");
    }

    @Test
    void binnedProductsAreInTheBinOnlyAndComeBackUnlessTheirCodeIsTaken() {
        Product product = products.get(max, gateway);
        products.remove(max, gateway, product.version()).orElseThrow();
        assertThat(found("state", "all")).isEmpty();
        assertThat(found("state", "bin")).containsExactly("Gateway");
        assertThat(options.search(max, "gate", "EUR")).isEmpty();
        product("Other", "GW-1", null, null);
        assertThat(refusals(products.takeBack(max, gateway)))
                .extracting(Refusal::key)
                .containsExactly("catalog.refused.code-taken");
    }

    @Test
    void offersProductsWithTheirPriceInTheCurrencyTheExactCodeFirst() {
        product("AA beats by name", "GW-10", null, null);
        assertThat(options.search(max, "gw-1", "EUR"))
                .extracting(ProductOptions.Choice::name)
                .containsExactly("Gateway", "AA beats by name");
        assertThat(options.search(max, "Gateway", "EUR").getFirst().price()).hasToString("860.00 EUR");
        assertThat(options.search(max, "Gateway", "USD").getFirst().price()).isNull();
    }

    @Test
    void namesLookAlikesByNameOrCodeButNotTheProductItself() {
        assertThat(options.alike(max, "GATE way!", "", null))
                .extracting(Product::id)
                .containsExactly(gateway);
        assertThat(options.alike(max, "Something", "gw-1", null)).hasSize(1);
        assertThat(options.alike(max, "Gateway", "GW-1", gateway)).isEmpty();
        assertThat(options.alike(max, "Gate", "", null)).isEmpty();
    }

    @Test
    void previewsPastedPricesAndPutsThoseThatFit() {
        UUID sensor = product("Sensor kit S", "SK-S", null, "490");
        product("Twin", null, null, null);
        product("TWIN", null, null, null);
        String text = "Product\tPrice\ngateway\t€ 860.00\nSK-S;1,290\nSensor kit s 10\nTwin 5\nNobody\t3\nGW-1\tmuch\n";
        PricePastes.Preview preview =
                pastes.preview(max, euros, text, Locale.ENGLISH).orElseThrow();
        assertThat(preview.lines())
                .extracting(line -> line.state().code())
                .containsExactly("same", "changed", "twice", "ambiguous", "unknown", "unreadable");
        assertThat(preview.lines().getFirst().number()).isEqualTo(2);

        changes.change(max, List.of(edit(sensor, "490", "500"))).orElseThrow();
        Result<PricePastes.Applied> changedMeanwhile = pastes.apply(max, euros, text, Locale.ENGLISH, preview.seen());
        assertThat(changedMeanwhile).isInstanceOf(Result.Stale.class);
        assertThat(price(sensor)).isEqualByComparingTo("500");
        String seen =
                pastes.preview(max, euros, text, Locale.ENGLISH).orElseThrow().seen();
        pastes.apply(max, euros, text, Locale.ENGLISH, seen).orElseThrow();
        assertThat(price(sensor)).isEqualByComparingTo("1290");
    }

    @Test
    void readsPastedPricesInTheReadersNumbers() {
        assertThat(PastedPrice.of("Шлюз\t1 290,50 ₽", "RUB", Locale.of("ru"))
                        .getFirst()
                        .amount())
                .isEqualByComparingTo("1290.50");
        assertThat(PastedPrice.of("A;1.290,00", "EUR", Locale.GERMANY)
                        .getFirst()
                        .amount())
                .isEqualByComparingTo("1290");
        assertThat(PastedPrice.of("Alone", "EUR", Locale.ENGLISH)).isEmpty();
        assertThat(PastedPrice.of("A 1 USD", "EUR", Locale.ENGLISH).getFirst().amount())
                .isNull();
    }

    @Test
    void changesTheCurrencyOfAListOnlyWhileItHoldsNoPrice() {
        PriceList list = priceLists.get(max, euros);
        assertThat(refusals(priceLists.change(max, euros, list.version(), "Retail", "USD")))
                .extracting(Refusal::field)
                .containsExactly("currency");
        PriceList empty = priceLists.create(max, "Empty", "EUR").orElseThrow();
        assertThat(empty.standard()).isFalse();
        PriceList moved = priceLists
                .change(max, empty.id(), empty.version(), "Dollars", "USD")
                .orElseThrow();
        assertThat(moved.standard()).isTrue();
        assertThat(priceLists.change(max, empty.id(), empty.version(), "Again", "USD"))
                .isInstanceOf(Result.Stale.class);
    }

    @Test
    void repsReadButDoNotWrite() {
        Actor anna = cast.actor(cast.anna());
        assertThat(lists.load(anna, ProductFilter.of(Map.of())).items()).hasSize(1);
        assertThatThrownBy(() -> sheets.create(anna, ProductDraft.named("X"), List.of()))
                .isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> changes.change(anna, List.of())).isInstanceOf(Forbidden.class);
        assertThatThrownBy(() -> pastes.preview(anna, euros, "a 1", Locale.ENGLISH))
                .isInstanceOf(Forbidden.class);
    }

    private UUID product(String name, String code, String category, String price) {
        List<PriceEdit> edits = price == null ? List.of() : List.of(edit(null, null, price));
        return sheets.create(max, ProductDraft.named(name).withCode(code).withCategory(category), edits)
                .orElseThrow()
                .id();
    }

    private PriceEdit edit(UUID product, String was, String amount) {
        return new PriceEdit(
                "price",
                product == null ? UUID.randomUUID() : product,
                euros,
                was == null ? null : new BigDecimal(was),
                amount == null ? null : new BigDecimal(amount));
    }

    private BigDecimal price(UUID product) {
        return priceLists.prices(max, List.of(product)).getFirst().amount();
    }

    private List<String> found(String parameter, String value) {
        return lists.load(max, ProductFilter.of(Map.of(parameter, value))).items().stream()
                .map(ProductRow::name)
                .toList();
    }

    private static List<Refusal> refusals(Result<?> result) {
        assertThat(result).isInstanceOf(Result.Refused.class);
        return ((Result.Refused<?>) result).refusals();
    }
}
