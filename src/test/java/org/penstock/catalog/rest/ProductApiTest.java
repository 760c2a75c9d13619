package org.penstock.catalog.rest;

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

/** Products, price lists and prices over the API. */
@PenstockTest
class ProductApiTest {
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

    private String list(String name, String currency) {
        return max.made("/price-lists", "{\"name\":\"" + name + "\",\"currency\":\"" + currency + "\"}");
    }

    private static String price(String product, String amount) {
        return "{\"product\":\"" + product + "\",\"price\":"
                + (amount == null ? "null" : "{\"amount\":\"" + amount + "\",\"currency\":\"EUR\"}") + "}";
    }

    @Test
    void createsReadsChangesBinsAndRestoresAProduct() {
        String id = max.made("/products", "{\"name\":\"Licence\",\"code\":\"LIC-1\",\"unit\":\"seat\"}");
        MvcTestResult changed =
                max.send("PATCH", "/products/" + id, "{\"unit\":null,\"active\":false}", "If-Match", "\"1\"");
        assertThat(changed).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(Api.read(changed, "$.code")).isEqualTo("LIC-1");
        assertThat(Api.read(changed, "$.unit")).isEqualTo("null");
        assertThat(max.send("PATCH", "/products/" + id, "{\"name\":\"X\"}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        MvcTestResult taken = max.post("/products", "{\"name\":\"Other\",\"code\":\"lic-1\"}");
        assertThat(taken).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(taken, "$.errors[0].field")).isEqualTo("code");
        assertThat(max.delete("/products/" + id)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(max.get("/products/" + id)).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(max.post("/products/" + id + "/restoration", null)).hasStatusOk();
        assertThat(Api.read(max.get("/products/" + id), "$.name")).isEqualTo("Licence");
    }

    @Test
    void listsProductsToTheEndAndFilters() {
        for (int i = 1; i <= 5; i++) {
            max.made("/products", "{\"name\":\"P" + i + "\",\"code\":\"C-" + i + "\",\"active\":" + (i != 3) + "}");
        }
        assertThat(max.walk("/products", "name")).containsExactly("P5", "P4", "P3", "P2", "P1");
        assertThat(max.walk("/products?active=false", "name")).containsExactly("P3");
        assertThat(max.walk("/products?q=c-2", "name")).containsExactly("P2");
        assertThat(max.get("/products?active=perhaps")).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void readsChangesRetiresAndBringsBackAPriceList() {
        list("List prices", "EUR");
        MvcTestResult made = max.post("/price-lists", "{\"name\":\"Partners\",\"currency\":\"EUR\"}");
        String id = Api.read(made, "$.id");
        assertThat(made).hasHeader("Location", "/api/v1/price-lists/" + id);
        assertThat(Api.read(max.get("/price-lists/" + id), "$.standard")).isEqualTo("false");
        MvcTestResult changed =
                max.send("PATCH", "/price-lists/" + id, "{\"name\":\"Resellers\"}", "If-Match", "\"1\"");
        assertThat(changed).hasStatusOk().hasHeader("ETag", "\"2\"");
        assertThat(max.send("PATCH", "/price-lists/" + id, "{\"name\":\"Late\"}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(max.send("DELETE", "/price-lists/" + id, null, "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(max.delete("/price-lists/" + id)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(Api.read(max.get("/price-lists/" + id), "$.retired")).isEqualTo("true");
        MvcTestResult retired = max.patch("/price-lists/" + id, "{\"standard\":true}");
        assertThat(retired).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(max.post("/price-lists/" + id + "/restoration", null), "$.retired"))
                .isEqualTo("false");
    }

    @Test
    void makesAnotherListTheStandardOneAndKeepsOneOfEachCurrency() {
        String first = list("List prices", "EUR");
        String second = list("Partners", "EUR");
        assertThat(Api.read(max.patch("/price-lists/" + second, "{\"standard\":true}"), "$.standard"))
                .isEqualTo("true");
        assertThat(Api.read(max.get("/price-lists/" + first), "$.standard")).isEqualTo("false");
        assertThat(max.patch("/price-lists/" + second, "{\"standard\":false}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(max.delete("/price-lists/" + second)).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(max.patch("/price-lists/" + first, "{\"currency\":\"USD\"}"), "$.currency"))
                .isEqualTo("USD");
        assertThat(max.patch("/price-lists/" + first, "{\"name\":\"\"}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
    }

    @Test
    void putsPricesAllOrNone() {
        String list = list("List prices", "EUR");
        String one = max.made("/products", "{\"name\":\"One\"}");
        String two = max.made("/products", "{\"name\":\"Two\"}");
        String three = max.made("/products", "{\"name\":\"Three\"}");
        String prices = "/price-lists/" + list + "/prices";
        MvcTestResult put = max.put(
                prices,
                "{\"items\":[" + price(one, "10.50") + "," + price(two, "20.00") + "," + price(three, "0.00") + "]}");
        assertThat(put).hasStatusOk();
        assertThat(max.walk(prices, "price.amount")).containsExactly("0.00", "20.00", "10.50");
        assertThat(Api.read(max.get("/products/" + one + "/prices"), "$.items[0].price.amount"))
                .isEqualTo("10.50");
        MvcTestResult refused = max.put(
                prices,
                "{\"items\":[" + price(one, "11.00") + "," + price(two, "-1") + "," + price(two, "3") + ","
                        + price(UUID.randomUUID().toString(), "1") + ",{\"product\":\"" + three
                        + "\",\"price\":{\"amount\":\"1\",\"currency\":\"USD\"}},{\"price\":null}]}");
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(refused, "$.errors[*].field"))
                .isEqualTo("[\"items.2.product\",\"items.3.product\",\"items.4.price.currency\",\"items.5.product\"]");
        MvcTestResult below = max.put(prices, "{\"items\":[" + price(one, "11.00") + "," + price(two, "-1") + "]}");
        assertThat(Api.read(below, "$.errors[*].field")).isEqualTo("[\"items.1.price.amount\"]");
        assertThat(max.walk(prices, "price.amount")).containsExactly("0.00", "20.00", "10.50");
        assertThat(max.put(prices, "{\"items\":[" + price(two, null) + "]}")).hasStatusOk();
        assertThat(max.walk(prices, "product")).containsExactly(three, one);
        assertThat(max.put(prices, "{\"items\":[]}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(max.delete("/products/" + three)).hasStatus(HttpStatus.NO_CONTENT);
        assertThat(max.walk(prices, "product")).containsExactly(one);
    }

    @Test
    void letsARepReadButNotWrite() {
        String list = list("List prices", "EUR");
        String product = max.made("/products", "{\"name\":\"One\"}");
        Api.Client anna = api.as(cast.anna());
        assertThat(anna.get("/products/" + product)).hasStatusOk();
        assertThat(anna.get("/price-lists/" + list)).hasStatusOk();
        assertThat(anna.get("/price-lists/" + list + "/prices")).hasStatusOk();
        assertThat(anna.patch("/products/" + product, "{\"name\":\"X\"}")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(anna.patch("/price-lists/" + list, "{\"name\":\"X\"}")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(anna.delete("/price-lists/" + list)).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(anna.put("/price-lists/" + list + "/prices", "{\"items\":[" + price(product, "1") + "]}"))
                .hasStatus(HttpStatus.FORBIDDEN);
    }

    @Test
    void namesTheCurrencyThatAListHas() {
        String list = list("List prices", "EUR");
        String product = max.made("/products", "{\"name\":\"One\"}");
        MvcTestResult other = max.put(
                "/products/" + product + "/prices/" + list, "{\"price\":{\"amount\":\"1.00\",\"currency\":\"USD\"}}");
        assertThat(other).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(other, "$.errors[0].detail")).contains("EUR");
        assertThat(List.of(
                        max.post("/price-lists", "{\"name\":\"X\",\"currency\":\"EURO\"}"),
                        max.post("/price-lists", "{\"name\":\"List prices\",\"currency\":\"EUR\"}"),
                        max.post("/price-lists", "{\"currency\":\"EUR\"}")))
                .allSatisfy(answer -> assertThat(answer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT));
    }
}
