package org.penstock.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.Optional;
import org.springframework.security.core.context.DeferredSecurityContext;
import org.springframework.security.core.context.SecurityContext;
import org.springframework.security.core.context.SecurityContextHolder;
import org.springframework.security.core.context.SecurityContextImpl;
import org.springframework.security.web.context.HttpRequestResponseHolder;
import org.springframework.security.web.context.SecurityContextRepository;
import org.springframework.stereotype.Component;

/** Tells Spring Security who is signed in, by one indexed read a request and only where somebody asks. */
@Component
class SessionContexts implements SecurityContextRepository {
    private final Sessions sessions;
    private final SessionCookies cookies;

    SessionContexts(Sessions sessions, SessionCookies cookies) {
        this.sessions = sessions;
        this.cookies = cookies;
    }

    @Override
    public DeferredSecurityContext loadDeferredContext(HttpServletRequest request) {
        return new Loaded(request);
    }

    @Override
    @Deprecated
    public SecurityContext loadContext(HttpRequestResponseHolder holder) {
        return loadDeferredContext(holder.getRequest()).get();
    }

    /** Nothing to keep: a session begins and ends in {@link SessionCookies}. */
    @Override
    public void saveContext(SecurityContext context, HttpServletRequest request, HttpServletResponse response) {}

    @Override
    public boolean containsContext(HttpServletRequest request) {
        return cookies.token(request).isPresent();
    }

    private Optional<SignedIn.Facts> find(HttpServletRequest request) {
        Optional<SignedIn.Facts> found = cookies.token(request).flatMap(sessions::find);
        found.ifPresent(sessions::seen);
        return found;
    }

    private final class Loaded implements DeferredSecurityContext {
        private final HttpServletRequest request;
        private SecurityContext context;
        private boolean loaded;

        private Loaded(HttpServletRequest request) {
            this.request = request;
            this.context = SecurityContextHolder.createEmptyContext();
        }

        @Override
        public SecurityContext get() {
            if (!loaded) {
                loaded = true;
                context = find(request)
                        .<SecurityContext>map(facts -> new SecurityContextImpl(new SignedIn(facts)))
                        .orElse(context);
            }
            return context;
        }

        @Override
        public boolean isGenerated() {
            return get().getAuthentication() == null;
        }
    }
}
