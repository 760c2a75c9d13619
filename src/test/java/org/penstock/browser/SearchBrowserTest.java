package org.penstock.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.Penstock;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.SettableClock;
import org.penstock.testing.TestConfigurationAccess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** The palette by keyboard alone, and axe on it and on the page of results. */
@Tag("browser")
@SpringBootTest(classes = Penstock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import(TestConfigurationAccess.class)
@ExtendWith(CleanDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SearchBrowserTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Deals deals;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    SettableClock clock;

    Browser browser;
    BrowserContext context;
    Page page;
    UUID sensors;

    @BeforeAll
    void open() {
        browser = Browser.open();
        jdbc.sql("update company set set_up_at = now(), name = 'Nordlicht', deal_visibility = 'own'")
                .update();
        clock.forward(Duration.ofMinutes(1)); // settings are kept for some seconds
        for (String title : List.of("Fleet tracking", "Fleet insurance", "Привет, поставка")) {
            deals.create(cast.actor(cast.anna()), DealDraft.titled(title), null).orElseThrow();
        }
        sensors = deals.create(cast.actor(cast.anna()), DealDraft.titled("Cold chain sensors"), null)
                .orElseThrow();
        context = browser.signedIn(cast.session(cast.anna()), port, 1440, 900);
        page = context.newPage();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void opensARecordByKeysAlone() {
        start("/people");
        page.keyboard().press("/");
        assertThat(field()).isFocused();
        assertThat(options().first()).isVisible(); // own deals, before anything is typed
        page.keyboard().type("fleet");
        assertThat(groupOf("deals").locator("[role=option]")).hasCount(2);
        assertThat(page.locator("#palette-said")).containsText("2 found");
        assertThat(options().first()).hasAttribute("aria-selected", "true");
        String second = options().nth(1).getAttribute("href");
        page.keyboard().press("ArrowDown");
        assertThat(options().nth(1)).hasAttribute("aria-selected", "true");
        assertThat(field()).hasAttribute("aria-activedescendant", "palette-option-1");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*" + second));
    }

    @Test
    void closesOnEscapeAndGoesBackToWhatWasTyped() {
        start("/people/new");
        Locator name = page.locator("input[name=name]");
        name.fill("Half a na");
        page.keyboard().press("/");
        assertThat(page.locator("#palette")).not().isVisible();
        page.keyboard().press("Control+k");
        assertThat(field()).isFocused();
        page.keyboard().type("cold");
        page.keyboard().press("Escape");
        assertThat(page.locator("#palette")).not().isVisible();
        assertThat(name).isFocused();
        assertThat(name).hasValue("Half a na/");
        page.keyboard().press("Control+k");
        assertThat(field()).hasValue("cold");
    }

    @Test
    void enterFasterThanTheAnswerOpensWhatWasTyped() {
        start("/people");
        page.keyboard().press("Control+k");
        assertThat(options().first()).isVisible();
        page.keyboard().type("sensors");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/deals/" + sensors));
    }

    @Test
    void opensInANewTabAndStays() {
        start("/people");
        page.keyboard().press("Control+k");
        page.keyboard().type("sensors");
        assertThat(options().first()).hasAttribute("href", "/deals/" + sensors);
        assertThat(options().first()).hasAttribute("aria-selected", "true");
        Page tab = context.waitForPage(() -> page.keyboard().press("Control+Enter"));
        assertThat(tab).hasURL(Pattern.compile(".*/deals/" + sensors));
        tab.close();
        assertThat(page).hasURL(Pattern.compile(".*/people"));
    }

    @Test
    void runsAnActionAndIsCleanInBothLanguages() {
        start("/people");
        page.keyboard().press("Control+k");
        page.keyboard().type("dark");
        page.keyboard().press("Enter");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        act("light");
        assertThat(page.locator("html")).hasAttribute("data-theme", "light");
        clean("fleet", "light-en");
        act("russian");
        assertThat(page.locator("html")).hasAttribute("lang", "ru");
        act("dark");
        assertThat(page.locator("html")).hasAttribute("data-theme", "dark");
        page.setViewportSize(390, 844);
        clean("ghbdtn", "dark-ru");
        page.setViewportSize(1440, 900);
        act("english");
        assertThat(page.locator("html")).hasAttribute("lang", "en");
        act("light");
    }

    @Test
    void forgivesASlipAndReadsCyrillic() {
        start("/people");
        page.keyboard().press("Control+k");
        field().fill("sensros");
        assertThat(options().first()).hasAttribute("href", "/deals/" + sensors);
        field().fill("привет");
        assertThat(options().first()).containsText("Привет, поставка");
        field().fill("поставка привт");
        assertThat(options().first()).containsText("Привет, поставка");
        page.keyboard().press("Escape");
    }

    @Test
    void aRepWhoMayNotSeeADealDoesNotFindIt() {
        Page boriss =
                browser.signedIn(cast.session(cast.boris()), port, 1440, 900).newPage();
        boriss.navigate("/deals/" + sensors);
        assertThat(boriss.locator("main")).not().containsText("Cold chain");
        boriss.navigate("/people");
        boriss.keyboard().press("/");
        boriss.locator("#palette-field").fill("sensors");
        assertThat(boriss.locator("#palette-said")).containsText("Nothing found");
        assertThat(boriss.locator("#palette [role=option]")).hasCount(0);
        boriss.close();
    }

    @Test
    void beforeAnythingIsTypedItShowsWhatWasOpenedLast() {
        start("/deals/" + sensors);
        start("/people");
        page.keyboard().press("/");
        assertThat(groupOf("recent").locator("[role=option]").first()).hasAttribute("href", "/deals/" + sensors);
        assertThat(Browser.violations(page)).isEmpty();
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page).hasURL(Pattern.compile(".*/deals/" + sensors));
    }

    @Test
    void plansATaskFromAnywhere() {
        start("/people");
        page.keyboard().press("Control+k");
        page.keyboard().type("new task");
        page.keyboard().press("Enter");
        assertThat(page.locator("#dialog [name=subject]")).isFocused();
        page.keyboard().type("Water the plants");
        page.keyboard().press("Enter");
        assertThat(page.locator("#activities")).containsText("Water the plants");
    }

    @Test
    void theListOfKeysNamesThem() {
        start("/people");
        page.keyboard().press("?");
        assertThat(page.locator("#keys-list")).containsText("Search, also while typing");
    }

    private void start(String path) {
        page.navigate(path);
        page.waitForLoadState();
    }

    private void act(String words) {
        page.keyboard().press("Control+k");
        field().fill(words);
        page.keyboard().press("Enter");
        page.waitForLoadState();
    }

    private void clean(String words, String name) {
        start("/search?q=" + words);
        assertThat(page.locator(".search-list").first()).isVisible();
        look("search-" + name);
        page.locator("[data-palette-open]").click();
        field().fill(words);
        assertThat(options().first()).hasAttribute("aria-selected", "true");
        look("palette-" + name);
        page.keyboard().press("Escape");
    }

    private void look(String name) {
        String shots = System.getenv("PENSTOCK_SHOTS");
        if (shots != null) {
            page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(shots, name + ".png")));
        }
        assertThat(Browser.violations(page)).as(name).isEmpty();
    }

    private Locator field() {
        return page.locator("#palette-field");
    }

    private Locator options() {
        return page.locator("#palette [role=option]");
    }

    private Locator groupOf(String kind) {
        return page.locator("#palette [role=group][aria-labelledby=palette-" + kind + "]");
    }
}
