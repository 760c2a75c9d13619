package org.penstock.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.time.LocalDate;
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
import org.penstock.customers.CustomerUpkeep;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.SettableClock;
import org.penstock.testing.TestConfigurationAccess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/** One deal from an address to a renewed customer through the pages alone, with every stage's tool and gate; axe on each. */
@Tag("browser")
@SpringBootTest(classes = Penstock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import(TestConfigurationAccess.class)
@ExtendWith(CleanDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class SevenStagesTest {
    private static final List<String> PAGES = List.of(
            "/leads",
            "/qualification",
            "/rotting?whose=all",
            "/customers",
            "/settings/playbooks",
            "/settings/question-sets",
            "/settings/close-plans",
            "/settings/competitors",
            "/settings/customers",
            "/settings/rotting",
            "/settings/working-hours");

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    SettableClock clock;

    @Autowired
    CustomerUpkeep upkeep;

    Browser browser;
    Page anna;
    Page max;
    String deal;

    @BeforeAll
    void open() {
        jdbc.update("update company set set_up_at = now(), currency = 'EUR'");
        browser = Browser.open();
        max = page(cast.max());
        anna = page(cast.anna());
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void walksFromAnAddressToARenewedCustomer() {
        theManagerPublishesAPlaybook();
        aLeadIsBornFromAnAddressAlone();
        isQualifiedByTheCard();
        itsNeedsAreUnderstood();
        isOfferedAProposal();
        aDiscountBeyondTheLimitWaitsForTheManager();
        aClosePlanIsAgreedAndTheContractWritten();
        theCustomerIsKept();
        theLedgerAndTheLifeLineTellItAll();
        everyPageIsCleanInBothLanguagesAndThemesAndOnAPhone();
    }

    private void theManagerPublishesAPlaybook() {
        max.navigate("/settings/playbooks");
        clean(max);
        max.locator(".playbook-row", having("B2B sale"))
                .locator("a.btn-primary")
                .click();
        max.locator("main form[action$='/publication'][method=post] button[type=submit]")
                .click();
        assertThat(max).hasURL(Pattern.compile(".*/settings/pipelines/.*"));
        max.locator("[hx-put$='/standard']").click();
        assertThat(max.locator("[hx-put$='/standard']")).hasCount(0);
    }

    private void aLeadIsBornFromAnAddressAlone() {
        anna.navigate("/deals/new");
        clean(anna);
        anna.fill("[name=email]", "ada@lighthouse.example");
        anna.locator("form[action='/deals'] button[type=submit]").click();

        assertThat(anna).hasURL(Pattern.compile(".*/deals/[0-9a-f-]{36}.*"));
        deal = anna.url().replaceFirst("[?#].*", "").replaceFirst(".*/", "");
        tool("leads");
        anna.locator("#origin summary").first().click();
        anna.fill("#touch-source", "Newsletter");
        anna.fill("#touch-campaign", "Autumn");
        anna.locator("#origin form[hx-post$='/touches'] button[type=submit]").click();
        assertThat(anna.locator("#origin")).containsText("Newsletter");
        goOn("Qualification");
    }

    private void isQualifiedByTheCard() {
        tool("qualification");
        anna.locator("#qualification label.criterion-yes").first().click();
        anna.locator("#qualification [data-evidence]").first().fill("In the plan");
        anna.locator("#qualification button[value=qualified]").click();
        assertThat(anna.locator("#qualification")).containsText("ualified");
        anna.navigate("/organisations/new");
        anna.fill("#f-name", "Lighthouse");
        anna.locator("form[action='/organisations'] button[type=submit]").click();
        assertThat(anna).hasURL(Pattern.compile(".*/organisations/[0-9a-f-]{36}.*"));
        facts();
        anna.locator("#deal-facts [name=organisationText]").fill("Lighthouse");
        anna.locator("#deal-facts [role=option]", having("Lighthouse")).first().click();
        saveFacts();
        goOn("Needs analysis");
    }

    private void itsNeedsAreUnderstood() {
        tool("needs");
        anna.locator(".needs-question textarea").first().fill("By hand, in three spreadsheets");
        anna.locator(".needs-question textarea").nth(1).focus();
        anna.fill("#needs-new-requirement", "Works without a network");
        anna.locator("#needs-new-requirement").press("Enter");
        assertThat(anna.locator("#needs-items")).containsText("Must");
        anna.locator("select[id^=role-]").first().selectOption("DECISION_MAKER");
        assertThat(anna.locator(".mark-saved").first()).isVisible();
        plan("Talk it through");
        goOn("Proposal");
    }

    private void isOfferedAProposal() {
        tool("proposals");
        anna.locator("#deal-proposals [hx-post$='/proposals']").first().click();
        line("Licence", "12", "100", "0");
        makeCurrent();
        assertThat(anna.locator(".deal-value")).containsText("1,200");
        goOn("Negotiation");
    }

    private void aDiscountBeyondTheLimitWaitsForTheManager() {
        tool("proposals");
        anna.locator("#deal-proposals [hx-post*='from=']").first().click();
        line("Licence", "12", "100", "30");
        anna.locator("#deal-proposals [hx-vals*='\"current\"']").click();
        assertThat(anna.locator("#deal-proposals")).containsText(Pattern.compile("approval", Pattern.CASE_INSENSITIVE));
        tool("negotiation");
        anna.locator("#asked-round").fill("40 % off");
        anna.locator("#given-round").fill("30 %");
        anna.locator("#got-round").fill("Two years");
        anna.locator("#deal-negotiation form[hx-post$='/negotiation-rounds'] button[type=submit]")
                .click();
        assertThat(anna.locator("#deal-negotiation")).containsText("Two years");
        anna.locator("#deal-negotiation summary", having("Ask for an approval")).click();
        anna.locator("#approval-reason").fill("They buy for two years");
        anna.locator("#deal-negotiation form[hx-post$='/approvals'] button[type=submit]")
                .click();
        max.navigate("/deals/" + deal + "?tool=negotiation");
        max.locator("button[name=decision][value=granted]").click();
        assertThat(max.locator("#deal-negotiation")).containsText(Pattern.compile("granted", Pattern.CASE_INSENSITIVE));
        tool("proposals");
        anna.locator("#deal-proposals .proposal-version").first().click();
        makeCurrent();
        assertThat(anna.locator(".deal-value")).containsText("840");
        facts();
        anna.fill(
                "#deal-facts [name=expectedClose]",
                LocalDate.now(clock).plusDays(20).toString());
        saveFacts();
        goOn("Closing");
    }

    private void aClosePlanIsAgreedAndTheContractWritten() {
        tool("closing");
        Locator begin = anna.locator("#close-plan button[hx-post$='/close-plan']");
        begin.click();
        assertThat(anna.locator("#close-agreed")).isVisible();
        anna.fill("#close-agreed", LocalDate.now(clock).minusDays(1).toString());
        anna.locator(".close-agreed button[type=submit]").click();
        anna.locator("#deal-contract [hx-get$='/contract/edit']").click();
        anna.fill("#contract-starts", LocalDate.now(clock).toString());
        anna.fill("#contract-term", "2");
        anna.selectOption("#contract-renewal", "MANUAL");
        anna.fill("#contract-notice", "30");
        anna.locator("#deal-contract form button[type=submit]").click();
        assertThat(anna.locator("#deal-contract form")).hasCount(0);
        clean(anna);
        anna.navigate("/deals/" + deal);
        anna.locator(".btn-success").first().click();
        assertThat(anna.locator(".outcome-won")).isVisible();
    }

    /** What ends within ninety days is opened for renewal by the hourly work. */
    private void theCustomerIsKept() {
        upkeep.settle(Actor.system());
        anna.navigate("/customers");
        clean(anna);
        anna.locator("main a", having("Lighthouse")).first().click();
        Locator renewal = anna.locator("#deal-tool .tool-body a[href^='/deals/']");
        assertThat(renewal).isVisible();
        clean(anna);
        max.navigate(renewal.getAttribute("href"));
        max.locator(".btn-success").first().click();
        max.locator("#override [name=reason]").fill("They signed for another year");
        max.locator("button[form=override]").click();
        assertThat(max.locator(".outcome-won")).isVisible();
        anna.navigate("/deals/" + deal + "?tool=customers");
        assertThat(anna.locator("#deal-tool .tool-body")).containsText("(Won)");
        assertThat(anna.locator("#deal-tool [hx-post$='/renewal']")).hasCount(0);
    }

    private void theLedgerAndTheLifeLineTellItAll() {
        List<String> kinds = jdbc.queryForList(
                "select distinct kind from deal_ledger where deal_id = ?", String.class, UUID.fromString(deal));
        assertThat(kinds).contains("created", "stage", "fact", "value", "outcome");
        anna.navigate("/deals/" + deal);
        anna.locator(".life-table summary").click();
        assertThat(anna.locator(".life-table tbody").first().locator("tr")).hasCount(7);
    }

    private void everyPageIsCleanInBothLanguagesAndThemesAndOnAPhone() {
        List<String> tools =
                List.of("leads", "qualification", "needs", "proposals", "negotiation", "closing", "customers");
        Browser.appear(max, "ru", "dark");
        max.setViewportSize(390, 844);
        for (String name : tools) {
            max.navigate("/deals/" + deal + "?tool=" + name);
            assertThat(max.locator("#deal-tool .tool-body .card").first()).isVisible();
            clean(max);
        }
        PAGES.forEach(path -> whole(path));
        Browser.appear(max, "en", "light");
        max.setViewportSize(1440, 900);
        PAGES.forEach(path -> whole(path));
    }

    private void whole(String path) {
        max.navigate(path);
        assertThat(max.locator("h1")).hasCount(1);
        assertThat(max).not().hasTitle(Pattern.compile("404|Error"));
        clean(max);
    }

    private void tool(String name) {
        anna.navigate("/deals/" + deal + "?tool=" + name);
        assertThat(anna.locator("#deal-tool .tool-tab[aria-current=true]")).isVisible();
        assertThat(anna.locator("#deal-tool .tool-body .card").first()).isVisible();
        clean(anna);
    }

    /** The button that leads on, once the gate is met. */
    private void goOn(String stage) {
        anna.navigate("/deals/" + deal);
        anna.locator(".gate-on").click();
        assertThat(anna.locator(".stage-step.is-present")).containsText(stage);
    }

    private void line(String name, String quantity, String price, String discount) {
        Locator line = anna.locator("[data-offer-line]").first();
        line.locator("[name=name]").fill(name);
        line.locator("[name=quantity]").fill(quantity);
        line.locator("[name=price]").fill(price);
        line.locator("[name=discount]").fill(discount);
        anna.locator("#deal-proposals form[data-offer] .form-foot button[type=submit]")
                .last()
                .click();
    }

    private void makeCurrent() {
        anna.locator("#deal-proposals [hx-vals*='\"current\"']").click();
        assertThat(anna.locator("#deal-proposals .proposal-version[aria-current=true] .is-current"))
                .isVisible();
    }

    /** The playbook has planned a call already; the fold holds the form for one more. */
    private void plan(String subject) {
        anna.navigate("/deals/" + deal);
        anna.locator(".composer-fold summary").first().click();
        anna.fill("#plan-subject", subject);
        anna.locator("#plan-subject").press("Enter");
        assertThat(anna.locator("main")).containsText(subject);
    }

    private void facts() {
        anna.navigate("/deals/" + deal);
        anna.locator("#deal-facts [hx-get$='/facts/edit']").click();
        assertThat(anna.locator("#deal-facts form")).isVisible();
    }

    private void saveFacts() {
        anna.locator("#deal-facts button[type=submit]").click();
        assertThat(anna.locator("#deal-facts form")).hasCount(0);
    }

    private static Page.LocatorOptions having(String text) {
        return new Page.LocatorOptions().setHasText(text);
    }

    private static void clean(Page page) {
        assertThat(Browser.violations(page)).as(page.url()).isEmpty();
    }

    private Page page(UUID account) {
        return browser.signedIn(cast.session(account), port, 1440, 900).newPage();
    }
}
