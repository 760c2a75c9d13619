package org.penstock.web;

import jakarta.servlet.http.HttpServletRequest;
import java.net.URI;
import java.time.Duration;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Theme and language, chosen from the menu or before sign-in: kept in a cookie, and by the account for who has one. */
@PageController
class AppearanceController {
    private static final Duration COOKIE_LIFE = Duration.ofDays(365);

    private final ApplicationEventPublisher events;

    AppearanceController(ApplicationEventPublisher events) {
        this.events = events;
    }

    @PostMapping("/appearance")
    ResponseEntity<Void> update(
            @RequestParam(required = false) @Nullable String theme,
            @RequestParam(required = false) @Nullable String language,
            HttpServletRequest request,
            Ui ui) {
        String newTheme = theme != null && Uis.THEMES.contains(theme) ? theme : null;
        String newLanguage = language != null && isOurs(language) ? language : null;
        Actor actor = ui.actor();
        if (actor != null && (newTheme != null || newLanguage != null)) {
            events.publishEvent(new AppearanceChosen(actor, newTheme, newLanguage));
        }
        HttpHeaders cookies = new HttpHeaders();
        keep(cookies, Uis.THEME_COOKIE, newTheme);
        keep(cookies, Uis.LANGUAGE_COOKIE, newLanguage);
        if (ui.htmx()) {
            return ResponseEntity.noContent().headers(cookies).build();
        }
        ResponseEntity<Void> back = Redirects.to(ui, back(request));
        return ResponseEntity.status(back.getStatusCode())
                .headers(back.getHeaders())
                .headers(cookies)
                .build();
    }

    private static boolean isOurs(String language) {
        return Bundles.LANGUAGES.stream()
                .anyMatch(locale -> locale.getLanguage().equals(language));
    }

    private static void keep(HttpHeaders headers, String name, @Nullable String value) {
        if (value != null) {
            headers.add(
                    HttpHeaders.SET_COOKIE,
                    ResponseCookie.from(name, value)
                            .path("/")
                            .maxAge(COOKIE_LIFE)
                            .sameSite("Lax")
                            .build()
                            .toString());
        }
    }

    /** The page that the choice was made on, without its host. */
    private static String back(HttpServletRequest request) {
        String referer = Objects.requireNonNullElse(request.getHeader(HttpHeaders.REFERER), "/");
        try {
            URI from = URI.create(referer);
            String path = Objects.requireNonNullElse(from.getRawPath(), "/");
            String all = from.getRawQuery() == null ? path : path + "?" + from.getRawQuery();
            return Redirects.isOurs(all) ? all : "/";
        } catch (IllegalArgumentException malformed) {
            return "/";
        }
    }
}
