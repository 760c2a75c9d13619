package org.penstock.browser;

import com.deque.html.axecore.playwright.AxeBuilder;
import com.deque.html.axecore.results.CheckedNode;
import com.deque.html.axecore.results.Rule;
import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType.LaunchOptions;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.Cookie;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;

/** Chromium as the system has it, driven without a window. Where none is found, tests say so and skip. */
public final class Browser implements AutoCloseable {
    private static final List<String> PLACES = List.of(
            "/usr/bin/chromium",
            "/usr/bin/chromium-browser",
            "/usr/bin/google-chrome",
            "/snap/bin/chromium",
            "/Applications/Chromium.app/Contents/MacOS/Chromium",
            "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome");

    private final Playwright playwright;
    private final com.microsoft.playwright.Browser browser;

    private Browser(Playwright playwright, com.microsoft.playwright.Browser browser) {
        this.playwright = playwright;
        this.browser = browser;
    }

    /** Waits for what is still fading in, or its colours would be judged half-way. */
    private static final String STILL = """
            () => Promise.race([
                new Promise(done => setTimeout(done, 1500)),
                Promise.all(document.getAnimations()
                    .filter(one => one.effect.getTiming().iterations !== Infinity)
                    .map(one => one.finished.catch(() => null)))]).then(() => null)""";

    /** How long an assertion waits for what is to come; machines that build other things meanwhile are slow. */
    private static final double PATIENCE_MS = 20_000;

    public static Browser open() {
        PlaywrightAssertions.setDefaultAssertionTimeout(PATIENCE_MS);
        Optional<String> chromium = Stream.concat(
                        Stream.ofNullable(System.getenv("PENSTOCK_CHROMIUM")), PLACES.stream())
                .filter(place -> Files.isExecutable(Path.of(place)))
                .findFirst();
        Assumptions.assumeTrue(chromium.isPresent(), "No Chromium on this machine: bin/test installs one");
        Playwright playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        return new Browser(
                playwright,
                playwright
                        .chromium()
                        .launch(new LaunchOptions()
                                .setExecutablePath(Path.of(chromium.orElseThrow()))
                                .setArgs(List.of(
                                        "--no-sandbox",
                                        "--disable-gpu",
                                        "--disable-background-networking",
                                        "--disable-component-update"))));
    }

    /** Somebody's browser, with nothing in it yet. */
    public BrowserContext context(String address, int width, int height) {
        return browser.newContext(new NewContextOptions()
                .setBaseURL(address)
                .setViewportSize(width, height)
                .setColorScheme(ColorScheme.LIGHT));
    }

    /** The browser of somebody who has a session; the cookie's name ends in the port of the server. */
    public BrowserContext signedIn(jakarta.servlet.http.Cookie session, int port, int width, int height) {
        BrowserContext context = context("http://localhost:" + port, width, height);
        context.addCookies(List.of(cookie(session, port)));
        return context;
    }

    /** The session's cookie as the server on that port wants it. */
    public static Cookie cookie(jakarta.servlet.http.Cookie session, int port) {
        String name = session.getName().replaceFirst("_[0-9]+$", "") + "_" + port;
        return new Cookie(name, session.getValue()).setUrl("http://localhost:" + port);
    }

    /** Whoever is signed in there reads this language in this theme from now on. */
    public static void appear(Page page, String language, String theme) {
        page.navigate("/today");
        page.evaluate("""
                async ([language, theme]) => {
                  const form = new URLSearchParams({ language, theme });
                  const headers = JSON.parse(document.body.getAttribute("hx-headers"));
                  await fetch("/appearance", { method: "POST", body: form, headers });
                }""", List.of(language, theme));
    }

    /** What axe finds wrong with the page: rule and the first place, a line each. */
    public static List<String> violations(Page page) {
        page.evaluate(STILL);
        return new AxeBuilder(page)
                .analyze().getViolations().stream().map(Browser::words).toList();
    }

    private static String words(Rule rule) {
        CheckedNode first = rule.getNodes().getFirst();
        String why = first.getAny().isEmpty() ? "" : first.getAny().getFirst().getMessage();
        return rule.getId() + ": " + rule.getHelp() + " at " + first.getTarget() + " " + first.getHtml() + " " + why;
    }

    @Override
    public void close() {
        browser.close();
        playwright.close();
    }
}
