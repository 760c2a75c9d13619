package org.penstock.activities;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
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
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PenstockTest
class ActivityPagesTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Activities activities;

    @Autowired
    Deals deals;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    Actor anna;
    UUID deal;
    UUID task;

    @BeforeEach
    void taskOfAnna() {
        anna = cast.actor(cast.anna());
        deal = deals.create(anna, DealDraft.titled("Pump"), null).orElseThrow();
        task = activities
                .create(
                        anna,
                        ActivityDraft.task(
                                "Call Rossi <b>now</b>", clock.instant().plus(Duration.ofHours(1)), anna.id(), deal))
                .orElseThrow();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/today", "/activities", "/activities/new", "/activities/x/edit"})
    void sendsAnonymousPeopleToSignIn(String url) {
        assertThat(mvc.get().uri(url).exchange()).hasStatus(302);
    }

    @Test
    void showsTheDayAndTheList() {
        for (String url : List.of(
                "/today",
                "/today/content",
                "/activities",
                "/activities?whose=team&state=late&kind=task&from=2026-01-01&until=2026-12-31",
                "/activities?whose=?&assignee=?&from=?&page=-3",
                "/deals/" + deal + "/next-step",
                "/deals/" + deal + "/timeline",
                "/deals/" + deal + "/life",
                "/activities/new?deal=" + deal)) {
            assertThat(mvc.get().uri(url).with(cast.as(cast.anna())).exchange()).hasStatusOk();
        }
        assertThat(mvc.get().uri("/today").with(cast.as(cast.anna())).exchange())
                .bodyText()
                .contains("Call Rossi &lt;b&gt;now&lt;/b&gt;");
        assertThat(mvc.get().uri("/today/due").with(cast.as(cast.anna())).exchange())
                .bodyText()
                .isNotEmpty();
    }

    @Test
    void doesSeveralAndOffersToTakeThatBack() {
        var answer = mvc.put()
                .uri("/activities/completions")
                .param("ids", task.toString())
                .with(cast.as(cast.anna()))
                .exchange();
        assertThat(answer).hasStatus(204);
        assertThat(answer.getResponse().getHeader("HX-Trigger")).contains("/activities/reopenings?ids=" + task);
        assertThat(activities.get(anna, task).doneAt()).isNotNull();
    }

    @Test
    void puttingOffIsTakenBackToTheTimeOfBefore() {
        var before = activities.get(anna, task).dueAt();
        assertThat(mvc.put()
                        .uri("/activities/dues?days=7")
                        .param("ids", task.toString())
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(204);
        assertThat(activities.get(anna, task).dueAt()).isAfter(before);
        assertThat(mvc.post()
                        .uri("/activities/dues/undo?was=" + task + "~" + before.getEpochSecond())
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(204);
        assertThat(activities.get(anna, task).dueAt()).isEqualTo(before);
    }

    @Test
    void plansATaskOfItsOwnForWhoMay() {
        assertThat(mvc.get().uri("/activities/new").with(cast.as(cast.anna())).exchange())
                .hasStatusOk()
                .bodyText()
                .contains("activity-form");
        assertThat(mvc.get()
                        .uri("/activities?plan=1")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .bodyText()
                .contains("hx-trigger=\"click, load\"");
        assertThat(mvc.get().uri("/activities/new").with(cast.as(cast.vera())).exchange())
                .hasStatus(403);
        assertThat(mvc.get()
                        .uri("/activities?plan=1")
                        .with(cast.as(cast.vera()))
                        .exchange())
                .hasStatusOk()
                .bodyText()
                .doesNotContain("/activities/new");
    }

    @Test
    void answersNotFoundAndForbidden() {
        UUID nothing = UUID.randomUUID();
        for (String url : List.of(
                "/activities/" + nothing + "/edit",
                "/activities/new?deal=" + nothing,
                "/deals/" + nothing + "/timeline",
                "/deals/" + nothing + "/next-step",
                "/people/" + nothing + "/activities",
                "/organisations/" + nothing + "/activities")) {
            assertThat(mvc.get().uri(url).with(cast.as(cast.anna())).exchange()).hasStatus(404);
        }
        assertThat(mvc.post()
                        .uri("/activities/dues/undo?was=nonsense")
                        .with(cast.as(cast.anna()))
                        .exchange())
                .hasStatus(404);
        for (String url : List.of("/activities/completions", "/activities/dues?days=1")) {
            assertThat(mvc.put()
                            .uri(url)
                            .param("ids", task.toString())
                            .with(cast.as(cast.vera()))
                            .exchange())
                    .hasStatus(403);
        }
    }
}
