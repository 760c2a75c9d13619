package org.penstock.identity;

import java.io.Serial;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Role;
import org.springframework.security.authentication.AbstractAuthenticationToken;
import org.springframework.security.core.Authentication;
import org.springframework.security.core.authority.SimpleGrantedAuthority;
import org.springframework.security.core.context.SecurityContextHolder;

/** Who is signed in on this request, as read with the session in one go. */
public final class SignedIn extends AbstractAuthenticationToken {
    @Serial
    private static final long serialVersionUID = 1;

    private final transient Facts facts;

    /** The session and the account behind it. */
    public record Facts(
            UUID session,
            Means means,
            Instant since,
            Instant lastSeenAt,
            UUID account,
            String name,
            Role role,
            @Nullable String language,
            @Nullable String zone,
            String theme) {}

    /** By what a session began. */
    public enum Means {
        PASSWORD,
        PASSKEY,
        LINK,
        INVITATION,
        SET_UP;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    SignedIn(Facts facts) {
        super(List.of(new SimpleGrantedAuthority("ROLE_" + facts.role())));
        this.facts = facts;
        setAuthenticated(true);
    }

    public Facts facts() {
        return facts;
    }

    /** Who is signed in on the current request; null before sign-in. */
    public static @Nullable Facts now() {
        Authentication authentication = SecurityContextHolder.getContext().getAuthentication();
        return authentication instanceof SignedIn signedIn ? signedIn.facts : null;
    }

    @Override
    public Object getCredentials() {
        return "";
    }

    @Override
    public Object getPrincipal() {
        return facts.account();
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof SignedIn that && facts.session().equals(that.facts.session());
    }

    @Override
    public int hashCode() {
        return facts.session().hashCode();
    }
}
