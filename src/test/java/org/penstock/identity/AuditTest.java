package org.penstock.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Role;
import org.penstock.teams.Company;
import org.penstock.teams.CompanySettings;
import org.penstock.teams.TeamDraft;
import org.penstock.teams.Teams;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.web.servlet.assertj.MockMvcTester;
import org.springframework.test.web.servlet.assertj.MvcTestResult;
import org.springframework.transaction.support.TransactionTemplate;

@PenstockTest
class AuditTest {
    private static final String EMAIL = "olga@example.com";
    private static final String PASSWORD = "a blue teapot sings";
    private static final Client CLIENT = new Client("203.0.113.9", "Secret Browser/1");

    @Autowired
    MockMvcTester mvc;

    @Autowired
    FirstOwner firstOwner;

    @Autowired
    PasswordLinks links;

    @Autowired
    AccountChanges changes;

    @Autowired
    Accounts accounts;

    @Autowired
    Profiles profiles;

    @Autowired
    ApiTokens tokens;

    @Autowired
    Sessions sessions;

    @Autowired
    Company company;

    @Autowired
    Teams teams;

    @Autowired
    Audit audit;

    @Autowired
    AuditLists lists;

    @Autowired
    Cast cast;

    @Autowired
    SettableClock clock;

    @Autowired
    TransactionTemplate together;

    @Autowired
    JdbcTemplate jdbc;

    private Actor olga = Actor.system();

    @BeforeEach
    void olgaOwnsTheCompany() {
        CleanDatabase.clean(jdbc);
        clock.set(SettableClock.START);
        UUID id = firstOwner.create(Actor.system(), "Olga", EMAIL, PASSWORD).orElseThrow();
        olga = cast.actor(id);
    }

    @Test
    void remembersSignInsFailuresAndSignOutsWithTheAccount() {
        signIn(EMAIL, "wrong");
        signIn("nobody@example.com", "wrong");
        MvcTestResult in = signIn(EMAIL, PASSWORD);
        mvc.post()
                .uri("/sign-out")
                .cookie(in.getResponse().getCookie("penstock_session_80"))
                .with(csrf())
                .exchange();
        assertThat(kinds())
                .containsExactly("first_owner", "sign_in_failed", "sign_in_failed", "signed_in", "signed_out");
        assertThat(jdbc.queryForList("select account_id from audit_entry where kind = 'sign_in_failed' order by id"))
                .extracting(row -> row.get("account_id"))
                .containsExactly(olga.id(), null);
        assertThat(after("signed_in")).contains("password");
    }

    @Test
    void remembersWhatIsDoneToAccountsAndKeys() {
        UUID ivan = links.invite(olga, null, "Ivan", "ivan@example.com", Role.REP)
                .orElseThrow()
                .account();
        changes.role(olga, ivan, Role.MANAGER, version(ivan)).orElseThrow();
        changes.deactivate(olga, ivan, olga.requireId(), version(ivan)).orElseThrow();
        changes.reactivate(olga, ivan, version(ivan)).orElseThrow();
        links.forgotten(olga, olga.requireId()).orElseThrow();
        SignedIn.Facts session = session();
        profiles.password(olga, session, PASSWORD, "a green teapot sings", CLIENT)
                .orElseThrow();
        ApiTokens.Made made = tokens.create(olga, new ApiTokens.Draft("Nightly", List.of("deals:read"), 30))
                .orElseThrow();
        tokens.revoke(olga, made.id());
        assertThat(kinds())
                .containsExactly(
                        "first_owner",
                        "invited",
                        "role_changed",
                        "deactivated",
                        "reactivated",
                        "link_made",
                        "signed_in",
                        "password_changed",
                        "token_made",
                        "token_revoked");
        assertThat(after("role_changed")).contains("manager");
        assertThat(everything())
                .contains("Nightly", "deals:read")
                .doesNotContain(made.secret(), "teapot", CLIENT.address(), "Secret Browser", "argon2");
    }

    @Test
    void goesWithTheTransactionOfTheChange() {
        together.executeWithoutResult(status -> {
            company.change(olga, with("USD", company.settings())).orElseThrow();
            status.setRollbackOnly();
        });
        assertThat(kinds()).containsExactly("first_owner");
        assertThatThrownBy(() -> audit.note(olga, "company_changed", "", Map.of(), Map.of()))
                .hasMessageContaining("mandatory");
    }

    @Test
    void isOnlyEverAddedTo() {
        assertThatThrownBy(() -> jdbc.update("update audit_entry set subject = 'x'"))
                .hasMessageContaining("never changed");
        assertThatThrownBy(() -> jdbc.update("delete from audit_entry")).hasMessageContaining("never changed");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/settings/audit", "/settings/audit/list.csv"})
    void isForOwnersAndManagersAndSignInsForOwnersOnly(String url) {
        company.change(olga, with("USD", company.settings())).orElseThrow();
        signIn(EMAIL, PASSWORD);
        assertThat(mvc.get().uri(url).exchange()).hasStatus(302);
        for (UUID other : List.of(cast.anna(), cast.vera())) {
            assertThat(mvc.get().uri(url).with(cast.as(other)).exchange()).hasStatus(403);
        }
        assertThat(mvc.get().uri(url).with(cast.as(cast.max())).exchange())
                .hasStatus(200)
                .bodyText()
                .contains("Changed the company")
                .doesNotContain("Signed in", "Passwords, passkeys");
        assertThat(mvc.get()
                        .uri(url + "?area=sign_in")
                        .with(cast.as(cast.max()))
                        .exchange())
                .hasStatus(200)
                .bodyText()
                .doesNotContain("Signed in");
        assertThat(mvc.get().uri(url).with(cast.as(olga.requireId())).exchange())
                .hasStatus(200)
                .bodyText()
                .contains("Signed in", "Changed the company");
    }

    @Test
    void filtersByAreaPersonAndDays() {
        signIn(EMAIL, PASSWORD);
        clock.forward(Duration.ofDays(3));
        UUID id = teams.create(olga, new TeamDraft("North", null, null)).orElseThrow();
        teams.addMember(olga, id, cast.anna()).orElseThrow();
        String day = LocalDate.ofInstant(clock.instant(), olga.zone()).toString();
        assertThat(found("settings", null, null)).containsExactly("member_added", "team_made");
        assertThat(found("", cast.anna(), null)).containsExactly("member_added");
        assertThat(found("", null, day)).containsExactly("member_added", "team_made");
        assertThat(page("&area=nonsense&person=nobody&from=2026-02-31&to=x&after=y"))
                .hasStatus(200);
        assertThat(page("&to=2001-01-01")).bodyText().contains("No entries fit");
    }

    @Test
    void pagesFromAPlaceOnAndWritesAllIntoTheFile() {
        together.executeWithoutResult(status -> {
            for (int i = 0; i < 120; i++) {
                audit.note(olga, "team_removed", "=Team " + i, Map.of(), Map.of());
            }
        });
        AuditLists.Filter all = new AuditLists.Filter(AuditArea.SETTINGS, null, null, null);
        AuditLists.Window first = lists.list(olga, all, null);
        AuditLists.Window second = lists.list(olga, all, first.next());
        AuditLists.Window third = lists.list(olga, all, second.next());
        assertThat(List.of(
                        first.entries().size(),
                        second.entries().size(),
                        third.entries().size()))
                .containsExactly(50, 50, 20);
        assertThat(third.next()).isNull();
        assertThat(first.entries().getFirst().subject()).isEqualTo("=Team 119");
        assertThat(third.entries().getLast().subject()).isEqualTo("=Team 0");
        String next = text(page("&area=settings"))
                .replaceAll("(?s).*rel=\"next\" href=\"([^\"]+)\".*", "$1")
                .replace("&amp;", "&");
        assertThat(mvc.get().uri(next).with(cast.as(olga.requireId())).exchange())
                .bodyText()
                .contains("=Team 69<", "=Team 20<")
                .doesNotContain("=Team 70<", "=Team 19<");
        String file = text(mvc.get()
                .uri("/settings/audit/list.csv?area=settings")
                .with(cast.as(olga.requireId()))
                .exchange());
        assertThat(file.lines().toList()).hasSize(121);
        assertThat(file).contains("Removed a team,'=Team 0,").contains("When,Who,What,About,Details");
    }

    private List<String> found(String area, @Nullable UUID person, @Nullable String from) {
        AuditLists.Filter filter = new AuditLists.Filter(
                AuditArea.of(area).orElse(null), person, from == null ? null : LocalDate.parse(from), null);
        return lists.list(olga, filter, null).entries().stream()
                .map(AuditLists.Entry::kind)
                .toList();
    }

    private MvcTestResult signIn(String email, String password) {
        return mvc.post()
                .uri("/sessions")
                .param("email", email)
                .param("password", password)
                .with(csrf())
                .exchange();
    }

    private MvcTestResult page(String query) {
        return mvc.get()
                .uri("/settings/audit?x=1" + query)
                .with(cast.as(olga.requireId()))
                .exchange();
    }

    private static String text(MvcTestResult answer) {
        return new String(answer.getResponse().getContentAsByteArray(), StandardCharsets.UTF_8);
    }

    private SignedIn.Facts session() {
        String token = sessions.begin(olga.requireId(), SignedIn.Means.PASSWORD, CLIENT);
        return sessions.find(token).orElseThrow();
    }

    private int version(UUID account) {
        return accounts.find(olga, account).version();
    }

    private List<String> kinds() {
        return jdbc.queryForList("select kind from audit_entry order by at, id", String.class);
    }

    private String after(String kind) {
        return String.valueOf(
                jdbc.queryForObject("select after::text from audit_entry where kind = ?", String.class, kind));
    }

    private String everything() {
        return jdbc.queryForList("select audit_entry::text from audit_entry", String.class)
                .toString();
    }

    private static CompanySettings with(String currency, CompanySettings now) {
        return new CompanySettings(
                "Nordlicht",
                now.zone(),
                currency,
                now.language(),
                now.firstDayOfWeek(),
                now.fiscalYearStartMonth(),
                now.defaultCountry(),
                now.dealVisibility(),
                now.setUpAt(),
                now.version());
    }
}
