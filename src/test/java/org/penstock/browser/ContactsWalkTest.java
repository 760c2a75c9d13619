package org.penstock.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.Cookie;
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
import org.penstock.contacts.ContactChanges;
import org.penstock.contacts.ContactEdit;
import org.penstock.contacts.Email;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.contacts.PersonDraft;
import org.penstock.contacts.Phone;
import org.penstock.fields.CustomFields;
import org.penstock.fields.FieldDraft;
import org.penstock.fields.FieldType;
import org.penstock.fields.Labels;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.TestConfigurationAccess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.context.ContextConfiguration;

/** People and organisations in a real browser: a new one with a warning, facts in place, a lost race, bulk with undo. */
@Tag("browser")
@SpringBootTest(classes = Penstock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import(TestConfigurationAccess.class)
@ExtendWith(CleanDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ContactsWalkTest {
    @LocalServerPort
    int port;

    @Autowired
    People people;

    @Autowired
    Organisations organisations;

    @Autowired
    ContactChanges changes;

    @Autowired
    Labels labels;

    @Autowired
    CustomFields fields;

    @Autowired
    Cast cast;

    @Autowired
    JdbcClient jdbc;

    Browser browser;
    BrowserContext context;
    Page page;
    Actor olga;
    UUID helio;
    UUID rossi;

    @BeforeAll
    void open() {
        browser = Browser.open();
        olga = cast.actor(cast.olga());
        jdbc.sql("update company set name = 'Nordlicht', set_up_at = now()").update();
        context = browser.context("http://localhost:" + port, 1440, 900);
        var session = cast.session(cast.olga());
        context.addCookies(List.of(new Cookie(session.getName().replaceFirst("\\d+$", "" + port), session.getValue())
                .setUrl("http://localhost:" + port)));
        page = context.newPage();
        company();
    }

    private void company() {
        UUID label = labels.create(olga, Subject.PERSON, "Decides", "green")
                .orElseThrow()
                .id();
        fields.create(olga, new FieldDraft(Subject.PERSON, "Language", FieldType.CHOICE, List.of("German", "Italian")))
                .orElseThrow();
        UUID holding = organisations
                .create(olga, OrganisationDraft.named("Helio Holding"))
                .orElseThrow()
                .id();
        helio = organisations
                .create(
                        olga,
                        OrganisationDraft.named("Helio Foods")
                                .withParent(holding)
                                .withIndustry("Food")
                                .withWebsite("helio.example"))
                .orElseThrow()
                .id();
        organisations
                .create(olga, OrganisationDraft.named("Helio Kiel").withParent(helio))
                .orElseThrow();
        rossi = people.create(
                        olga,
                        PersonDraft.named("Marco Rossi")
                                .withOrganisation(helio)
                                .withJobTitle("Head of buying")
                                .withOwner(olga.id())
                                .withWays(
                                        List.of(Email.work("marco@helio.example")),
                                        List.of(Phone.work("+39 06 1234 5678"))))
                .orElseThrow()
                .id();
        people.create(olga, PersonDraft.named("Лариса Тихонова").withOrganisation(helio))
                .orElseThrow();
        people.create(olga, PersonDraft.named("Peter Lang")).orElseThrow();
        changes.change(olga, Subject.PERSON, List.of(rossi), new ContactEdit.AddLabel(label))
                .orElseThrow();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void warnsWhileOneTypesAndAddsRowsByKeyboard() {
        page.navigate("/people/new");
        page.fill("#f-name", "Peter Lange");
        assertThat(page.locator("#duplicates")).containsText("similar name");
        page.fill("[name=email]", "marco@helio.example");
        assertThat(page.locator("#duplicates")).containsText("same e-mail");
        clean("the warning");
        page.fill("[name=email]", "marko@polus.example");
        page.locator("[data-way-add]").first().focus();
        page.keyboard().press("Enter");
        page.keyboard().type("second@polus.example");
        page.locator("[data-way-up]").nth(1).focus();
        page.keyboard().press("Enter");
        page.click("#contact-draft button[type=submit]");
        assertThat(page).hasURL(Pattern.compile(".*/people/[0-9a-f-]{36}"));
        assertThat(page.locator(".contact-way").first()).containsText("second@polus.example");
    }

    @Test
    void editsAFactInPlaceAndSettlesALostRace() {
        page.navigate("/people/" + rossi);
        page.click(".fact-button[hx-get*='focus=jobTitle']");
        assertThat(page.locator("#f-jobTitle")).isFocused();
        page.fill("#f-jobTitle", "Purchasing director");
        var now = people.get(olga, rossi);
        people.change(olga, rossi, now.version(), now.facts().withName("Marco Rossi jr."))
                .orElseThrow();
        page.click("#contact-facts button[type=submit]");
        assertThat(page.locator("#contact-facts .clash")).hasCount(2);
        assertThat(page.locator("[name='take.name'][value=theirs]")).isChecked();
        assertThat(page.locator("[name='take.jobTitle'][value=mine]")).isChecked();
        clean("the lost race");
        page.click("#contact-facts button[type=submit]");
        assertThat(page.locator("#contact-head h1")).hasText("Marco Rossi jr.");
        assertThat(page.locator("#contact-head")).containsText("Purchasing director");
        page.locator("#toasts button").first().click();
        assertThat(page.locator("#contact-head")).containsText("Head of buying");
    }

    @Test
    void changesManyAtOnceAndTakesItBack() {
        page.navigate("/organisations");
        page.check("[data-tick-all]");
        page.click("[data-bulk]");
        page.selectOption("#bulk-what", "remove");
        clean("the bulk dialog");
        page.click("#dialog button[type=submit]");
        assertThat(page.locator("#list")).containsText("No organisations yet");
        page.locator("#toasts button").first().click();
        assertThat(page.locator("#list tbody tr")).hasCount(3);
    }

    @Test
    void filtersByADialogWhoseChoiceIsInTheUrl() {
        page.navigate("/people");
        page.click(".filter-add");
        clean("the filter dialog");
        page.selectOption("#filter-owner", "none");
        page.click("#dialog button[type=submit]");
        assertThat(page).hasURL(Pattern.compile(".*/people\\?owner=none$"));
        assertThat(page.locator("#list")).containsText("Тихонова");
        assertThat(page.locator("#list")).not().containsText("Rossi");
    }

    @Test
    void everyPageIsCleanInBothLanguagesAndThemesAndOnAPhone() {
        for (String language : List.of("en", "ru")) {
            appear(language, language.equals("ru") ? "dark" : "light");
            page.setViewportSize(language.equals("ru") ? 390 : 1440, 900);
            for (String path : List.of(
                    "/people",
                    "/people?bin=true",
                    "/people?q=nobodyatall",
                    "/people/new",
                    "/people/" + rossi,
                    "/organisations",
                    "/organisations/" + helio)) {
                page.navigate(path);
                page.waitForLoadState(com.microsoft.playwright.options.LoadState.NETWORKIDLE);
                assertThat(page.locator("h1")).hasCount(1);
                clean(path + " in " + language);
            }
            page.locator("[data-shortcut=e]").click();
            assertThat(page.locator("#contact-facts form")).isVisible();
            clean("the form in " + language);
        }
        appear("en", "light");
        page.setViewportSize(1440, 900);
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

    private void clean(String what) {
        assertThat(Browser.violations(page)).as(what).isEmpty();
    }
}
