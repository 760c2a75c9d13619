package org.penstock.web;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.Ordered;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.stereotype.Component;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * Makes each visitor meet one address. With {@code PENSTOCK_URL} set, a request that a proxy hands on for that address
 * is seen as having come there; what a proxy says about any other address is not believed. Without it a visit to the
 * number 127.0.0.1 goes on to {@code localhost}: cookies don't cross between the two, and passkeys want a name.
 */
@Component
@Order(Ordered.HIGHEST_PRECEDENCE)
class OutsideAddress extends OncePerRequestFilter {
    private static final Set<String> NUMBERS = Set.of("127.0.0.1", "[::1]", "0:0:0:0:0:0:0:1", "::1");
    private static final Set<String> READING = Set.of("GET", "HEAD");
    private static final int TEMPORARY_REDIRECT = 307;

    private final @Nullable URI outside;

    OutsideAddress(@Value("${penstock.url:}") String url) {
        this.outside = url.isBlank() ? null : URI.create(url);
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws ServletException, IOException {
        if (outside != null) {
            chain.doFilter(isFor(outside, request) ? new OutsideRequest(request, outside) : request, response);
        } else if (NUMBERS.contains(request.getServerName()) && isPage(request)) {
            response.setStatus(TEMPORARY_REDIRECT);
            response.setHeader(HttpHeaders.LOCATION, onLocalhost(request));
        } else {
            chain.doFilter(request, response);
        }
    }

    /** Scripts call the API by whatever address they know; they have no cookies to lose. */
    private static boolean isPage(HttpServletRequest request) {
        return READING.contains(request.getMethod()) && !request.getRequestURI().startsWith("/api/");
    }

    private static String onLocalhost(HttpServletRequest request) {
        String query = request.getQueryString();
        return request.getScheme() + "://localhost:" + request.getServerPort() + request.getRequestURI()
                + (query == null ? "" : "?" + query);
    }

    private static boolean isFor(URI outside, HttpServletRequest request) {
        String forwarded = request.getHeader("X-Forwarded-Host");
        String host = forwarded != null ? forwarded : request.getHeader(HttpHeaders.HOST);
        return host != null && nameOf(host).equalsIgnoreCase(outside.getHost());
    }

    /** The name without a port; of several, the first is the one that the visitor typed. */
    private static String nameOf(String host) {
        String first = host.split(",", 2)[0].strip();
        int port = first.lastIndexOf(':');
        return port > first.lastIndexOf(']') ? first.substring(0, port) : first;
    }
}
