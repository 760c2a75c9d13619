package org.penstock.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.Penstock;
import org.penstock.activities.Activities;
import org.penstock.activities.ActivityDraft;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealStages;
import org.penstock.deals.Deals;
import org.penstock.deals.Pipelines;
import org.penstock.deals.StageKind;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.TestConfigurationAccess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/** Two people at once: what one does appears on the other's pages, and what the other holds or types stays. */
@Tag("browser")
@SpringBootTest(classes = Penstock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import(TestConfigurationAccess.class)
@ExtendWith(CleanDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class LivePagesTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Deals deals;

    @Autowired
    DealStages stages;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Activities activities;

    @Autowired
    JdbcTemplate jdbc;

    Browser browser;
    Page annas;
    Page maxs;
    Actor anna;
    UUID deal;

    @BeforeAll
    void open() {
        browser = Browser.open();
        jdbc.update("update company set set_up_at = now()");
        anna = cast.actor(cast.anna());
        annas = page(cast.anna());
        maxs = page(cast.max());
    }

    @BeforeEach
    void aDeal() {
        jdbc.update("update deal set deleted_at = now() where deleted_at is null");
        deal = deals.create(anna, DealDraft.titled("Fleet tracking"), null).orElseThrow();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aMoveAppearsOnTheOthersBoard() {
        annas.navigate("/deals?owner=any");
        maxs.navigate("/deals?owner=any");
        assertThat(column(maxs, 0).locator(".deal-card")).hasCount(1);

        annas.locator(".deal-card-title").focus();
        annas.keyboard().press("Space");
        annas.keyboard().press("ArrowRight");
        annas.keyboard().press("Space");

        assertThat(column(maxs, 1).locator(".deal-card")).hasCount(1);
        assertThat(column(maxs, 0).locator(".deal-card")).hasCount(0);
        assertThat(column(maxs, 1).locator(".board-count")).hasText("1");
    }

    @Test
    void whatIsTypedOnTheBoardAndTheCardThatIsHeldStay() {
        maxs.navigate("/deals?owner=any");
        Locator add = column(maxs, 0).locator("[data-quick-add] [name=title]");
        add.fill("Half a ti");
        move(StageKind.QUALIFICATION);
        assertThat(column(maxs, 1).locator(".deal-card")).hasCount(1);
        assertThat(add).hasValue("Half a ti");
        assertThat(add).isFocused();

        maxs.locator(".deal-card-title").focus();
        maxs.keyboard().press("Space");
        move(StageKind.CLOSING);
        UUID other = deals.create(anna, DealDraft.titled("Other"), null).orElseThrow();
        assertThat(maxs.locator(".deal-card.is-carried")).hasCount(1);
        maxs.keyboard().press("Escape");
        assertThat(column(maxs, 5).locator(".deal-card")).hasCount(1);
        assertThat(maxs.locator("#deal-" + other)).isVisible();
    }

    @Test
    void aFormThatIsTypedInIsLeftAlone() {
        maxs.navigate("/deals/" + deal);
        maxs.locator("#deal-facts [hx-get$='focus=source']").click();
        Locator source = maxs.locator("#deal-facts [name=source]");
        source.fill("A fair in Ri");

        move(StageKind.PROPOSAL);

        assertThat(maxs.locator(".stage-step.is-present")).containsText("Proposal");
        assertThat(maxs.locator("#live-status")).not().isEmpty();
        assertThat(source).hasValue("A fair in Ri");
        assertThat(source).isFocused();
    }

    @Test
    void todayShowsWhatAColleagueGaveMe() {
        maxs.navigate("/today");
        assertThat(maxs.locator("#today .activity-row")).hasCount(0);
        activities
                .create(anna, ActivityDraft.task("Sign the offer", Instant.EPOCH, cast.max(), deal))
                .orElseThrow();
        assertThat(maxs.locator("#today .activity-row")).containsText("Sign the offer");
    }

    @Test
    void theListShowsWhatAColleagueDidAndKeepsWhatIsHeld() {
        maxs.navigate("/deals/list?owner=any");
        Locator tick = maxs.locator("#row-" + deal + " [data-tick]");
        tick.check();
        tick.focus();
        UUID other = deals.create(anna, DealDraft.titled("Other"), null).orElseThrow();
        assertThat(maxs.locator("#row-" + other)).isVisible();
        assertThat(maxs.locator("#deals-sums")).containsText("2 deals");
        assertThat(tick).isChecked();
        assertThat(tick).isFocused();

        maxs.locator("#row-" + deal + " [hx-get$='/facts/value']").click();
        Locator value = maxs.locator("#dialog [name=value]");
        value.fill("5000");
        UUID third = deals.create(anna, DealDraft.titled("Third"), null).orElseThrow();
        deals.change(anna, List.of(deal), null, List.of(new DealEdit.Value(new BigDecimal("7000"), "USD")));
        value.press("Enter");
        assertThat(maxs.locator("#dialog .clash")).containsText("7,000");
        assertThat(maxs.locator("#row-" + third)).hasCount(0);
        org.assertj.core.api.Assertions.assertThat(Browser.violations(maxs)).isEmpty();
        maxs.locator("#dialog [type=submit]").click();
        assertThat(maxs.locator("#row-" + deal)).containsText("5,000");
        assertThat(maxs.locator("#row-" + third)).isVisible();
    }

    @Test
    void whoWasCutOffCatchesUp() {
        maxs.navigate("/deals?owner=any");
        assertThat(column(maxs, 0).locator(".deal-card")).hasCount(1);
        jdbc.queryForList(
                "select pg_terminate_backend(pid) from pg_stat_activity where application_name = 'penstock-live'");
        move(StageKind.NEGOTIATION);
        assertThat(column(maxs, 4).locator(".deal-card")).hasCount(1);
    }

    private void move(StageKind to) {
        stages.move(
                anna,
                List.of(deal),
                pipelines.standard().ofKind(to).orElseThrow().id(),
                null,
                null,
                null);
    }

    private Page page(UUID account) {
        return browser.signedIn(cast.session(account), port, 1440, 900).newPage();
    }

    private static Locator column(Page page, int position) {
        return page.locator(".board-column").nth(position);
    }
}
