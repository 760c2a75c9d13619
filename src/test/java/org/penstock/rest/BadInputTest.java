package org.penstock.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

/** What no client should send, to each kind of record: the answer names what is wrong, and nothing is half written. */
@PenstockTest
class BadInputTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    /** A kind of record: where it is, the field that names one, its table. */
    record Kind(String path, String name, String table) {
        String body(String value) {
            return "{\"" + name + "\":" + value + "}";
        }

        @Override
        public String toString() {
            return path;
        }
    }

    static final List<Kind> KINDS = List.of(
            new Kind("/deals", "title", "deal"),
            new Kind("/people", "name", "person"),
            new Kind("/organisations", "name", "organisation"),
            new Kind("/products", "name", "product"),
            new Kind("/activities", "subject", "activity"));

    Api.Client olga;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        clock.set(SettableClock.START);
        olga = api.as(cast.olga());
    }

    private long count(Kind kind) {
        return jdbc.queryForObject("select count(*) from " + kind.table(), Long.class);
    }

    private static void names(MvcTestResult answer, HttpStatus status, String field) {
        assertThat(answer).hasStatus(status).hasContentType("application/problem+json");
        assertThat(Api.read(answer, "$.errors[*].field")).contains("\"" + field + "\"");
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void namesFieldsThatItDoesNotKnowOrThatAreOfAnotherType(Kind kind) {
        names(
                olga.post(kind.path(), "{\"" + kind.name() + "\":\"A\",\"colour\":1,\"id\":\"x\"}"),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "colour");
        for (String value : List.of("7", "[]", "{}", "true", "\"a\\u0000b\"", "\"\"", "null")) {
            names(olga.post(kind.path(), kind.body(value)), HttpStatus.UNPROCESSABLE_CONTENT, kind.name());
        }
        String id = olga.made(kind.path(), kind.body("\"A\""));
        names(olga.patch(kind.path() + "/" + id, "{\"colour\":1}"), HttpStatus.UNPROCESSABLE_CONTENT, "colour");
        names(olga.patch(kind.path() + "/" + id, kind.body("7")), HttpStatus.UNPROCESSABLE_CONTENT, kind.name());
        names(olga.patch(kind.path() + "/" + id, kind.body("null")), HttpStatus.UNPROCESSABLE_CONTENT, kind.name());
        assertThat(count(kind)).isEqualTo(1);
        assertThat(Api.read(olga.get(kind.path() + "/" + id), "$." + kind.name()))
                .isEqualTo("A");
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void refusesWhatIsNoJsonObject(Kind kind) {
        Stream.of("", "{", "[]", "7", "null", "\"A\"", "{\"a\":1,\"a\":2}", "[".repeat(5_000), "{\"a\":1}}")
                .forEach(body -> assertThat(olga.post(kind.path(), body))
                        .as(body.length() > 40 ? "deep" : body)
                        .hasStatus4xxClientError()
                        .hasContentType("application/problem+json"));
        assertThat(olga.send("POST", kind.path(), null)).hasStatus(HttpStatus.UNSUPPORTED_MEDIA_TYPE);
        assertThat(count(kind)).isZero();
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void refusesABodyThatIsTooLong(Kind kind) {
        String body = kind.body("\"" + "x".repeat(ApiJson.BODY_MAX) + "\"");
        assertThat(olga.post(kind.path(), body)).hasStatus(HttpStatus.CONTENT_TOO_LARGE);
        assertThat(olga.send("POST", kind.path(), body, "Idempotency-Key", "long"))
                .hasStatus(HttpStatus.CONTENT_TOO_LARGE);
        names(
                olga.post(kind.path(), kind.body("\"" + "x".repeat(100_000) + "\"")),
                HttpStatus.UNPROCESSABLE_CONTENT,
                kind.name());
        assertThat(count(kind)).isZero();
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void leadsOnOnlyInTheListThatACursorCameFrom(Kind kind) {
        for (String name : List.of("\"A\"", "\"B\"", "\"C\"")) {
            olga.made(kind.path(), kind.body(name));
        }
        String next = Api.read(olga.get(kind.path() + "?limit=1"), "$.next");
        assertThat(olga.get(kind.path() + "?limit=2&cursor=" + next)).hasStatusOk();
        KINDS.stream()
                .filter(other -> !other.equals(kind))
                .forEach(other -> names(olga.get(other.path() + "?cursor=" + next), HttpStatus.BAD_REQUEST, "cursor"));
        String filter = kind.path().equals("/activities") ? "?state=open&cursor=" : "?q=A&cursor=";
        names(olga.get(kind.path() + filter + next), HttpStatus.BAD_REQUEST, "cursor");
        for (String madeUp : List.of("x", "%20", "AAAA", "A".repeat(3_000), "AA" + next, next.substring(2))) {
            names(olga.get(kind.path() + "?cursor=" + madeUp), HttpStatus.BAD_REQUEST, "cursor");
        }
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void namesParametersThatItCannotRead(Kind kind) {
        for (String limit : List.of("0", "-1", "201", "1e3", "many", "", "99999999999")) {
            names(olga.get(kind.path() + "?limit=" + limit), HttpStatus.BAD_REQUEST, "limit");
        }
        names(olga.get(kind.path() + "?colour=red"), HttpStatus.BAD_REQUEST, "colour");
        if (!kind.path().equals("/activities")) {
            names(olga.get(kind.path() + "?q=a%00b@x.example"), HttpStatus.BAD_REQUEST, "q");
            assertThat(olga.get(kind.path() + "?q=%25_%5C'%22%F0%9F%98%80")).hasStatusOk();
        }
        assertThat(olga.get(kind.path() + "/42")).hasStatus(HttpStatus.NOT_FOUND);
        assertThat(olga.put(kind.path(), "{}")).hasStatus(HttpStatus.METHOD_NOT_ALLOWED);
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void takesNoTokenThatIsExpiredOrNotOurs(Kind kind) {
        Api.Client brief = api.as(cast.max());
        assertThat(brief.get(kind.path())).hasStatusOk();
        clock.forward(Duration.ofDays(31));
        assertThat(brief.get(kind.path())).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(brief.post(kind.path(), kind.body("\"A\""))).hasStatus(HttpStatus.UNAUTHORIZED);
        for (String foreign : List.of("penstock_" + "B".repeat(43), "ghp_abcdef", "", "x".repeat(9_000), "Ünïcode")) {
            assertThat(api.with(foreign).get(kind.path())).hasStatus(HttpStatus.UNAUTHORIZED);
        }
        assertThat(mvc.get().uri("/api/v1" + kind.path()).header("Authorization", "Basic b2xnYTpvbGdh"))
                .hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(count(kind)).isZero();
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void refusesAKeyThatCameWithAnotherBody(Kind kind) {
        assertThat(olga.send("POST", kind.path(), kind.body("\"A\""), "Idempotency-Key", "k"))
                .hasStatus(HttpStatus.CREATED);
        names(
                olga.send("POST", kind.path(), kind.body("\"B\""), "Idempotency-Key", "k"),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Idempotency-Key");
        assertThat(olga.send("POST", kind.path(), kind.body("\"A\""), "Idempotency-Key", "k"))
                .hasStatus(HttpStatus.CREATED)
                .hasHeader("Idempotency-Replayed", "true");
        names(
                olga.send("POST", kind.path() + "/batch", "{\"items\":[]}", "Idempotency-Key", "k"),
                HttpStatus.UNPROCESSABLE_CONTENT,
                "Idempotency-Key");
        assertThat(count(kind)).isEqualTo(1);
    }

    @ParameterizedTest
    @FieldSource("KINDS")
    void takesNoBatchThatIsEmptyOrTooLong(Kind kind) {
        String path = kind.path() + "/batch";
        names(olga.post(path, "{\"items\":[]}"), HttpStatus.UNPROCESSABLE_CONTENT, "items");
        names(olga.post(path, "{}"), HttpStatus.UNPROCESSABLE_CONTENT, "items");
        names(olga.post(path, "{\"items\":7}"), HttpStatus.UNPROCESSABLE_CONTENT, "items");
        MvcTestResult mixed = olga.post(path, "{\"items\":[" + kind.body("\"A\"") + ",7," + kind.body("7") + "]}");
        assertThat(Api.read(mixed, "$.results[*].status")).isEqualTo("[201,400,422]");
        MvcTestResult changes = olga.patch(path, "{\"items\":[" + kind.body("\"A\"") + ",7]}");
        assertThat(Api.read(changes, "$.results[*].status")).isEqualTo("[422,422]");
        assertThat(count(kind)).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "k\tk", "ключ"})
    void refusesAKeyThatIsNone(String key) {
        names(
                olga.send("POST", "/deals", "{\"title\":\"A\"}", "Idempotency-Key", key),
                HttpStatus.BAD_REQUEST,
                "Idempotency-Key");
    }

    @Test
    void refusesAKeyThatIsTooLong() {
        names(
                olga.send("POST", "/deals", "{\"title\":\"A\"}", "Idempotency-Key", "k".repeat(256)),
                HttpStatus.BAD_REQUEST,
                "Idempotency-Key");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\"2\"", "\"x\"", "3", "W/\"9\"", "\"1\", \"2\""})
    void changesNothingThatStandsInAnotherVersion(String tag) {
        for (Kind kind : KINDS) {
            String id = olga.made(kind.path(), kind.body("\"A\""));
            String path = kind.path() + "/" + id;
            assertThat(olga.send("PATCH", path, kind.body("\"B\""), "If-Match", tag))
                    .as(path)
                    .hasStatus(HttpStatus.PRECONDITION_FAILED);
            assertThat(olga.send("DELETE", path, null, "If-Match", tag))
                    .as(path)
                    .hasStatus(HttpStatus.PRECONDITION_FAILED);
            assertThat(Api.read(olga.get(path), "$." + kind.name())).isEqualTo("A");
        }
    }
}
