package org.penstock.rotting;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PenstockTest
class RottingPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Deals deals;

    @Autowired
    Pipelines pipelines;

    @Autowired
    RottingUpkeep upkeep;

    @Autowired
    RottingLists lists;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    UUID deal;

    @BeforeEach
    void aDealOfAnnaThatRots() {
        jdbc.sql("update company set deal_visibility = 'own'").update();
        clock.forward(Duration.ofSeconds(5));
        deal = deals.create(cast.actor(cast.anna()), DealDraft.titled("Rotting <b>pump</b>"), null)
                .orElseThrow();
        clock.forward(Duration.ofDays(40));
        upkeep.settle(Actor.system());
    }

    @Test
    void strangersAreSentToSignIn() {
        for (String url :
                List.of("/rotting", "/deals/" + deal + "/rotting", "/deals/" + deal + "/snooze", "/settings/rotting")) {
            assertThat(mvc.get().uri(url).exchange()).hasStatus(302);
        }
    }

    @Test
    void namesTheReasonAndWhatIsNextAndHidesWhatIsNotSeen() {
        assertThat(get(cast.anna(), "/rotting"))
                .hasStatusOk()
                .bodyText()
                .contains(
                        "Rotting &lt;b&gt;pump&lt;/b&gt;",
                        "Nobody has acted since it came in",
                        "Make first contact",
                        "/nudge");
        assertThat(get(cast.boris(), "/rotting?whose=all&show=nonsense&stage=x&owner=y&page=-4"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain(deal.toString());
        assertThat(get(cast.vera(), "/rotting?whose=all"))
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/nudge");
        for (String show : List.of("all", "late", "customer", "idle", "snoozed")) {
            assertThat(get(cast.anna(), "/rotting?show=" + show)).hasStatusOk();
        }
        assertThat(get(cast.anna(), "/deals/" + deal + "/rotting"))
                .hasStatusOk()
                .bodyText()
                .contains("Nobody acts");
        assertThat(get(cast.boris(), "/deals/" + deal + "/rotting")).hasStatus(404);
        assertThat(get(cast.anna(), "/deals?owner=any&fact.rotting.state=any"))
                .hasStatusOk()
                .bodyText()
                .contains("deal-card-rot");
    }

    @Test
    void oneClickPlansWhatIsNext() {
        assertThat(mvc.post()
                        .uri("/deals/" + deal + "/nudge")
                        .with(cast.as(cast.boris()))
                        .exchange())
                .hasStatus(404);
        assertThat(mvc.post()
                        .uri("/deals/" + deal + "/nudge")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(204);
        RottingDeal now = lists.of(cast.actor(cast.anna()), deal).orElseThrow();
        assertThat(now.stepTitle()).startsWith("Make first contact");
        assertThat(now.state()).isNull();
    }

    @Test
    void snoozesAndKeepsWhatWasTypedWhenRefused() {
        String url = "/deals/" + deal + "/snooze";
        assertThat(get(cast.anna(), url)).hasStatusOk().bodyText().contains("snooze-form");
        assertThat(mvc.put()
                        .uri(url)
                        .param("until", "yesterday")
                        .param("reason", "Typed words")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("Typed words", "Enter a day");
        assertThat(mvc.put()
                        .uri(url)
                        .param("until", "2099-01-01")
                        .param("reason", "x")
                        .with(cast.as(cast.vera()))
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.put()
                        .uri(url)
                        .param("until", "2099-01-01")
                        .param("reason", "x")
                        .with(cast.as(cast.boris()))
                        .exchange())
                .hasStatus(404);
        String until = clock.instant().plus(Duration.ofDays(7)).toString().substring(0, 10);
        assertThat(mvc.put()
                        .uri(url)
                        .param("until", until)
                        .param("reason", "Budget")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(204);
        assertThat(get(cast.anna(), "/rotting?show=snoozed")).bodyText().contains("Budget");
        assertThat(mvc.delete().uri(url).with(cast.as(cast.vera())).exchange()).hasStatus(403);
        assertThat(mvc.delete().uri(url).with(cast.as(cast.anna())).exchange()).hasStatus(204);
        assertThat(mvc.put()
                        .uri("/deals/" + deal + "/ball?holder=customer")
                        .with(cast.as(cast.vera()))
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.put()
                        .uri("/deals/" + deal + "/ball?holder=customer")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(204);
        assertThat(get(cast.anna(), "/deals/" + deal + "/timeline"))
                .bodyText()
                .contains("Snoozed until", "To act: the customer");
    }

    @Test
    void managersSetWhatAStageAllows() {
        var stage = pipelines.standard().first();
        String url = "/settings/rotting/" + stage.pipelineId();
        assertThat(get(cast.anna(), "/settings/rotting")).hasStatus(403);
        assertThat(get(cast.max(), "/settings/rotting"))
                .hasStatusOk()
                .bodyText()
                .contains(stage.name());
        assertThat(mvc.post()
                        .uri(url)
                        .param("days-" + stage.id(), "3")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(403);
        assertThat(mvc.post()
                        .uri(url)
                        .param("days-" + stage.id(), "-3")
                        .param("watched-" + stage.id(), "true")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(422)
                .bodyText()
                .contains("whole number", "value=\"-3\"");
        assertThat(mvc.post()
                        .uri(url)
                        .param("days-" + stage.id(), "0")
                        .param("watched-" + stage.id(), "true")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(422);
        assertThat(mvc.post()
                        .uri(url)
                        .param("days-" + stage.id(), "300")
                        .param("watched-" + stage.id(), "true")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(303);
        assertThat(lists.of(cast.actor(cast.anna()), deal).orElseThrow().state())
                .isNull();
        assertThat(mvc.post()
                        .uri(url)
                        .param("version-" + stage.id(), "1")
                        .param("watched-" + stage.id(), "true")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(303);
    }

    @Test
    void theApiListsAndSnoozes() {
        Api.Client anna = api.as(cast.anna());
        assertThat(anna.get("/rotting?limit=1")).hasStatusOk().bodyText().contains("\"reason\"", "\"next\"");
        assertThat(anna.get("/rotting?state=nonsense")).hasStatus(400);
        assertThat(anna.put("/deals/" + deal + "/snooze", "{\"until\":\"2020-01-01\",\"reason\":\"\"}"))
                .hasStatus(422)
                .bodyText()
                .contains("until", "reason");
        String until = clock.instant().plus(Duration.ofDays(7)).toString().substring(0, 10);
        assertThat(anna.put("/deals/" + deal + "/snooze", "{\"until\":\"" + until + "\",\"reason\":\"Budget\"}"))
                .hasStatusOk()
                .bodyText()
                .contains("Budget");
        assertThat(anna.get("/deals/" + deal + "/rotting"))
                .hasStatusOk()
                .bodyText()
                .contains(until);
        assertThat(api.as(cast.boris()).get("/deals/" + deal + "/rotting")).hasStatus(404);
        assertThat(api.as(cast.boris()).get("/rotting")).bodyText().doesNotContain(deal.toString());
    }

    private MvcTestResult get(UUID who, String url) {
        return mvc.get().uri(url).with(cast.as(who)).exchange();
    }
}
