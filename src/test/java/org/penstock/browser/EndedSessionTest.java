package org.penstock.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.Penstock;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
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

/** A session that is ended elsewhere in the middle of a form: one signs in again, and what was typed is there and saves. */
@Tag("browser")
@SpringBootTest(classes = Penstock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import(TestConfigurationAccess.class)
@ExtendWith(CleanDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class EndedSessionTest {
    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    Deals deals;

    @Autowired
    DealPages pages;

    @Autowired
    JdbcTemplate jdbc;

    Browser browser;
    Page page;
    Actor anna;
    UUID deal;

    @BeforeAll
    void open() {
        browser = Browser.open();
        jdbc.update("update company set set_up_at = now()");
        cast.olga();
        anna = cast.actor(cast.anna());
    }

    @BeforeEach
    void aDeal() {
        deal = deals.create(anna, DealDraft.titled("Fleet tracking"), null).orElseThrow();
        page = browser.signedIn(cast.session(cast.anna()), port, 1440, 900).newPage();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void aPlainFormComesBackAfterTheSignIn() {
        page.navigate("/deals/new");
        page.locator("#main [name=title]").fill("Sensors for Turin");
        page.locator("#main [name=source]").fill("A fair in Riga");
        endSessions();
        submit();
        signInAgain(cast.anna());
        assertThat(page).hasURL(Pattern.compile(".*/deals/new"));
        assertThat(page.locator("#main [name=title]")).hasValue("Sensors for Turin");
        assertThat(page.locator("#main [name=source]")).hasValue("A fair in Riga");
        page.locator("#main form .btn-primary").first().click();
        assertThat(page.locator("h1")).hasText("Sensors for Turin");
    }

    @Test
    void aFormInARegionComesBackAfterTheSignIn() {
        page.navigate("/deals/" + deal);
        page.locator("#deal-facts [hx-get$='focus=source']").click();
        Locator source = page.locator("#deal-facts [name=source]");
        source.fill("A fair in Riga");
        endSessions();
        source.press("Enter");
        signInAgain(cast.anna());
        assertThat(source).hasValue("A fair in Riga");
        assertThat(page.locator("#toasts")).containsText("What you typed is back");
        source.press("Enter");
        assertThat(page.locator("#deal-facts .facts")).containsText("A fair in Riga");
        assertThat(pages.load(anna, deal).deal().source()).isEqualTo("A fair in Riga");
    }

    @Test
    void addedLinesComeBackAfterTheSignIn() {
        page.navigate("/deals/" + deal);
        page.locator("#deal-lines [hx-get$='/edit']").click();
        page.locator("#deal-lines [data-line-add]").click();
        page.locator("#deal-lines [role=combobox]").nth(0).fill("Pump");
        page.locator("#deal-lines [role=combobox]").nth(2).fill("Hose");
        // It has asked for products, and is answered.
        assertThat(page.locator("#deal-lines [role=combobox]").nth(2)).hasAttribute("aria-expanded", "true");
        page.keyboard().press("Escape");
        page.locator("#deal-lines [name=price]").nth(2).fill("20");
        endSessions();
        page.evaluate("document.querySelector('#deal-lines form').requestSubmit()");
        signInAgain(cast.anna());
        assertThat(page.locator("#deal-lines [role=combobox]")).hasCount(3);
        assertThat(page.locator("#deal-lines [role=combobox]").nth(2)).hasValue("Hose");
        page.locator("#deal-lines .btn-primary").click();
        assertThat(page.locator("#deal-lines table")).containsText("Hose");
    }

    @Test
    void whoSignedInInAnotherTabSendsItAgainInPlace() {
        page.navigate("/deals/" + deal);
        page.locator("#deal-facts [hx-get$='focus=source']").click();
        Locator source = page.locator("#deal-facts [name=source]");
        source.fill("By phone");
        endSessions();
        source.press("Enter");
        assertThat(page.locator("#signed-out")).isVisible();
        assertThat(Browser.violations(page)).isEmpty();
        page.context().addCookies(List.of(Browser.cookie(cast.session(cast.anna()), port)));
        page.locator("#send-again").click();
        assertThat(page.locator("#deal-facts .facts")).containsText("By phone");
    }

    @Test
    void nobodyElseInTheSameTabSeesIt() {
        page.navigate("/deals/new");
        page.locator("#main [name=title]").fill("Anna's secret");
        endSessions();
        submit();
        signInAgain(cast.max());
        assertThat(page.locator("#main [name=title]")).hasValue("");
        assertThat(page.evaluate("JSON.stringify(sessionStorage)").toString()).doesNotContain("secret");
    }

    /** Also when a region that loads has noticed already and the dialog lies above the form. */
    private void submit() {
        page.evaluate("document.querySelector('#main form').requestSubmit()");
    }

    private void endSessions() {
        jdbc.update("delete from account_session");
    }

    private void signInAgain(UUID account) {
        assertThat(page.locator("#signed-out")).isVisible();
        String href = page.locator("#sign-in-again").getAttribute("href");
        page.locator("#sign-in-again").click();
        assertThat(page).hasURL(Pattern.compile(".*/sign-in.*"));
        page.context().addCookies(List.of(Browser.cookie(cast.session(account), port)));
        page.navigate(href); // whoever has a session again is led on as after the password
    }
}
