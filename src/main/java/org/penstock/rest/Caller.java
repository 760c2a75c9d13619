package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Role;

/**
 * Whose token came with the request, and what it may be used for.
 *
 * @param scopes those of the token that its person may use today
 */
public record Caller(
        UUID token,
        Set<Scope> scopes,
        UUID account,
        String name,
        Role role,
        @Nullable String language,
        @Nullable String zone) {
    private static final String ATTRIBUTE = Caller.class.getName();

    public Caller {
        scopes = Set.copyOf(scopes);
    }

    public void enter(HttpServletRequest request) {
        request.setAttribute(ATTRIBUTE, this);
    }

    /** Null where the request needs no token. */
    public static @Nullable Caller of(HttpServletRequest request) {
        return request.getAttribute(ATTRIBUTE) instanceof Caller caller ? caller : null;
    }
}
