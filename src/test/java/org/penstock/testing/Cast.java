package org.penstock.testing;

import static org.springframework.security.test.web.servlet.request.SecurityMockMvcRequestPostProcessors.csrf;

import jakarta.servlet.http.Cookie;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.penstock.identity.AccountDraft;
import org.penstock.identity.Accounts;
import org.penstock.identity.SessionCookies;
import org.penstock.identity.SignedIn;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Names;
import org.penstock.kernel.Role;
import org.penstock.teams.Actors;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.request.RequestPostProcessor;

/** The people of the tests. Made when first asked for; the same name is the same account within a test class. */
public class Cast {
    private final Accounts accounts;
    private final Actors actors;
    private final SessionCookies cookies;

    Cast(Accounts accounts, Actors actors, SessionCookies cookies) {
        this.accounts = accounts;
        this.actors = actors;
        this.cookies = cookies;
    }

    /** Owns the company. */
    public UUID olga() {
        return account("Olga Owner", Role.OWNER);
    }

    /** Manages. */
    public UUID max() {
        return account("Max Manager", Role.MANAGER);
    }

    /** Sells. */
    public UUID anna() {
        return account("Anna Rep", Role.REP);
    }

    /** Sells too, in no team of Anna's. */
    public UUID boris() {
        return account("Boris Rep", Role.REP);
    }

    /** Only looks. */
    public UUID vera() {
        return account("Vera Viewer", Role.VIEWER);
    }

    public UUID account(String name, Role role) {
        String email = Names.key(name) + "@example.com";
        return accounts.findByEmail(Actor.system(), email)
                .map(account -> account.id())
                .orElseGet(
                        () -> accounts.create(Actor.system(), List.of(new AccountDraft(name, email, role, "en", null)))
                                .getFirst());
    }

    /** For doors. */
    public Actor actor(UUID account) {
        return actors.of(accounts.find(Actor.system(), account));
    }

    /** For MockMvc: {@code mvc.get().uri("/deals").with(cast.as(cast.anna()))}; forms get their token too. */
    public RequestPostProcessor as(UUID account) {
        Cookie session = session(account);
        return request -> {
            request.setCookies(session);
            return csrf().postProcessRequest(request);
        };
    }

    /** A new session's cookie. */
    public Cookie session(UUID account) {
        MockHttpServletResponse response = new MockHttpServletResponse();
        cookies.begin(account, SignedIn.Means.PASSWORD, new MockHttpServletRequest(), response);
        return Objects.requireNonNull(response.getCookies()[0], "No session cookie was set");
    }
}
