package org.penstock.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.time.Duration;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.kernel.Actor;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;

@PenstockTest
class SignInTest {
    private static final String EMAIL = "olga@example.com";
    private static final String PASSWORD = "a blue teapot sings";

    @Autowired
    MockMvcTester mvc;

    @Autowired
    FirstOwner firstOwner;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private UUID olga = UUID.randomUUID();

    @BeforeEach
    void olgaOwnsTheCompany() {
        CleanDatabase.clean(jdbc);
        olga = firstOwner.create(Actor.system(), "Olga", EMAIL, PASSWORD).orElseThrow();
    }

    @Test
    void sendsAnonymousPeopleToSignInAndThenWhereTheyWanted() {
        assertThat(mvc.get().uri("/account?x=1").exchange())
                .hasStatus(302)
                .hasRedirectedUrl("/sign-in?next=%2Faccount%3Fx%3D1");
        assertThat(signIn(EMAIL, PASSWORD, "/account?x=1")).hasStatus(303).hasRedirectedUrl("/account?x=1");
    }

    @Test
    void opensPagesWithTheSessionThatItBegins() {
        Cookie session = session(signIn(" Olga@Example.com ", PASSWORD, ""));
        assertThat(session.isHttpOnly()).isTrue();
        assertThat(session.getAttribute("SameSite")).isEqualTo("Lax");
        assertThat(mvc.get().uri("/account").cookie(session).exchange())
                .hasStatus(200)
                .bodyText()
                .contains("Olga");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"https://evil.example", "//evil.example", "/\\evil.example", "javascript:alert(1)", "/\t/evil"})
    void goesNowhereElseAfterSignIn(String next) {
        assertThat(signIn(EMAIL, PASSWORD, next)).hasStatus(303).hasRedirectedUrl("/");
    }

    @Test
    void saysTheSameToAWrongPasswordAndToAnUnknownAccount() {
        MvcTestResult wrong = signIn(EMAIL, "a red teapot sings", "");
        MvcTestResult unknown = signIn("nobody@example.com", PASSWORD, "");
        assertThat(wrong).hasStatus(422).bodyText().contains("E-mail or password is wrong");
        assertThat(unknown).hasStatus(422).bodyText().contains("E-mail or password is wrong");
        assertThat(wrong.getResponse().getCookie("penstock_session_80")).isNull();
    }

    @Test
    void refusesAfterTooManyFailuresAndSaysWhenToTryAgain() {
        for (int i = 0; i < SignInLimits.FAILURES_PER_ACCOUNT_MAX; i++) {
            assertThat(signIn(EMAIL, "wrong", "")).hasStatus(422);
        }
        assertThat(signIn(EMAIL, PASSWORD, "")).hasStatus(429).bodyText().contains("Try again in 15 minutes");
        clock.forward(SignInLimits.WINDOW.plusSeconds(1));
        assertThat(signIn(EMAIL, PASSWORD, "")).hasStatus(303);
    }

    @Test
    void countsFailuresOfAnAddressOverAllAccounts() {
        for (int i = 0; i < SignInLimits.FAILURES_PER_ADDRESS_MAX; i++) {
            jdbc.update(
                    "insert into sign_in_attempt values (gen_random_uuid(), ?, '127.0.0.1', ?)",
                    "somebody" + i + "@example.com",
                    Times.sql(clock.instant()));
        }
        assertThat(signIn(EMAIL, PASSWORD, "")).hasStatus(429);
    }

    @Test
    void takesNoFormFromElsewhere() {
        assertThat(mvc.post()
                        .uri("/sessions")
                        .param("email", EMAIL)
                        .param("password", PASSWORD)
                        .exchange())
                .hasStatus(403);
    }

    @Test
    void endsTheSessionOnSignOut() {
        Cookie session = session(signIn(EMAIL, PASSWORD, ""));
        assertThat(mvc.post().uri("/sign-out").cookie(session).with(csrf()).exchange())
                .hasStatus(303);
        assertThat(mvc.get().uri("/account").cookie(session).exchange()).hasStatus(302);
    }

    @Test
    void givesEachSignInItsOwnSessionAndEndsTheOneBefore() {
        Cookie first = session(signIn(EMAIL, PASSWORD, ""));
        Cookie second = session(mvc.post()
                .uri("/sessions")
                .cookie(first)
                .param("email", EMAIL)
                .param("password", PASSWORD)
                .with(csrf())
                .exchange());
        assertThat(second.getValue()).isNotEqualTo(first.getValue());
        assertThat(mvc.get().uri("/account").cookie(first).exchange()).hasStatus(302);
        assertThat(mvc.get().uri("/account").cookie(second).exchange()).hasStatus(200);
    }

    @Test
    void forgetsASessionThatNobodyUses() {
        Cookie session = session(signIn(EMAIL, PASSWORD, ""));
        clock.forward(Sessions.IDLE_MAX.plus(Duration.ofMinutes(1)));
        assertThat(mvc.get().uri("/account").cookie(session).exchange()).hasStatus(302);
    }

    @Test
    void leavesThePageAloneWhenAnHtmxRequestHasNoSession() {
        MvcTestResult answer =
                mvc.get().uri("/account").header("HX-Request", "true").exchange();
        assertThat(answer).hasStatus(401).bodyText().isEmpty();
    }

    @Test
    void answersAFormWhoseSessionHasEndedWithoutARedirect() {
        assertThat(mvc.post().uri("/account").with(csrf()).exchange()).hasStatus(401);
    }

    private MvcTestResult signIn(String email, String password, String next) {
        return mvc.post()
                .uri("/sessions")
                .param("email", email)
                .param("password", password)
                .param("next", next)
                .with(csrf())
                .exchange();
    }

    private static Cookie session(MvcTestResult signedIn) {
        return Objects.requireNonNull(signedIn.getResponse().getCookie("penstock_session_80"));
    }
}
