package org.penstock.web;

import gg.jte.models.runtime.JteModel;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.Map;
import org.springframework.http.HttpHeaders;
import org.springframework.http.ResponseCookie;
import org.springframework.http.ResponseEntity;
import tools.jackson.core.json.JsonWriteFeature;
import tools.jackson.databind.json.JsonMapper;

/** Sends a {@link Toast} along with an answer: to htmx as an event, across a redirect by a cookie that the page takes away. */
public final class Toasts {
    /** Read and deleted by {@code js/web/toast.js}. */
    static final String COOKIE = "toast";

    private static final Duration COOKIE_LIFE = Duration.ofMinutes(1);
    // Headers carry Latin-1 only, so everything else is escaped.
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(JsonWriteFeature.ESCAPE_NON_ASCII).build();

    private Toasts() {}

    /** A region or page together with a toast. */
    public static ResponseEntity<JteModel> with(JteModel model, Toast toast) {
        return ResponseEntity.ok().header("HX-Trigger", event(toast)).body(model);
    }

    /** Nothing to swap, only a toast. */
    public static ResponseEntity<Void> only(Toast toast) {
        return ResponseEntity.noContent().header("HX-Trigger", event(toast)).build();
    }

    /** The value of {@code HX-Trigger}, for answers that are put together by hand. Further events carry no detail. */
    public static String event(Toast toast, String... furtherEvents) {
        Map<String, Object> events = new LinkedHashMap<>();
        events.put("toast", toast);
        for (String event : furtherEvents) {
            events.put(event, true);
        }
        return JSON.writeValueAsString(events);
    }

    static String cookie(Toast toast) {
        byte[] json = JSON.writeValueAsString(toast).getBytes(StandardCharsets.US_ASCII);
        return ResponseCookie.from(
                        COOKIE, Base64.getUrlEncoder().withoutPadding().encodeToString(json))
                .path("/")
                .maxAge(COOKIE_LIFE)
                .sameSite("Lax")
                .build()
                .toString();
    }

    static void carry(HttpHeaders headers, Toast toast) {
        headers.add(HttpHeaders.SET_COOKIE, cookie(toast));
    }
}
