package org.penstock.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.extension.ExtendWith;
import org.penstock.Penstock;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.TestConfigurationAccess;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.context.annotation.Import;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.ContextConfiguration;

/** A column of thousands of deals: the page holds a window of them, and everything works as if it held them all. */
@Tag("browser")
@SpringBootTest(classes = Penstock.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT)
@ContextConfiguration(initializers = BrowserDatabase.class)
@Import(TestConfigurationAccess.class)
@ExtendWith(CleanDatabase.class)
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class BoardTest {
    private static final int DEALS = 3_000;
    private static final int CARDS_MAX = 160;

    private static final String SEED = """
            insert into deal (id, title, pipeline_id, stage_id, value, currency, owner_id, rank, stage_entered_at,
                              created_at, updated_at)
            select gen_random_uuid(), 'Deal ' || lpad(n::text, 4, '0') || case when n % 3 = 0 then ' ' || repeat('long ', 9)
                   else '' end, s.pipeline_id, s.id, n, 'EUR', ?, n, now(), now(), now()
              from (select id, pipeline_id from stage order by position limit 1) s, generate_series(1, ?) n""";

    /** The numbers of the cards that the first column shows, in the order of the page. */
    private static final String NUMBERS = """
            () => [...document.querySelector(".board-column").querySelectorAll(".deal-card")]
                .map((card) => Number(card.dataset.title.slice(5, 9)))""";

    private static final String SCROLL = """
            async ([to, step]) => {
              const list = document.querySelector("[data-cards]");
              const frame = () => new Promise(requestAnimationFrame);
              while (Math.abs(list.scrollTop - to) > step) {
                const before = list.scrollTop;
                list.scrollTop += Math.sign(to - before) * step;
                await frame();
                while (list.classList.contains("is-blank")) await frame();
                if (list.scrollTop === before) break;
              }
              list.scrollTop = to;
              await frame();
            }""";

    @LocalServerPort
    int port;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    Browser browser;
    Page page;

    @BeforeAll
    void open() {
        browser = Browser.open();
        jdbc.update("update company set set_up_at = now()");
        jdbc.update(SEED, cast.max(), DEALS);
        page = browser.signedIn(cast.session(cast.max()), port, 1440, 900).newPage();
    }

    @BeforeEach
    void look() {
        page.navigate("/deals?owner=any");
        assertThat(card(1)).isVisible();
    }

    @AfterAll
    void close() {
        if (browser != null) {
            browser.close();
        }
    }

    @Test
    void cardsThatAreFarAwayLeaveThePageWhileOneScrollsDownAndBack() {
        page.evaluate(SCROLL, List.of(60_000, 700));
        assertContiguous(400);
        assertThat(card(1)).hasCount(0);
        page.evaluate(SCROLL, List.of(0, 700));
        assertThat(card(1)).isVisible();
        assertContiguous(1);
    }

    @Test
    void keysJumpToTheEndAndBackAndTheReaderHearsThePlaceInTheWholeColumn() {
        card(1).locator(".deal-card-title").focus();
        page.keyboard().press("End");
        assertThat(card(DEALS).locator(".deal-card-title")).isFocused();
        assertThat(card(DEALS)).hasAttribute("aria-posinset", String.valueOf(DEALS));
        assertContiguous(DEALS);
        page.keyboard().press("Home");
        assertThat(card(1).locator(".deal-card-title")).isFocused();
        assertContiguous(1);
    }

    @Test
    void aPullOfTheScrollBarShowsTheMiddle() {
        page.evaluate("() => { const list = document.querySelector('[data-cards]');"
                + " list.scrollTop = list.scrollHeight / 2; }");
        page.waitForFunction("() => !document.querySelector('[data-cards]').classList.contains('is-blank')");
        assertContiguous(DEALS / 2);
    }

    @Test
    void aTickedCardStaysTickedWhileItIsNotOnThePage() {
        card(2).hover();
        card(2).locator(".deal-card-select").check();
        card(2).locator(".deal-card-title").focus();
        page.keyboard().press("End");
        assertThat(card(2)).hasCount(0);
        assertThat(page.locator("#selection-count")).containsText("1");
        page.keyboard().press("Home");
        assertThat(card(2).locator(".deal-card-select")).isChecked();
    }

    @Test
    void aMoveFromTheEndCanBeUndoneAndTheColumnStaysWhereItIs() {
        card(1).locator(".deal-card-title").focus();
        page.keyboard().press("End");
        assertThat(card(DEALS).locator(".deal-card-title")).isFocused();
        page.keyboard().press("Space");
        page.keyboard().press("ArrowRight");
        page.keyboard().press("Space");
        assertThat(column(1).locator(".deal-card")).hasCount(1);
        page.locator("#toasts button").first().click();
        assertThat(column(1).locator(".deal-card")).hasCount(0);
        assertThat(card(DEALS)).hasCount(1);
        assertContiguous(DEALS);
    }

    /** Around a card: a window without gap or double, and no more of it than one needs. */
    private void assertContiguous(int around) {
        int slack = around == 1 || around == DEALS ? 0 : 350;
        page.waitForFunction(
                "([around, slack]) => (" + NUMBERS + ")().some((number) => Math.abs(number - around) <= slack)",
                List.of(around, slack));
        List<Integer> shown = numbers();
        assertThat(shown).hasSizeLessThanOrEqualTo(CARDS_MAX);
        assertThat(shown)
                .isEqualTo(IntStream.rangeClosed(shown.getFirst(), shown.getLast())
                        .boxed()
                        .toList());
    }

    @SuppressWarnings("unchecked")
    private List<Integer> numbers() {
        return (List<Integer>) page.evaluate(NUMBERS);
    }

    private Locator card(int number) {
        return page.locator(".deal-card[data-title^='Deal %04d']".formatted(number));
    }

    private Locator column(int position) {
        return page.locator(".board-column").nth(position);
    }
}
