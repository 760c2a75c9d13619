package org.penstock.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.penstock.identity.ApiTokens;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.testing.Api;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.http.HttpStatus;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

/** Which tokens open what, and for how long. */
@PenstockTest
class TokensTest {
    @Autowired
    MockMvcTester mvc;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Api api;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcClient jdbc;

    @Test
    void answers401WithoutATokenAndTakesNoCookie() {
        assertThat(mvc.get().uri("/api/v1/deals"))
                .hasStatus(HttpStatus.UNAUTHORIZED)
                .hasHeader("WWW-Authenticate", "Bearer realm=\"penstock\"")
                .hasContentType("application/problem+json");
        assertThat(mvc.get().uri("/api/v1/deals").with(cast.as(cast.anna()))).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(api.with("penstock_madeup").get("/deals")).hasStatus(HttpStatus.UNAUTHORIZED);
        assertThat(api.with("penstock_" + "A".repeat(43)).get("/deals")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void keepsOnlyAHash() {
        String secret = api.token(cast.anna(), "deals:read");
        assertThat(jdbc.sql("select count(*) from api_token t where t::text like '%' || :secret || '%'")
                        .param("secret", secret.substring(9))
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void opensNothingOnceItIsRevoked() {
        Actor anna = cast.actor(cast.anna());
        ApiTokens.Made made = tokens.create(anna, new ApiTokens.Draft("Short", List.of("all"), null))
                .orElseThrow();
        assertThat(api.with(made.secret()).get("/deals")).hasStatusOk();
        tokens.revoke(anna, made.id());
        assertThat(api.with(made.secret()).get("/deals")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void opensNothingOnceItIsExpired() {
        String secret = api.token(cast.boris(), "all");
        assertThat(api.with(secret).get("/deals")).hasStatusOk();
        clock.forward(Duration.ofDays(31));
        assertThat(api.with(secret).get("/deals")).hasStatus(HttpStatus.UNAUTHORIZED);
    }

    @Test
    void writesItsLastUseOnceAMinute() {
        String secret = api.token(cast.max(), "all");
        api.with(secret).get("/deals");
        var first = tokens.mine(cast.actor(cast.max())).getFirst().lastUsedAt();
        clock.forward(Duration.ofSeconds(30));
        api.with(secret).get("/deals");
        assertThat(tokens.mine(cast.actor(cast.max())).getFirst().lastUsedAt()).isEqualTo(first);
        clock.forward(Duration.ofSeconds(31));
        api.with(secret).get("/deals");
        assertThat(tokens.mine(cast.actor(cast.max())).getFirst().lastUsedAt()).isAfter(first);
    }

    @Test
    void allIsWhatThePersonMayAndNoMore() {
        tokens.create(cast.actor(cast.vera()), new ApiTokens.Draft("All", List.of("all"), null));
        List<String> scopes = tokens.mine(cast.actor(cast.vera())).getFirst().scopes();
        assertThat(scopes).contains("deals:read", "ledger:read").doesNotContain("deals:write", "imports:read");
        Result<ApiTokens.Made> more = tokens.create(
                cast.actor(cast.vera()), new ApiTokens.Draft("More", List.of("deals:write", "nonsense"), 9_999));
        assertThat(((Result.Refused<ApiTokens.Made>) more).refusals()).hasSize(3);
    }

    @Test
    void showsTheSecretOnceOnThePage() {
        var answer = mvc.post()
                .uri("/account/tokens")
                .param("name", "Nightly export")
                .param("scopes", "deals:read")
                .param("days", "30")
                .with(cast.as(cast.olga()))
                .exchange();
        assertThat(answer).hasStatusOk().bodyText().contains("penstock_", "Nightly export");
        assertThat(mvc.get().uri("/account/tokens").with(cast.as(cast.olga())))
                .hasStatusOk()
                .bodyText()
                .contains("Nightly export")
                .doesNotContain("value=\"penstock_");
        assertThat(mvc.post().uri("/account/tokens").param("name", "Half").with(cast.as(cast.olga())))
                .hasStatus(HttpStatus.UNPROCESSABLE_CONTENT)
                .bodyText()
                .contains("Choose what the token may be used for.", "Half");
    }

    @Test
    void revokesOnlyOnesOwn() {
        tokens.create(cast.actor(cast.olga()), new ApiTokens.Draft("Olga's", List.of("all"), null));
        var id = tokens.mine(cast.actor(cast.olga())).getFirst().id();
        assertThat(mvc.post().uri("/account/tokens/" + id + "/revoke").with(cast.as(cast.anna())))
                .hasStatus(HttpStatus.NOT_FOUND);
    }
}
