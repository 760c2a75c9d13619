package org.penstock.web;

import jakarta.servlet.http.Cookie;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.context.MessageSource;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.stereotype.Component;

/** Makes the {@link Ui} of a request: the reader's language is their account's, else the cookie's, else the browser's. */
@Component
public class Uis {
    /** A request attribute by which the module of accounts says which theme the reader has chosen. */
    public static final String THEME_ATTRIBUTE = "org.penstock.web.theme";

    static final String LANGUAGE_COOKIE = "language";
    static final String THEME_COOKIE = "theme";
    static final Set<String> THEMES = Set.of("light", "dark", "auto");

    private final MessageSource messages;
    private final Clock clock;
    private final Shell shell;

    Uis(
            MessageSource messages,
            Clock clock,
            ObjectProvider<NavItem> items,
            ObjectProvider<NavRegion> regions,
            ObjectProvider<SettingsItem> settings,
            ObjectProvider<PrimaryAction> actions) {
        this.messages = messages;
        this.clock = clock;
        this.shell = Shell.of(
                items.stream().toList(),
                regions.stream().toList(),
                settings.stream().toList(),
                actions.stream().toList());
    }

    public Ui of(HttpServletRequest request) {
        Actor actor = actor(request);
        Locale locale = Bundles.nearest(actor != null ? actor.locale() : wanted(request));
        ZoneId zone = actor != null ? actor.zone() : ZoneOffset.UTC;
        return new Ui(
                actor,
                new Texts(messages, locale, zone, clock),
                request.getRequestURI().substring(request.getContextPath().length()),
                Objects.requireNonNullElse(request.getQueryString(), ""),
                csrf(request),
                Assets.path(),
                theme(request),
                isHtmx(request),
                shell.seenBy(actor));
    }

    /** Who the filter of the module of accounts has recognised; null before sign-in. */
    public static @Nullable Actor actor(HttpServletRequest request) {
        return request.getAttribute(Actor.class.getName()) instanceof Actor actor ? actor : null;
    }

    /** Whether a region is asked for and not a page. */
    public static boolean isHtmx(HttpServletRequest request) {
        return "true".equals(request.getHeader("HX-Request"))
                && !"true".equals(request.getHeader("HX-History-Restore-Request"));
    }

    private static Locale wanted(HttpServletRequest request) {
        String chosen = cookie(request, LANGUAGE_COOKIE);
        if (chosen != null) {
            return Locale.of(chosen);
        }
        List<Locale> accepted = Collections.list(request.getLocales());
        return accepted.stream()
                .filter(locale -> Bundles.nearest(locale).getLanguage().equals(locale.getLanguage()))
                .findFirst()
                .orElse(Locale.ENGLISH);
    }

    private static String csrf(HttpServletRequest request) {
        return request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token ? token.getToken() : "";
    }

    private static String theme(HttpServletRequest request) {
        Object chosen = request.getAttribute(THEME_ATTRIBUTE);
        String theme = chosen instanceof String text ? text : cookie(request, THEME_COOKIE);
        return theme != null && THEMES.contains(theme) ? theme : "auto";
    }

    private static @Nullable String cookie(HttpServletRequest request, String name) {
        Cookie[] cookies = Objects.requireNonNullElse(request.getCookies(), new Cookie[0]);
        for (Cookie cookie : cookies) {
            if (cookie.getName().equals(name)) {
                return cookie.getValue();
            }
        }
        return null;
    }
}
