package org.penstock.teams;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import org.penstock.identity.SignedIn;
import org.penstock.kernel.Actor;
import org.penstock.rest.Caller;
import org.penstock.web.Uis;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/** Puts the {@link Actor} of the request where controllers find it. Runs inside Spring Security's filters. */
@Component
@Order(ActorFilter.AFTER_SECURITY)
class ActorFilter extends OncePerRequestFilter {
    static final int AFTER_SECURITY = 0;

    private final Actors actors;

    ActorFilter(Actors actors) {
        this.actors = actors;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().startsWith("/assets/");
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        Caller caller = Caller.of(request);
        SignedIn.Facts signedIn = caller == null ? SignedIn.now() : null;
        if (caller != null) {
            request.setAttribute(Actor.class.getName(), actors.of(caller));
        } else if (signedIn != null) {
            request.setAttribute(Actor.class.getName(), actors.of(signedIn));
            request.setAttribute(Uis.THEME_ATTRIBUTE, signedIn.theme());
        }
        chain.doFilter(request, response);
    }
}
