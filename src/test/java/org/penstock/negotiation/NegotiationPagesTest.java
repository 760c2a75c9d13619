package org.penstock.negotiation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.deals.Pipelines;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** The negotiation on a deal's page and over the API: who may what, and that a rep reads nothing of a floor anywhere. */
@PenstockTest
class NegotiationPagesTest {
    @Autowired
    Deals deals;

    @Autowired
    Pipelines pipelines;

    @Autowired
    MockMvcTester mvc;

    @Autowired
    Api api;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    UUID deal;
    String url;

    @BeforeEach
    void aDeal() {
        jdbc.sql("update company set set_up_at = now(), deal_visibility = 'all'")
                .update();
        deal = deals.create(cast.actor(cast.anna()), DealDraft.titled("Cooling"), null)
                .orElseThrow();
        url = "/deals/" + deal + "/negotiation-rounds";
        cast.max();
    }

    @Test
    void notesRoundsAndKeepsWhatWasTyped() {
        assertThat(post(url, cast.anna(), "side", "them", "subject", "price", "asked", "15 % off", "given", "10 %"))
                .hasStatusOk()
                .bodyText()
                .contains("Round 1", "15 % off");
        assertThat(post(url, cast.anna(), "side", "us", "subject", "terms", "asked", "", "given", "Kept words"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Kept words", "Say what was asked for");
        assertThat(mvc.get().uri(url).with(cast.as(cast.vera())))
                .hasStatusOk()
                .bodyText()
                .contains("Round 1")
                .doesNotContain("Note a round");
        assertThat(post(url, cast.vera(), "side", "us")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri(url)).hasStatus3xxRedirection();
        jdbc.sql("update company set deal_visibility = 'own'").update();
        assertThat(mvc.get().uri(url).with(cast.as(cast.boris()))).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(post(url, cast.boris(), "side", "us")).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void asksForADiscountAndDecidesOnItByPage() {
        assertThat(post(
                        "/deals/" + deal + "/approvals",
                        cast.anna(),
                        "proposal",
                        "",
                        "discount",
                        "30",
                        "reason",
                        "Volume"))
                .hasStatusOk()
                .bodyText()
                .contains("Volume", "Can decide", "Max Manager")
                .doesNotContain("Your words");
        String id = jdbc.sql("select id::text from negotiation_approval where deal_id = ?")
                .param(deal)
                .query(String.class)
                .single();
        String decision = "/deals/" + deal + "/approvals/" + id + "/decision";
        assertThat(put(decision, cast.anna(), "decision", "granted", "version", "1"))
                .hasStatus(HttpStatus.FORBIDDEN);
        assertThat(put(decision, cast.max(), "decision", "refused", "version", "1", "words", ""))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(put(decision, cast.max(), "decision", "granted", "version", "1", "words", "Once"))
                .hasStatusOk()
                .bodyText()
                .contains("granted", "Once");
        assertThat(put(decision, cast.olga(), "decision", "refused", "version", "1", "words", "No"))
                .hasStatus(HttpStatus.CONFLICT)
                .bodyText()
                .contains("Max Manager was faster: granted");
    }

    @Test
    void aFloorIsNowhereThatARepReads() {
        String floor = "/deals/" + deal + "/negotiation/floor";
        assertThat(put(floor, cast.anna(), "floor", "1")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(put(floor, cast.max(), "floor", "-4"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"-4\"");
        assertThat(put(floor, cast.max(), "floor", "7654.32"))
                .hasStatusOk()
                .bodyText()
                .contains("7654.32");
        for (String page : new String[] {
            url,
            "/deals/" + deal,
            "/deals/" + deal + "/timeline",
            "/deals/list/export?format=csv",
            "/deals/" + deal + "/head"
        }) {
            assertThat(body(mvc.get().uri(page).with(cast.as(cast.anna())).exchange()))
                    .as(page)
                    .doesNotContain("7654", "7,654", "floor");
        }
        Api.Client anna = api.as(cast.anna());
        for (String path : new String[] {"", "/ledger", "/negotiation-rounds", "/approvals", "/proposals"}) {
            assertThat(Api.body(anna.get("/deals/" + deal + path))).as(path).doesNotContain("7654", "floor");
        }
        assertThat(anna.get("/deals/" + deal + "/negotiation/floor")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(Api.body(api.as(cast.max()).get("/deals/" + deal + "/negotiation/floor")))
                .contains("7654.32");
    }

    @Test
    void theApiWalksAProposalThroughItsApproval() {
        Api.Client anna = api.as(cast.anna());
        String all = "/deals/" + deal;
        MvcTestResult made = anna.post(
                all + "/proposals",
                "{\"currency\":\"EUR\",\"lines\":[{\"name\":\"Pump\",\"unitPrice\":100,\"discountPercent\":30}]}");
        assertThat(made).hasStatus(HttpStatus.CREATED);
        String proposal = all + "/proposals/" + Api.read(made, "$.id");
        assertThat(anna.put(proposal + "/state", "{\"state\":\"current\"}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("30 % off");
        MvcTestResult asked = anna.post(all + "/approvals", "{\"proposal\":1,\"reason\":\"Volume\"}");
        assertThat(asked).hasStatus(HttpStatus.CREATED);
        String decision = all + "/approvals/" + Api.read(asked, "$.id") + "/decision";
        assertThat(anna.put(decision, "{\"decision\":\"granted\"}")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(api.as(cast.max()).put(decision, "{\"decision\":\"granted\"}"))
                .hasStatusOk();
        assertThat(api.as(cast.olga()).put(decision, "{\"decision\":\"granted\"}"))
                .hasStatus(HttpStatus.CONFLICT);
        assertThat(anna.put(proposal + "/state", "{\"state\":\"current\"}")).hasStatusOk();
        assertThat(anna.put(all + "/line-items", "{\"items\":[]}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("tool=proposals");
        assertThat(anna.patch(all, "{\"value\":{\"amount\":\"1\",\"currency\":\"EUR\"}}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(anna.put(proposal, "{\"lines\":[]}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        assertThat(anna.post(
                        all + "/proposals",
                        "{\"currency\":\"JPY\",\"lines\":[{\"name\":\"Pump\",\"unitPrice\":10.5}]}"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("JPY has no decimals");
    }

    @Test
    void limitsAreSetByThoseWhoManagePipelines() {
        String page = "/settings/pipelines/" + pipelines.standard().id() + "/negotiation";
        assertThat(mvc.get().uri(page).with(cast.as(cast.anna()))).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(put(page, cast.anna(), "rep", "99")).hasStatus(HttpStatus.FORBIDDEN);
        assertThat(mvc.get().uri(page)).hasStatus3xxRedirection();
        assertThat(mvc.get().uri(page).with(cast.as(cast.max())))
                .hasStatusOk()
                .bodyText()
                .contains("value=\"20\"");
        assertThat(put(page, cast.max(), "rep", "120", "marketing", "5", "manager", "40"))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("value=\"120\"");
        assertThat(put(page, cast.max(), "rep", "15", "marketing", "5", "manager", "40"))
                .hasStatusOk();
        assertThat(mvc.get().uri(url).with(cast.as(cast.anna()))).bodyText().contains("up to 15 %");
        jdbc.sql("delete from negotiation_limit").update();
    }

    private MvcTestResult post(String to, UUID who, String... typed) {
        return params(mvc.post().uri(to), typed).with(cast.as(who)).exchange();
    }

    private MvcTestResult put(String to, UUID who, String... typed) {
        return params(mvc.put().uri(to), typed).with(cast.as(who)).exchange();
    }

    private static MockMvcTester.MockMvcRequestBuilder params(
            MockMvcTester.MockMvcRequestBuilder request, String... typed) {
        for (int i = 0; i < typed.length; i += 2) {
            request.param(typed[i], typed[i + 1]);
        }
        return request;
    }

    private static String body(MvcTestResult answer) {
        return Api.body(answer);
    }
}
