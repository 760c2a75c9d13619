package org.penstock.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
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

/** A passkey's life with Chromium's virtual device: made, used to sign in, renamed, removed, refused. */
@Tag("browser")
@SpringBootTest(classes = Penstock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import(TestConfigurationAccess.class)
@ExtendWith(CleanDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class PasskeyBrowserTest {
    private static final String SIGN_IN = "[data-passkey-sign-in] button";

    @LocalServerPort
    int port;

    Browser browser;
    Page page;
    CDPSession devtools;
    String device = "";

    @BeforeAll
    void setUpTheCompanyAndTheDevice() {
        browser = Browser.open();
        BrowserContext owner = browser.context("http://localhost:" + port, 1440, 900);
        page = owner.newPage();
        page.addInitScript("""
                if (sessionStorage.getItem("no-offer"))
                  PublicKeyCredential.isConditionalMediationAvailable = async () => false;""");
        devtools = owner.newCDPSession(page);
        devtools.send("WebAuthn.enable");
        device = plugIn();
        page.navigate("/");
        page.fill("#f-name", "Nordlicht");
        page.selectOption("#f-currency", "EUR");
        page.fill("#f-ownerName", "Olga Owner");
        page.fill("#f-email", "olga@example.com");
        page.fill("#f-password", "a long enough password");
        page.click("form[action='/set-up'] button[type=submit]");
        assertThat(page).hasURL(Pattern.compile(".*/today"));
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    @Order(1)
    void addsAPasskeyByKeyboard() {
        page.navigate("/account");
        page.fill("#f-passkey", "Laptop");
        page.press("#f-passkey", "Enter");
        assertThat(page.locator(".toast-line")).containsText("signs you in from now on");
        assertThat(page.locator("#passkeys li")).containsText("Laptop");
        assertThat(page.locator("#passkeys li")).containsText("never used");
        clean();
    }

    @Test
    @Order(2)
    void makesNoSecondOneOnTheSameDevice() {
        page.fill("#f-passkey", "Laptop again");
        page.click("[data-passkey-add] button");
        assertThat(page.locator("[data-passkey-said]")).containsText("has a passkey for your account already");
    }

    @Test
    @Order(3)
    void saysThatThePersonCancelledAndLetsThemTryAgain() {
        signOut();
        clean();
        recognises(false);
        page.click(SIGN_IN);
        assertThat(page.locator("[data-passkey-said]")).containsText("Cancelled");
        clean();
        recognises(true);
    }

    @Test
    @Order(4)
    void signsInByTheButtonAndGoesWhereThePersonWanted() {
        page.navigate("/account");
        assertThat(page).hasURL(Pattern.compile(".*/sign-in\\?next=.*"));
        page.click(SIGN_IN);
        assertThat(page).hasURL(Pattern.compile(".*/account"));
        assertThat(page.locator("#passkeys li")).containsText("last used");
    }

    @Test
    @Order(5)
    void signsInByWhatTheBrowserFillsIn() {
        signOut();
        assertThat(page.getAttribute("#f-email", "autocomplete")).isEqualTo("username webauthn");
        page.evaluate("sessionStorage.removeItem('no-offer')");
        page.reload();
        assertThat(page).hasURL(Pattern.compile(".*/today"));
    }

    @Test
    @Order(6)
    void renamesAndRemovesItAndThenItOpensNothing() {
        page.navigate("/account");
        page.click("#passkeys summary");
        page.fill("#passkeys details input[name=name]", "Old laptop");
        page.press("#passkeys details input[name=name]", "Enter");
        assertThat(page.locator("#passkeys li")).containsText("Old laptop");
        page.click("#passkeys form[action$='/removal'] button");
        assertThat(page.locator("#passkeys li")).hasCount(0);
        signOut();
        page.click(SIGN_IN);
        assertThat(page.locator(".notice-problem")).containsText("not known here any more");
        clean();
    }

    @Test
    @Order(7)
    void standsInRussianDarkAndOnAPhone() {
        page.fill("#f-email", "olga@example.com");
        page.fill("#f-password", "a long enough password");
        page.click("form[action='/sessions'] button");
        assertThat(page).hasURL(Pattern.compile(".*/today"));
        appear("ru", "dark");
        page.setViewportSize(390, 844);
        page.navigate("/account");
        page.fill("#f-passkey", "Телефон");
        devtools.send("WebAuthn.removeVirtualAuthenticator", json("authenticatorId", device));
        device = plugIn();
        page.click("[data-passkey-add] button");
        assertThat(page.locator("#passkeys li")).containsText("Телефон");
        assertThat(Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth > innerWidth")))
                .isFalse();
        clean();
        page.navigate("/sign-in?again=true&next=/account");
        assertThat(page.locator("h1")).hasText("Войти ещё раз");
        clean();
    }

    @Test
    @Order(8)
    void theAuditTellsOfItAll() {
        page.navigate("/settings/audit");
        assertThat(page.locator("h1")).hasText("Журнал аудита");
        assertThat(page.locator(".identity-audit")).containsText("Добавлен ключ доступа");
        assertThat(Boolean.TRUE.equals(page.evaluate("document.documentElement.scrollWidth > innerWidth")))
                .isFalse();
        clean();
        appear("en", "light");
        page.setViewportSize(1440, 900);
        page.navigate("/settings/audit");
        page.selectOption("#audit-area", "keys");
        page.click(".identity-audit-filter button[type=submit]");
        assertThat(page).hasURL(Pattern.compile(".*area=keys.*"));
        assertThat(page.locator(".identity-audit tbody tr").last()).containsText("Added a passkey");
        assertThat(page.locator(".identity-audit tbody tr").last()).containsText("Laptop");
        clean();
    }

    /** The virtual device takes whatever is offered, so the browser offers only where a test is about that. */
    private void signOut() {
        page.evaluate("""
                async () => {
                  sessionStorage.setItem("no-offer", "true");
                  const headers = JSON.parse(document.body.getAttribute("hx-headers"));
                  await fetch("/sign-out", { method: "POST", headers });
                }""");
        page.navigate("/sign-in");
        assertThat(page.locator(SIGN_IN)).isVisible();
    }

    private void appear(String language, String theme) {
        page.evaluate("""
                async ([language, theme]) => {
                  const form = new URLSearchParams({ language, theme });
                  const headers = JSON.parse(document.body.getAttribute("hx-headers"));
                  await fetch("/appearance", { method: "POST", body: form, headers });
                }""", List.of(language, theme));
    }

    /** A laptop with a finger reader that keeps keys. */
    private String plugIn() {
        JsonObject options = new JsonObject();
        options.addProperty("protocol", "ctap2");
        options.addProperty("transport", "internal");
        options.addProperty("hasResidentKey", true);
        options.addProperty("hasUserVerification", true);
        options.addProperty("isUserVerified", true);
        options.addProperty("automaticPresenceSimulation", true);
        JsonObject asked = new JsonObject();
        asked.add("options", options);
        return devtools.send("WebAuthn.addVirtualAuthenticator", asked)
                .get("authenticatorId")
                .getAsString();
    }

    private void recognises(boolean verified) {
        JsonObject asked = json("authenticatorId", device);
        asked.addProperty("isUserVerified", verified);
        devtools.send("WebAuthn.setUserVerified", asked);
    }

    private static JsonObject json(String name, String value) {
        JsonObject object = new JsonObject();
        object.addProperty(name, value);
        return object;
    }

    private void clean() {
        assertThat(Browser.violations(page)).as(page.url()).isEmpty();
    }
}
