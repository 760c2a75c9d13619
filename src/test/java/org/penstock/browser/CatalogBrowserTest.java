package org.penstock.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
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

/** From an empty catalog to a deal's line items: a list, products, pasted prices, the picker; axe on every page. */
@Tag("browser")
@SpringBootTest(classes = Penstock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import(TestConfigurationAccess.class)
@ExtendWith(CleanDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class CatalogBrowserTest {
    @LocalServerPort
    int port;

    Browser browser;
    Page page;

    @BeforeAll
    void setUpTheCompany() {
        browser = Browser.open();
        BrowserContext owner = browser.context("http://localhost:" + port, 1440, 900);
        page = owner.newPage();
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
    void anEmptyCatalogSaysWhatToDo() {
        page.navigate("/products");
        clean();
        page.click(".empty-action .btn-primary");
        assertThat(page).hasURL(Pattern.compile(".*/products/new"));
    }

    @Test
    @Order(2)
    void makesAListAndTwoProducts() {
        page.navigate("/settings/price-lists");
        clean();
        page.fill("#f-name", "Retail");
        page.selectOption("#f-currency", "EUR");
        page.click("form[action='/settings/price-lists'] button[type=submit]");
        assertThat(page.locator("h1")).hasText("Retail");
        product("Gateway", "GW-1", "860");
        product("Sensor kit", "SK-S", "");
        page.navigate("/products");
        assertThat(page.locator("#products")).containsText("€860.00");
        clean();
    }

    @Test
    @Order(3)
    void namesALookAlikeWhileOneTypes() {
        page.navigate("/products/new");
        page.locator("#f-name").pressSequentially("gate-WAY");
        assertThat(page.locator(".catalog-alike")).containsText("GW-1");
        clean();
    }

    @Test
    @Order(4)
    void pastesAPriceAfterAPreviewAndTakesItBack() {
        page.navigate("/settings/price-lists");
        page.locator(".manage-list a").getByText("Retail").click();
        clean();
        page.locator("a[href$='/paste']").click();
        page.fill("#f-text", "SK-S\t490\nNobody\t5");
        page.click("form[hx-post$='/paste'] button[type=submit]");
        assertThat(page.locator(".table tbody tr")).hasCount(2);
        clean();
        page.click("form[hx-post$='/application'] button[type=submit]");
        assertThat(page.locator("input[aria-label$='Sensor kit']")).hasValue("490");
        assertThat(page.locator("#toasts button").first()).isVisible();
        clean();
    }

    @Test
    @Order(5)
    void picksProductsByKeyboardAndKeepsFreeText() {
        page.navigate("/deals/new");
        page.fill("#f-title", "Cold chain sensors");
        page.locator("main form button[type=submit]").first().click();
        assertThat(page.locator("#deal-lines")).isVisible();
        page.click("#deal-lines .card-header button");
        clean();
        page.locator("#line-1").pressSequentially("gate");
        assertThat(page.locator("#line-1-list [role=option]")).hasCount(1);
        page.keyboard().press("ArrowDown");
        page.keyboard().press("Enter");
        assertThat(page.locator("#line-1")).hasValue("Gateway");
        assertThat(line(1).locator("[name=price]")).hasValue("860");
        assertThat(page.locator("#line-1-note")).containsText("List price");
        page.locator("#line-2").pressSequentially("sk-s");
        assertThat(page.locator("#line-2-list [aria-selected=true]")).hasCount(1);
        page.keyboard().press("Tab");
        assertThat(page.locator("#line-2")).hasValue("Sensor kit");
        line(2).locator("[name=quantity]").fill("2");
        clean();
        page.click("[data-line-add]");
        assertThat(page.locator("[name=name]:focus")).hasAttribute("id", "line-3");
        page.keyboard().type("Kit assembly");
        assertThat(page.locator("#line-3-list .combobox-none")).isVisible();
        page.keyboard().press("Escape");
        line(3).locator("[name=price]").fill("100");
        page.click("#deal-lines button[type=submit]");
        assertThat(page.locator("#deal-lines tfoot")).containsText("€1,940.00");
        assertThat(page.locator("#deal-lines tbody tr")).hasCount(3);
        clean();
    }

    @Test
    @Order(6)
    void everyPageIsCleanInBothLanguagesAndThemesAndOnAPhone() {
        page.navigate("/products");
        String product = page.locator("#products tbody a").first().getAttribute("href");
        page.navigate("/settings/price-lists");
        String list = page.locator(".manage-list .manage-name a").first().getAttribute("href");
        for (String language : List.of("en", "ru")) {
            appear(language, language.equals("ru") ? "dark" : "light");
            page.setViewportSize(language.equals("ru") ? 390 : 1440, 900);
            for (String path : List.of(
                    "/products",
                    "/products?q=nothing",
                    "/products/new",
                    product,
                    product + "/edit",
                    "/settings/price-lists",
                    list,
                    list + "/edit",
                    list + "/paste",
                    "/settings/currencies",
                    "/settings/teams")) {
                page.navigate(path);
                page.waitForLoadState();
                assertThat(page.locator("h1")).hasCount(1);
                assertThat(Browser.violations(page))
                        .as(path + " in " + language)
                        .isEmpty();
                assertThat((Boolean) page.evaluate("document.documentElement.scrollWidth <= window.innerWidth"))
                        .as(path + " is no wider than the window, in " + language)
                        .isTrue();
            }
        }
    }

    private void product(String name, String code, String price) {
        page.navigate("/products/new");
        page.fill("#f-name", name);
        page.fill("#f-code", code);
        page.locator("[name^='price.']").fill(price);
        page.click("form[action='/products'] button[type=submit]");
        assertThat(page.locator("h1")).hasText(name);
        clean();
    }

    private Locator line(int number) {
        return page.locator("[data-line]").nth(number - 1);
    }

    private void appear(String language, String theme) {
        page.navigate("/today");
        page.evaluate("""
                async ([language, theme]) => {
                  const form = new URLSearchParams({ language, theme });
                  const headers = JSON.parse(document.body.getAttribute("hx-headers"));
                  await fetch("/appearance", { method: "POST", body: form, headers });
                }""", List.of(language, theme));
    }

    private void clean() {
        assertThat(Browser.violations(page)).as(page.url()).isEmpty();
    }
}
