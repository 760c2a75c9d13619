package org.penstock.identity;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Duration;
import java.util.Optional;
import org.penstock.kernel.Refusal;
import org.penstock.rest.ApiPaths;
import org.penstock.rest.Caller;
import org.penstock.rest.Problems;
import org.penstock.rest.RateLimits;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.web.filter.OncePerRequestFilter;

/** The way into the API: a bearer token and nothing else, no cookie, and not too often. */
final class ApiGate extends OncePerRequestFilter {
    private static final String SCHEME = "Bearer ";

    private final TokenBook book;
    private final RateLimits limits;
    private final Problems problems;

    ApiGate(TokenBook book, RateLimits limits, Problems problems) {
        this.book = book;
        this.limits = limits;
        this.problems = problems;
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getRequestURI().equals(ApiPaths.DESCRIPTION);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        String header = request.getHeader(HttpHeaders.AUTHORIZATION);
        if (header == null || !header.regionMatches(true, 0, SCHEME, 0, SCHEME.length())) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"penstock\"");
            problems.send(request, response, HttpStatus.UNAUTHORIZED, Refusal.of("rest.token.missing"));
            return;
        }
        Optional<Caller> caller = book.find(header.substring(SCHEME.length()).strip());
        if (caller.isEmpty()) {
            response.setHeader(HttpHeaders.WWW_AUTHENTICATE, "Bearer realm=\"penstock\", error=\"invalid_token\"");
            problems.send(request, response, HttpStatus.UNAUTHORIZED, Refusal.of("rest.token.wrong"));
            return;
        }
        Duration wait = limits.take(caller.get().token());
        if (wait.isPositive()) {
            long seconds = wait.plusMillis(999).toSeconds();
            response.setHeader(HttpHeaders.RETRY_AFTER, String.valueOf(seconds));
            problems.send(request, response, HttpStatus.TOO_MANY_REQUESTS, Refusal.of("rest.often", seconds));
            return;
        }
        caller.get().enter(request);
        chain.doFilter(request, response);
    }
}
