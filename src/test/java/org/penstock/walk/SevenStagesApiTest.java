package org.penstock.walk;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.customers.CustomerUpkeep;
import org.penstock.kernel.Actor;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** From an address in a newsletter form to a renewed customer over the API alone, through every stage's tool and gate. */
@PenstockTest
class SevenStagesApiTest {
    private static final String B2B = "01930000-0000-7000-8000-000000000050";

    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    @Autowired
    CustomerUpkeep upkeep;

    @Autowired
    JdbcTemplate jdbc;

    Api.Client max;
    Api.Client anna;
    String pipeline;
    String deal;
    String organisation;

    @BeforeEach
    void publishThePlaybook() {
        CleanDatabase.clean(jdbc);
        max = api.as(cast.max());
        anna = api.as(cast.anna());
        pipeline = Api.read(max.post("/playbooks/" + B2B + "/publications", "{}"), "$.pipeline");
    }

    @Test
    void walksFromNewsletterToRenewedCustomer() {
        bornFromAnAddress();
        qualified();
        understood();
        offered();
        negotiated();
        closed();
        renewed();
        assertThat(kinds()).contains("created", "stage", "fact", "value", "outcome");
    }

    private void bornFromAnAddress() {
        deal = anna.made("/deals", "{\"email\": \"ada@lighthouse.example\", \"pipeline\": \"%s\"}".formatted(pipeline));
        assertThat(anna.post(
                        "/deals/" + deal + "/origin",
                        "{\"kind\": \"form\", \"source\": \"Newsletter\", \"campaign\": \"Autumn\"}"))
                .hasStatus(HttpStatus.CREATED);
        move("Qualification");
    }

    private void qualified() {
        held("Needs analysis", "qualification.verdict");
        ok(anna.put("/deals/" + deal + "/qualification", """
                {"answers": [{"criterion": "budget", "answer": "yes", "evidence": "In the plan", "said": "Ada"},
                             {"criterion": "need", "answer": "yes"}], "verdict": "qualified"}"""));
        organisation = anna.made("/organisations", "{\"name\": \"Lighthouse\"}");
        ok(anna.patch("/deals/" + deal, "{\"organisation\": \"%s\"}".formatted(organisation)));
        move("Needs analysis");
    }

    private void understood() {
        held("Proposal", "needs.requirements");
        String ada = Api.read(anna.get("/deals/" + deal + "/people"), "$.items[0].id");
        ok(anna.put("/deals/" + deal + "/needs", """
                {"pains": [{"text": "Counts take two days"}], "goals": [{"text": "Count once a week"}],
                 "requirements": [{"text": "Works without a network", "must": true, "weight": 5}],
                 "people": [{"person": "%s", "role": "decision_maker", "stance": "for", "influence": 3}],
                 "solution": "Spreadsheets", "process": "The board signs"}""".formatted(ada)));
        anna.made(
                "/activities",
                "{\"kind\": \"call\", \"subject\": \"Talk it through\", \"deal\": \"%s\"}".formatted(deal));
        move("Proposal");
    }

    private void offered() {
        held("Negotiation", "proposals.current");
        String requirement = Api.read(anna.get("/deals/" + deal + "/needs"), "$.requirements[0].id");
        String first = anna.made("/deals/" + deal + "/proposals", proposal(requirement, 0));
        ok(anna.put("/deals/" + deal + "/proposals/" + first + "/state", "{\"state\": \"current\"}"));
        assertThat(Api.read(anna.get("/deals/" + deal), "$.value.amount")).startsWith("1200");
        move("Negotiation");
    }

    private void negotiated() {
        anna.made(
                "/deals/" + deal + "/negotiation-rounds",
                "{\"side\": \"them\", \"subject\": \"price\", \"asked\": \"40 % off\", \"given\": \"30 %\", \"got\": \"Two years\"}");
        String requirement = Api.read(anna.get("/deals/" + deal + "/needs"), "$.requirements[0].id");
        String second = anna.made("/deals/" + deal + "/proposals", proposal(requirement, 30));
        String state = "/deals/" + deal + "/proposals/" + second + "/state";
        assertThat(anna.put(state, "{\"state\": \"current\"}")).hasStatus(HttpStatus.UNPROCESSABLE_CONTENT);
        String approval =
                anna.made("/deals/" + deal + "/approvals", "{\"proposal\": 2, \"reason\": \"They buy for two years\"}");
        assertThat(anna.put("/deals/" + deal + "/approvals/" + approval + "/decision", "{\"decision\": \"granted\"}"))
                .hasStatus(HttpStatus.FORBIDDEN);
        ok(max.put("/deals/" + deal + "/approvals/" + approval + "/decision", "{\"decision\": \"granted\"}"));
        ok(anna.put(state, "{\"state\": \"current\"}"));
        ok(anna.patch("/deals/" + deal, "{\"expectedClose\": \"%s\"}".formatted(today().plusDays(20))));
        move("Closing");
    }

    private void closed() {
        held("Retention", "closing.plan_agreed");
        ok(anna.put("/deals/" + deal + "/close-plan", """
                {"agreedOn": "%s", "steps": [{"text": "Legal review", "who": "Their lawyer", "dueOn": "%s", "done": true}]}""".formatted(today(), today().plusDays(5))));
        ok(anna.put(
                "/deals/" + deal + "/contract",
                "{\"startsOn\": \"%s\", \"termMonths\": 12, \"renewal\": \"manual\", \"noticeDays\": 30, \"billing\": \"yearly\"}"
                        .formatted(today())));
        ok(anna.put("/deals/" + deal + "/outcome", "{\"outcome\": \"won\"}"));
        assertThat(Api.read(anna.get("/deals/" + deal), "$.stage.kind")).isEqualTo("retention");
    }

    private void renewed() {
        assertThat(Api.read(anna.get("/deals/" + deal + "/customer"), "$.deal")).isEqualTo(deal);
        assertThat(anna.walk("/customers", "id")).hasSize(1);
        clock.forward(Duration.ofDays(300));
        upkeep.settle(Actor.system());
        max = api.as(cast.max());
        anna = api.as(cast.anna());
        String renewal = anna.walk("/deals?organisation=" + organisation, "id").stream()
                .filter(id -> !id.equals(deal))
                .findFirst()
                .orElseThrow();
        ok(max.put(
                "/deals/" + renewal + "/outcome", "{\"outcome\": \"won\", \"overrideReason\": \"They signed again\"}"));
        upkeep.settle(Actor.system());
        assertThat(Api.read(anna.get("/deals/" + deal), "$.stageFacts['customers.renewed']"))
                .isEqualTo("true");
    }

    private static String proposal(String requirement, int discount) {
        return """
                {"currency": "EUR", "lines": [{"name": "Licence", "quantity": 12, "unitPrice": 100,
                  "discountPercent": %d, "taxPercent": 19, "answers": ["%s"]}]}""".formatted(discount, requirement);
    }

    private LocalDate today() {
        return LocalDate.ofInstant(clock.instant(), java.time.ZoneOffset.UTC);
    }

    private void move(String stage) {
        ok(anna.put("/deals/" + deal + "/stage", "{\"stage\": \"%s\"}".formatted(stage(stage))));
    }

    /** The gate holds the deal and names what is missing first. */
    private void held(String stage, String missing) {
        MvcTestResult answer = anna.put("/deals/" + deal + "/stage", "{\"stage\": \"%s\"}".formatted(stage(stage)));
        assertThat(answer)
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains(missing);
    }

    private UUID stage(String name) {
        List<String> ids = com.jayway.jsonpath.JsonPath.read(
                Api.body(anna.get("/pipelines/" + pipeline)), "$.stages[?(@.name == '" + name + "')].id");
        return UUID.fromString(ids.getFirst());
    }

    private List<String> kinds() {
        return anna.walk("/deals/" + deal + "/ledger", "kind");
    }

    private static void ok(MvcTestResult answer) {
        assertThat(answer).hasStatus2xxSuccessful();
    }
}
