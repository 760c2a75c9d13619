package org.penstock.identity;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import org.springframework.security.core.AuthenticationException;
import org.springframework.security.web.AuthenticationEntryPoint;
import org.springframework.stereotype.Component;

/** What a request gets that needs somebody signed in and has nobody. */
@Component
class SignInEntry implements AuthenticationEntryPoint {
    private final Accounts accounts;

    SignInEntry(Accounts accounts) {
        this.accounts = accounts;
    }

    @Override
    public void commence(HttpServletRequest request, HttpServletResponse response, AuthenticationException nobody)
            throws IOException {
        if (request.getHeader("HX-Request") != null || !wantsPage(request)) {
            // htmx leaves the page as it is, so nothing typed is lost; the shell's script says what happened.
            response.setStatus(HttpServletResponse.SC_UNAUTHORIZED);
        } else if (!accounts.anyOwner()) {
            response.sendRedirect("/set-up");
        } else if (request.getMethod().equals("GET") || request.getMethod().equals("HEAD")) {
            response.sendRedirect("/sign-in" + next(request));
        } else {
            // A form that was sent after its session had ended: a redirect would lose what was typed.
            response.sendError(HttpServletResponse.SC_UNAUTHORIZED);
        }
    }

    private static boolean wantsPage(HttpServletRequest request) {
        String accept = request.getHeader("Accept");
        return accept == null || accept.contains("text/html") || accept.contains("*/*") && !fetched(request);
    }

    /** Sent by a script, not by going to a page. */
    private static boolean fetched(HttpServletRequest request) {
        String mode = request.getHeader("Sec-Fetch-Mode");
        return mode != null && !mode.equals("navigate");
    }

    private static String next(HttpServletRequest request) {
        String query = request.getQueryString();
        String path = request.getRequestURI() + (query == null ? "" : "?" + query);
        return path.equals("/") || LocalPath.of(path).equals("/")
                ? ""
                : "?next=" + URLEncoder.encode(path, StandardCharsets.UTF_8);
    }
}
