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

/** What belongs to a deal over the API: line items, people, ledger and stays. */
@PenstockTest
class DealPartsApiTest {
    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    List<org.penstock.kernel.Check> checks;

    Api.Client max;
    String deal;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        max = api.as(cast.max());
        deal = max.made("/deals", "{\"title\":\"D\",\"value\":{\"amount\":\"1.00\",\"currency\":\"EUR\"}}");
    }

    private static String money(String amount, String currency) {
        return "{\"amount\":\"" + amount + "\",\"currency\":\"" + currency + "\"}";
    }

    @Test
    void putsLineItemsAndTheirSumBecomesTheValue() {
        String list = max.made("/price-lists", "{\"name\":\"L\",\"currency\":\"EUR\"}");
        String product = max.made("/products", "{\"name\":\"Licence\"}");
        max.put("/products/" + product + "/prices/" + list, "{\"price\":" + money("25.00", "EUR") + "}");
        MvcTestResult put = max.send(
                "PUT",
                "/deals/" + deal + "/line-items",
                "{\"items\":[{\"product\":\"" + product + "\",\"quantity\":40,\"discountPercent\":10},"
                        + "{\"name\":\"Set-up\",\"unitPrice\":" + money("99.50", "EUR") + "}]}",
                "If-Match",
                "\"1\"");
        assertThat(put).hasStatusOk();
        assertThat(Api.read(put, "$.items[*].net.amount")).isEqualTo("[\"900.00\",\"99.50\"]");
        assertThat(Api.read(put, "$.items[0].name")).isEqualTo("Licence");
        assertThat(Api.read(max.get("/deals/" + deal), "$.value.amount")).isEqualTo("999.50");
        assertThat(max.send("PUT", "/deals/" + deal + "/line-items", "{\"items\":[]}", "If-Match", "\"1\""))
                .hasStatus(HttpStatus.PRECONDITION_FAILED);
        assertThat(max.put("/deals/" + deal + "/line-items", "{\"items\":[]}")).hasStatusOk();
        assertThat(Api.read(max.get("/deals/" + deal + "/line-items"), "$.items"))
                .isEqualTo("[]");
        assertThat(checks).allSatisfy(check -> assertThat(check.disagreements()).isEmpty());
    }

    @Test
    void countsWhatCostsLessThanACentToItsLastDecimal() {
        String list = max.made("/price-lists", "{\"name\":\"L\",\"currency\":\"EUR\"}");
        String screw = max.made("/products", "{\"name\":\"Screw\"}");
        MvcTestResult price =
                max.put("/products/" + screw + "/prices/" + list, "{\"price\":" + money("0.0125", "EUR") + "}");
        assertThat(Api.read(price, "$.price.amount")).isEqualTo("0.0125");
        assertThat(max.walk("/price-lists/" + list + "/prices", "price.amount")).containsExactly("0.0125");
        MvcTestResult lines = max.put(
                "/deals/" + deal + "/line-items", "{\"items\":[{\"product\":\"" + screw + "\",\"quantity\":1000}]}");
        assertThat(Api.read(lines, "$.items[0].unitPrice.amount")).isEqualTo("0.0125");
        assertThat(Api.read(lines, "$.items[0].net.amount")).isEqualTo("12.50");
        MvcTestResult finer =
                max.put("/products/" + screw + "/prices/" + list, "{\"price\":" + money("0.01255", "EUR") + "}");
        assertThat(finer).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(finer, "$.errors[0].field")).isEqualTo("price.amount");
    }

    @Test
    void namesEachLineThatCannotBe() {
        MvcTestResult refused = max.put(
                "/deals/" + deal + "/line-items",
                "{\"items\":[{\"name\":\"A\",\"unitPrice\":" + money("1.00", "USD") + "},{\"product\":\""
                        + UUID.randomUUID() + "\",\"unitPrice\":" + money("1.00", "EUR") + "},{\"name\":\"C\"}]}");
        assertThat(refused).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(Api.read(refused, "$.errors[*].field"))
                .isEqualTo("[\"items.0.unitPrice\",\"items.1.product\",\"items.2.unitPrice\"]");
        for (String line : List.of(
                "{\"name\":\"A\",\"unitPrice\":" + money("-1.00", "EUR") + "}",
                "{\"name\":\"A\",\"unitPrice\":" + money("1.00", "EUR") + ",\"quantity\":0}",
                "{\"name\":\"A\",\"unitPrice\":" + money("1.00", "EUR") + ",\"discountPercent\":101}",
                "{\"name\":\"\",\"unitPrice\":" + money("1.00", "EUR") + "}",
                "{\"name\":\"A\",\"unitPrice\":" + money("1.00", "EUR") + ",\"quantity\":1e29}")) {
            assertThat(max.put("/deals/" + deal + "/line-items", "{\"items\":[" + line + "]}"))
                    .as(line)
                    .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        }
        assertThat(Api.read(max.get("/deals/" + deal), "$.value.amount")).isEqualTo("1.00");
    }

    @Test
    void putsThePeopleOfADeal() {
        String ada = max.made("/people", "{\"name\":\"Ada\"}");
        String bo = max.made("/people", "{\"name\":\"Bo\"}");
        MvcTestResult put = max.put("/deals/" + deal + "/people", "{\"people\":[\"" + bo + "\",\"" + ada + "\"]}");
        assertThat(Api.read(put, "$.items[*].main")).isEqualTo("[true,false]");
        assertThat(Api.read(put, "$.items[0].name")).isEqualTo("Bo");
        assertThat(max.put("/deals/" + deal + "/people", "{\"people\":[\"" + UUID.randomUUID() + "\"]}"))
                .hasStatus4xxClientError();
        assertThat(max.put("/deals/" + deal + "/people", "{}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(max.walk("/deals?person=" + ada, "id")).containsExactly(deal);
    }

    @Test
    void tellsTheLedgerOfADealLatestFirstToTheEnd() {
        for (int i = 1; i <= 5; i++) {
            max.patch("/deals/" + deal, "{\"value\":" + money(i + "00.00", "EUR") + "}");
        }
        List<String> kinds = max.walk("/deals/" + deal + "/ledger", "kind");
        assertThat(kinds).hasSize(6).endsWith("created").startsWith("value");
        assertThat(max.walk("/deals/" + deal + "/ledger", "id")).doesNotHaveDuplicates();
        assertThat(max.walk("/deals/" + deal + "/stage-visits", "id")).hasSize(1);
    }

    @Test
    void followsTheFeedAndGoesOnWhereItStopped() {
        List<String> first = max.walk("/ledger", "id");
        assertThat(first).doesNotHaveDuplicates().hasSize(1);
        String resume = Api.read(max.get("/ledger"), "$.resume");
        assertThat(Api.read(max.get("/ledger?cursor=" + resume), "$.items")).isEqualTo("[]");
        String second = max.made("/deals", "{\"title\":\"E\"}");
        MvcTestResult later = max.get("/ledger?cursor=" + resume);
        assertThat(Api.read(later, "$.items[*].deal")).isEqualTo("[\"" + second + "\"]");
        assertThat(Api.read(later, "$.items[0].via")).isEqualTo("api");
        assertThat(max.get("/deals?cursor=" + resume)).hasStatus(HttpStatus.BAD_REQUEST);
    }

    @Test
    void showsNothingOfADealThatMayNotBeSeen() {
        jdbc.update("update company set deal_visibility = 'own'");
        Api.Client boris = api.as(cast.boris());
        for (String part : List.of("people", "line-items", "ledger", "stage-visits")) {
            assertThat(boris.get("/deals/" + deal + "/" + part)).as(part).hasStatus(HttpStatus.NOT_FOUND);
        }
        assertThat(boris.walk("/ledger", "id")).isEmpty();
        assertThat(boris.put("/deals/" + deal + "/line-items", "{\"items\":[]}"))
                .hasStatus(HttpStatus.NOT_FOUND);
    }
}
