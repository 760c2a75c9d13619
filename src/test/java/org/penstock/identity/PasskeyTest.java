package org.penstock.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
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
class PasskeyTest {
    private static final Pattern CHALLENGE = Pattern.compile("\"challenge\":\"([\\w-]{43})\"");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    FirstOwner firstOwner;

    @Autowired
    AccountChanges changes;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    @Autowired
    JdbcTemplate jdbc;

    private UUID olga = UUID.randomUUID();
    private Cookie session = new Cookie("none", "none");
    private SoftKey laptop = new SoftKey(olga);

    @BeforeEach
    void olgaHasAPasskey() {
        CleanDatabase.clean(jdbc);
        clock.set(SettableClock.START);
        olga = firstOwner
                .create(Actor.system(), "Olga", "olga@example.com", "a blue teapot sings")
                .orElseThrow();
        session = cast.session(olga);
        laptop = new SoftKey(olga);
        assertThat(add("Laptop", laptop.made(challenge("/account/passkey-challenges", session))))
                .hasStatus(303);
    }

    @Test
    void signsInWithoutAnEmailAndBeginsANewSession() {
        MvcTestResult answer = signIn(laptop.used(challenge()), "/deals");
        assertThat(answer).hasStatus(303).hasRedirectedUrl("/deals");
        assertThat(page(begun(answer))).hasStatus(200).bodyText().contains("Laptop", "last used");
        assertThat(jdbc.queryForObject("select count(*) from account_session where means = 'passkey'", Integer.class))
                .isEqualTo(1);
    }

    @Test
    void takesNoAnswerTwice() {
        String credential = laptop.used(challenge());
        assertThat(signIn(credential, "")).hasStatus(303);
        assertThat(signIn(credential, "")).hasStatus(422).bodyText().contains("sent twice");
    }

    @Test
    void takesNoAnswerToWhatItHasNotAsked() {
        assertThat(signIn(laptop.used(laptop.id()), ""))
                .hasStatus(422)
                .bodyText()
                .contains("Try again");
        String adding = challenge("/account/passkey-challenges", session);
        assertThat(signIn(laptop.used(adding), "")).hasStatus(422).bodyText().contains("sent twice");
    }

    @Test
    void takesNoAnswerAfterFiveMinutes() {
        String credential = laptop.used(challenge());
        clock.forward(PasskeyChallenges.LIFE.plusSeconds(1));
        assertThat(signIn(credential, "")).hasStatus(422).bodyText().contains("longer than 5 minutes");
    }

    @Test
    void takesNoAnswerThatWasSignedElsewhere() {
        laptop.origin = "https://evil.example";
        assertThat(signIn(laptop.used(challenge()), ""))
                .hasStatus(422)
                .bodyText()
                .contains("does not sign in");
        laptop.origin = "http://localhost";
        laptop.site = "evil.example";
        assertThat(signIn(laptop.used(challenge()), "")).hasStatus(422);
    }

    @Test
    void wantsThePersonRecognisedByTheDevice() {
        laptop.flags = 1;
        assertThat(signIn(laptop.used(challenge()), "")).hasStatus(422);
        SoftKey other = new SoftKey(olga);
        other.flags = 1;
        assertThat(add("Other", other.made(challenge("/account/passkey-challenges", session))))
                .hasStatus(422)
                .bodyText()
                .contains("could not be verified");
    }

    @Test
    void refusesACopiedKeyByItsCounter() {
        laptop.counter = 7;
        assertThat(signIn(laptop.used(challenge()), "")).hasStatus(303);
        laptop.counter = 3;
        assertThat(signIn(laptop.used(challenge()), ""))
                .hasStatus(422)
                .bodyText()
                .contains("does not sign in");
    }

    @Test
    void refusesAKeyThatSaysItIsSomebodyElses() {
        SoftKey anna = new SoftKey(cast.anna());
        assertThat(add("Mine", anna.made(challenge("/account/passkey-challenges", session))))
                .hasStatus(303);
        assertThat(signIn(anna.used(challenge()), "")).hasStatus(422);
    }

    @Test
    void saysThatItDoesNotKnowAKey() {
        assertThat(signIn(new SoftKey(olga).used(challenge()), ""))
                .hasStatus(422)
                .bodyText()
                .contains("not known here any more");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "null",
                "[]",
                "{}",
                "{\"id\":1}",
                "{\"response\":{}}",
                "\u0000",
                "{\"id\":\"AA\",\"rawId\":\"AA\",\"type\":\"public-key\",\"response\":{\"clientDataJSON\":\"e30\",\"authenticatorData\":\"AA\",\"signature\":\"AA\",\"attestationObject\":\"oA\"}}"
            })
    void takesNothingThatIsNoCredential(String garbled) {
        assertThat(signIn(garbled, "")).hasStatus(422);
        assertThat(add("Other", garbled)).hasStatus(422);
    }

    @Test
    void doesNotLetADeactivatedAccountIn() {
        UUID max = cast.max();
        Cookie his = cast.session(max);
        SoftKey phone = new SoftKey(max);
        assertThat(add(his, "Phone", phone.made(challenge("/account/passkey-challenges", his))))
                .hasStatus(303);
        assertThat(signIn(phone.used(challenge()), "")).hasStatus(303);
        changes.deactivate(cast.actor(olga), max, olga, version(max)).orElseThrow();
        assertThat(signIn(phone.used(challenge()), ""))
                .hasStatus(422)
                .bodyText()
                .contains("does not sign in");
        assertThat(changes.reactivate(cast.actor(olga), max, version(max))
                        .orElseThrow()
                        .active())
                .isTrue();
        assertThat(signIn(phone.used(challenge()), "")).hasStatus(303);
    }

    @Test
    void refusesAfterTooManyFailuresAndLeavesThePasswordAlone() {
        laptop.flags = 1;
        for (int i = 0; i < SignInLimits.FAILURES_PER_ACCOUNT_MAX; i++) {
            assertThat(signIn(laptop.used(challenge()), "")).hasStatus(422);
        }
        assertThat(signIn(laptop.used(challenge()), ""))
                .hasStatus(429)
                .bodyText()
                .contains("Try again in 15 minutes");
        assertThat(mvc.post()
                        .uri("/sessions")
                        .param("email", "olga@example.com")
                        .param("password", "a blue teapot sings")
                        .with(csrf())
                        .exchange())
                .hasStatus(303);
    }

    @Test
    void givesOutOnlySoManyChallengesAtATime() {
        for (int i = 0; i < PasskeyChallenges.PER_ADDRESS_MAX; i++) {
            jdbc.update(
                    "insert into passkey_challenge values (gen_random_uuid(), ?, null, '127.0.0.1', ?)",
                    new byte[] {(byte) i, (byte) (i >> 8)},
                    Times.sql(clock.instant().plusSeconds(60)));
        }
        assertThat(asked("/sign-in/passkey-challenges", null)).hasStatus(429);
        clock.forward(PasskeyChallenges.LIFE);
        assertThat(challenge()).isNotEmpty();
    }

    @Test
    void addsAndRemovesOnlySoonAfterSignIn() {
        clock.forward(Passkeys.RECENT.plusSeconds(1));
        assertThat(asked("/account/passkey-challenges", session))
                .hasStatus(422)
                .bodyText()
                .contains("sign in again");
        assertThat(change(session, key("Laptop"), "removal", ""))
                .hasStatus(422)
                .bodyText()
                .contains("sign in again");
        assertThat(change(session, key("Laptop"), "name", "Old laptop")).hasStatus(303);
        assertThat(mvc.get()
                        .uri("/sign-in?again=true&next=/account")
                        .cookie(session)
                        .exchange())
                .hasStatus(200)
                .bodyText()
                .contains("Sign in again", "olga@example.com");
        Cookie fresh = begun(signIn(laptop.used(challenge()), ""));
        assertThat(change(fresh, key("Old laptop"), "removal", "")).hasStatus(303);
    }

    @Test
    void leavesTheLastWayIn() {
        jdbc.update("update account set password_hash = null where id = ?", olga);
        assertThat(change(session, key("Laptop"), "removal", ""))
                .hasStatus(422)
                .bodyText()
                .contains("only way");
        add("Phone", new SoftKey(olga).made(challenge("/account/passkey-challenges", session)));
        assertThat(change(session, key("Laptop"), "removal", "")).hasStatus(303);
    }

    @Test
    void hidesTheKeysOfOthers() {
        Cookie annas = cast.session(cast.anna());
        assertThat(change(annas, key("Laptop"), "removal", "")).hasStatus(404);
        assertThat(change(annas, key("Laptop"), "name", "Mine")).hasStatus(404);
        assertThat(page(annas)).bodyText().doesNotContain("Laptop");
        assertThat(key("Laptop")).isNotNull();
    }

    @Test
    void asksStrangersToSignIn() {
        String challenge = challenge("/account/passkey-challenges", session);
        assertThat(mvc.post().uri("/account/passkey-challenges").with(csrf()).exchange())
                .hasStatus(401);
        assertThat(mvc.post()
                        .uri("/account/passkeys")
                        .param("passkey", "Mine")
                        .param("credential", new SoftKey(olga).made(challenge))
                        .with(csrf())
                        .exchange())
                .hasStatus(401);
        assertThat(mvc.post().uri("/sign-in/passkey-challenges").exchange()).hasStatus(403);
        assertThat(mvc.post().uri("/sign-in/passkeys").exchange()).hasStatus(403);
    }

    @Test
    void offersNothingUnderAnAddressThatIsNotOurs() {
        assertThat(mvc.get().uri("http://evil.example/sign-in").exchange())
                .hasStatus(200)
                .bodyText()
                .doesNotContain("passkey");
        assertThat(mvc.post()
                        .uri("http://evil.example/sign-in/passkey-challenges")
                        .with(csrf())
                        .exchange())
                .hasStatus(422);
    }

    @Test
    void keepsAKeyOnceAndNamesItWell() {
        assertThat(add("Again", laptop.made(challenge("/account/passkey-challenges", session))))
                .hasStatus(422)
                .bodyText()
                .contains("already");
        assertThat(add(" ", new SoftKey(olga).made(challenge("/account/passkey-challenges", session))))
                .hasStatus(422)
                .bodyText()
                .contains("1 to 80 characters");
        assertThat(change(session, key("Laptop"), "name", "x".repeat(81))).hasStatus(422);
        assertThat(asked("/account/passkey-challenges", session)).bodyText().contains(laptop.id());
    }

    private String challenge() {
        return challenge("/sign-in/passkey-challenges", null);
    }

    private String challenge(String url, @Nullable Cookie cookie) {
        MvcTestResult answer = asked(url, cookie);
        assertThat(answer).hasStatus(200);
        Matcher found =
                CHALLENGE.matcher(new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8));
        assertThat(found.find()).isTrue();
        return found.group(1);
    }

    private MvcTestResult asked(String url, @Nullable Cookie cookie) {
        var request = mvc.post().uri(url).with(csrf());
        return cookie == null ? request.exchange() : request.cookie(cookie).exchange();
    }

    private MvcTestResult signIn(String credential, String next) {
        return mvc.post()
                .uri("/sign-in/passkeys")
                .param("credential", credential)
                .param("next", next)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult add(String name, String credential) {
        return add(session, name, credential);
    }

    private MvcTestResult add(Cookie cookie, String name, String credential) {
        return mvc.post()
                .uri("/account/passkeys")
                .cookie(cookie)
                .param("passkey", name)
                .param("credential", credential)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult change(Cookie cookie, UUID key, String what, String name) {
        return mvc.post()
                .uri("/account/passkeys/{id}/{what}", key, what)
                .cookie(cookie)
                .param("name", name)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult page(Cookie cookie) {
        return mvc.get().uri("/account").cookie(cookie).exchange();
    }

    private UUID key(String name) {
        return Objects.requireNonNull(jdbc.queryForObject("select id from passkey where name = ?", UUID.class, name));
    }

    private int version(UUID account) {
        return Objects.requireNonNull(
                jdbc.queryForObject("select version from account where id = ?", Integer.class, account));
    }

    private static Cookie begun(MvcTestResult signedIn) {
        return Objects.requireNonNull(signedIn.getResponse().getCookie("penstock_session_80"));
    }
}
