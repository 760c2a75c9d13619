package org.penstock.guide;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

@PenstockTest
class GuideTest {
    private static final Path GUIDE = Path.of("docs/guide");
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)]+)\\)");
    private static final Pattern SERVED = Pattern.compile("(?:src|href)=\"(/(?:guide|assets)/[^\"#]+)\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    JdbcClient jdbc;

    @Autowired
    Cast cast;

    @BeforeEach
    void company() {
        jdbc.sql("update company set set_up_at = now()").update();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "/start", "/board", "/import", "/leads", "/pipelines", "/people", "/backup"})
    void everyTopicIsServedWithAllThatItLinksTo(String topic) {
        for (String language : List.of("en", "ru")) {
            jdbc.sql("update account set language = ? where id = ?")
                    .params(language, cast.vera())
                    .update();
            var page =
                    mvc.get().uri("/guide" + topic).with(cast.as(cast.vera())).exchange();
            assertThat(page).hasStatusOk().bodyText().contains("<h1>", "lang=\"" + language + "\"");
            SERVED.matcher(body(page))
                    .results()
                    .map(found -> found.group(1))
                    .forEach(link -> assertThat(mvc.get().uri(link).with(cast.as(cast.vera())))
                            .as(link)
                            .hasStatusOk());
        }
    }

    @Test
    void everyChapterIsOffered() throws java.io.IOException {
        String guide = body(mvc.get().uri("/guide").with(cast.as(cast.vera())).exchange());
        try (var chapters = java.nio.file.Files.list(GUIDE.resolve("en"))) {
            chapters.map(chapter -> chapter.getFileName().toString().replace(".md", ""))
                    .forEach(chapter -> assertThat(guide).contains("href=\"/guide/" + chapter + "\""));
        }
    }

    @Test
    void theMenuLeadsThere() {
        assertThat(mvc.get().uri("/account").with(cast.as(cast.anna())))
                .bodyText()
                .contains("href=\"/guide\"");
    }

    @Test
    void strangersSignInFirstAndUnknownTopicsAreNotThere() {
        assertThat(mvc.get().uri("/guide/start")).hasStatus3xxRedirection();
        for (String topic : List.of("nothing", "..%2Fstart", "START")) {
            assertThat(mvc.get()
                            .uri(java.net.URI.create("/guide/" + topic))
                            .with(cast.as(cast.anna()))
                            .exchange()
                            .getResponse()
                            .getStatus())
                    .isBetween(400, 404);
        }
        assertThat(mvc.get().uri("/guide/nothing").with(cast.as(cast.anna()))).hasStatus(HttpStatus.NOT_FOUND);
    }

    @Test
    void bothLanguagesHaveTheSameTopicsHeadingsAndLinks() throws IOException {
        List<String> topics = names("en");
        assertThat(names("ru")).isEqualTo(topics);
        for (String topic : topics) {
            String english = Files.readString(GUIDE.resolve("en").resolve(topic));
            String russian = Files.readString(GUIDE.resolve("ru").resolve(topic));
            assertThat(outline(russian)).as(topic).isEqualTo(outline(english));
            assertThat(links(russian)).as(topic).isEqualTo(links(english));
            for (String link : links(english)) {
                assertThat(GUIDE.resolve("en").resolve(link)).exists();
            }
        }
    }

    private static List<String> names(String language) throws IOException {
        try (var files = Files.list(GUIDE.resolve(language))) {
            return files.map(file -> file.getFileName().toString()).sorted().toList();
        }
    }

    private static List<String> outline(String text) {
        return text.lines()
                .filter(line -> line.matches("(#|- |\\d\\.).*"))
                .map(line -> line.replaceFirst("^(#+|-|\\d\\.).*", "$1"))
                .toList();
    }

    private static List<String> links(String text) {
        return LINK.matcher(text)
                .results()
                .map(found -> found.group(1))
                .sorted()
                .toList();
    }

    private static String body(org.springframework.test.web.servlet.assertj.MvcTestResult page) {
        try {
            return page.getResponse().getContentAsString();
        } catch (java.io.UnsupportedEncodingException e) {
            throw new IllegalStateException(e);
        }
    }
}
