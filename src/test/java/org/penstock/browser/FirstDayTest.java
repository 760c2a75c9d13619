package org.penstock.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestMethodOrder;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.Penstock;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.TestConfigurationAccess;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.test.context.ContextConfiguration;

/** A team's first day: set up, invite, import, board, move, undo, win, Today; axe on every page, both languages. */
@Tag("browser")
@SpringBootTest(classes = Penstock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import(TestConfigurationAccess.class)
@ExtendWith(CleanDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class FirstDayTest {
    private static final String DEALS = """
            Title,Organization,Stage,Value,Currency
            Cold chain sensors,Helio Foods,Qualification,64000,EUR
            Fleet tracking,Nordlicht Logistik,Qualification,18000,EUR
            """;

    @LocalServerPort
    int port;

    Browser browser;
    BrowserContext owner;
    Page page;

    @BeforeAll
    void open() {
        browser = Browser.open();
        owner = browser.context("http://localhost:" + port, 1440, 900);
        page = owner.newPage();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void setsUpTheCompany() {
        page.navigate("/");
        assertThat(page).hasURL(Pattern.compile(".*/set-up"));
        clean();
        page.fill("#f-name", "Nordlicht");
        page.selectOption("#f-currency", "EUR");
        page.fill("#f-ownerName", "Olga Owner");
        page.fill("#f-email", "olga@example.com");
        page.fill("#f-password", "a long enough password");
        page.click("form[action='/set-up'] button[type=submit]");
        assertThat(page).hasURL(Pattern.compile(".*/today"));
        clean();
    }

    @Test
    @Order(2)
    void invitesAColleagueWhoComesInByTheLink() {
        page.navigate("/settings/accounts/new");
        clean();
        page.fill("#f-name", "Anna Rep");
        page.fill("#f-email", "anna@example.com");
        page.check("#role-rep");
        page.click("form[action='/settings/accounts'] button[type=submit]");
        String link = page.inputValue("#made-link").replaceFirst("^http://[^/]+", "http://localhost:" + port);
        try (BrowserContext anna = browser.context("http://localhost:" + port, 390, 844)) {
            Page hers = anna.newPage();
            hers.navigate(link);
            assertThat(Browser.violations(hers)).isEmpty();
            hers.locator("input[type=password]").first().fill("another long password");
            hers.locator("main button[type=submit], form button[type=submit]")
                    .first()
                    .click();
            assertThat(hers).hasURL(Pattern.compile(".*/today"));
        }
    }

    @Test
    @Order(3)
    void importsDealsAfterADryRun() {
        page.navigate("/imports/new");
        clean();
        page.setInputFiles(
                "#f-files", new FilePayload("deals.csv", "text/csv", DEALS.getBytes(StandardCharsets.UTF_8)));
        page.click("[data-drop-submit]");
        assertThat(page).hasURL(Pattern.compile(".*/imports/[0-9a-f-]{36}.*"));
        Locator apply = page.locator("form[action$='/application'] button[type=submit]");
        assertThat(apply).isEnabled();
        clean();
        apply.click();
        assertThat(page.locator("[data-dialog-open='undo-dialog']"))
                .isVisible(new com.microsoft.playwright.assertions.LocatorAssertions.IsVisibleOptions()
                        .setTimeout(30_000));
    }

    @Test
    @Order(4)
    void movesADealByKeyboardAndTakesItBack() {
        page.navigate("/deals?owner=any");
        clean();
        Locator card = card("Cold chain sensors");
        assertThat(column("Qualification").locator(".deal-card")).hasCount(2);
        card.locator(".deal-card-title").focus();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Space");
        assertThat(page.locator("#announcer")).containsText("Needs analysis");
        assertThat(column("Needs analysis").locator(".deal-card")).hasCount(1);
        page.locator("#toasts button").first().click();
        assertThat(column("Qualification").locator(".deal-card")).hasCount(2);
    }

    @Test
    @Order(5)
    void movesADealByMouse() {
        page.navigate("/deals?owner=any");
        drag(card("Fleet tracking"), column("Proposal").locator("[data-cards]"));
        assertThat(page.locator("#toasts")).containsText("Proposal");
        page.reload();
        assertThat(column("Proposal").locator(".deal-card")).hasCount(1);
    }

    @Test
    @Order(6)
    void movesSeveralAtOnce() {
        page.navigate("/deals?owner=any");
        card("Fleet tracking").hover();
        card("Fleet tracking").locator(".deal-card-select").check();
        card("Cold chain sensors").hover();
        card("Cold chain sensors").locator(".deal-card-select").check();
        page.selectOption(
                "#selection-stage", new com.microsoft.playwright.options.SelectOption().setLabel("Negotiation"));
        page.click("#selection button[type=submit]");
        assertThat(column("Negotiation").locator(".deal-card")).hasCount(2);
    }

    @Test
    @Order(7)
    void plansANextStepWinsTheDealAndSeesTheHistory() {
        page.navigate("/deals?owner=any");
        card("Cold chain sensors").locator(".deal-card-title").click();
        assertThat(page.locator("#timeline")).isVisible();
        assertThat(page.locator("#deal-tool .tool-body .card-header").first()).isVisible();
        clean();
        page.fill("#plan-subject", "Call Rossi");
        page.locator("form.composer button[type=submit]").click();
        assertThat(page.locator(".activity-open").first()).hasText("Call Rossi");
        page.click(".btn-success");
        assertThat(page.locator(".outcome-won")).isVisible();
        assertThat(page.locator("#timeline")).containsText("Won");
    }

    @Test
    @Order(8)
    void everyPageIsCleanInBothLanguagesAndThemesAndOnAPhone() {
        for (String language : List.of("en", "ru")) {
            Browser.appear(page, language, language.equals("ru") ? "dark" : "light");
            page.setViewportSize(language.equals("ru") ? 390 : 1440, 900);
            for (String path : List.of(
                    "/today",
                    "/deals?owner=any",
                    "/deals/list?owner=any",
                    "/deals/new",
                    "/activities",
                    "/figures",
                    "/figures?by=rep&period=all&cohort=created&pipeline=all",
                    "/figures?by=month&period=all&cohort=entered&skipped=imputed&owner=then",
                    "/imports",
                    "/imports/new",
                    "/account",
                    "/settings/accounts",
                    "/settings/company",
                    "/settings/currencies",
                    "/settings/teams",
                    "/settings/pipelines",
                    "/settings/reasons",
                    "/settings/fields",
                    "/settings/labels",
                    "/people",
                    "/people/new",
                    "/organisations",
                    "/organisations/new")) {
                page.navigate(path);
                page.waitForLoadState();
                assertThat(page.locator("h1")).hasCount(1);
                assertThat(page).not().hasTitle(Pattern.compile("404|Error"));
                assertThat(Browser.violations(page))
                        .as(path + " in " + language)
                        .isEmpty();
            }
        }
    }

    /** In several small movements, as a hand does it. */
    private void drag(Locator card, Locator to) {
        var from = card.boundingBox();
        var onto = to.boundingBox();
        page.mouse().move(from.x + 60, from.y + from.height - 8);
        page.mouse().down();
        page.mouse()
                .move(from.x + 80, from.y + from.height, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
        page.mouse().move(onto.x + 70, onto.y + 30, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(12));
        page.mouse().move(onto.x + 72, onto.y + 34, new com.microsoft.playwright.Mouse.MoveOptions().setSteps(4));
        assertThat(to.locator(".deal-card")).not().hasCount(0);
        page.mouse().up();
    }

    private void clean() {
        assertThat(Browser.violations(page)).as(page.url()).isEmpty();
    }

    private Locator card(String title) {
        return page.locator(".deal-card[data-title='" + title + "']");
    }

    private Locator column(String stage) {
        return page.locator(".board-column[data-stage-name='" + stage + "']");
    }
}
