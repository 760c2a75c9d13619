package org.penstock.identity;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.stereotype.Component;

/** Carries a session's token between the browser and {@link Sessions}. */
@Component
public class SessionCookies {
    static final String NAME = "penstock_session";

    private final Sessions sessions;
    private final boolean outsideIsSecure;
    private final boolean outsideIsNamed;

    SessionCookies(Sessions sessions, @Value("${penstock.url:}") String url) {
        this.sessions = sessions;
        this.outsideIsSecure = url.startsWith("https:");
        this.outsideIsNamed = !url.isBlank();
    }

    /** Signs the account in on this browser, always under a new token; a session that the browser held before ends. */
    public void begin(UUID account, SignedIn.Means means, HttpServletRequest request, HttpServletResponse response) {
        SignedIn.Facts before = SignedIn.now();
        String token = sessions.begin(account, means, Client.of(request));
        if (before != null) {
            sessions.endOne(before);
        }
        write(token, Sessions.LIFE_MAX, request, response);
    }

    /** Signs out. */
    public void end(HttpServletRequest request, HttpServletResponse response) {
        SignedIn.Facts signedIn = SignedIn.now();
        if (signedIn != null) {
            sessions.endOne(signedIn);
        }
        write("", Duration.ZERO, request, response);
    }

    Optional<String> token(HttpServletRequest request) {
        Cookie @Nullable [] cookies = request.getCookies();
        if (cookies != null) {
            String name = name(request);
            for (Cookie cookie : cookies) {
                if (cookie.getName().equals(name)) {
                    return Optional.of(cookie.getValue());
                }
            }
        }
        return Optional.empty();
    }

    private void write(String token, Duration life, HttpServletRequest request, HttpServletResponse response) {
        ResponseCookie cookie = ResponseCookie.from(name(request), token)
                .httpOnly(true)
                .secure(outsideIsSecure || request.isSecure())
                .sameSite("Lax")
                .path("/")
                .maxAge(life)
                .build();
        response.addHeader(HttpHeaders.SET_COOKIE, cookie.toString());
    }

    /** Browsers share cookies between ports, so two servers on one machine, say the demo and the real one, name theirs apart. */
    private String name(HttpServletRequest request) {
        return outsideIsNamed ? NAME : NAME + "_" + request.getLocalPort();
    }
}
