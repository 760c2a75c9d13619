package org.penstock.web;

import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.HandlerMapping;

/** Answers an error as a page, or to htmx as a toast that leaves the page as it is; never with an exception's text. */
@Component
public class ErrorPages {
    private final Templates templates;
    private final Uis uis;
    private final Incidents incidents;

    ErrorPages(Templates templates, Uis uis, Incidents incidents) {
        this.templates = templates;
        this.uis = uis;
        this.incidents = incidents;
    }

    /** An expected error: bad request, missing, forbidden, too large. */
    public ResponseEntity<Object> expected(HttpServletRequest request, HttpStatusCode status) {
        return answer(request, status, null);
    }

    ResponseEntity<Object> unexpected(HttpServletRequest request, Throwable failure) {
        if (DatabaseAway.causes(failure)) {
            return expected(request, HttpStatus.SERVICE_UNAVAILABLE);
        }
        return answer(request, HttpStatus.INTERNAL_SERVER_ERROR, incidents.record(where(request), failure));
    }

    /** Not our bug, but somebody has to act: the page says what to do, the log has the rest. */
    ResponseEntity<Object> fullDisk(HttpServletRequest request, Throwable failure) {
        return answer(request, HttpStatus.INSUFFICIENT_STORAGE, incidents.record(where(request), failure));
    }

    /** The route, not the address: in that, a token may stand. */
    private static String where(HttpServletRequest request) {
        Object route = request.getAttribute(HandlerMapping.BEST_MATCHING_PATTERN_ATTRIBUTE);
        return request.getMethod() + " " + (route == null ? "a URL without a route" : route);
    }

    private ResponseEntity<Object> answer(
            HttpServletRequest request, HttpStatusCode status, @Nullable String incident) {
        Ui ui = uis.of(request);
        String kind = kind(status.value());
        ResponseEntity.BodyBuilder response =
                ResponseEntity.status(status).header(HttpHeaders.CACHE_CONTROL, "no-store");
        if (status.value() == HttpStatus.SERVICE_UNAVAILABLE.value()) {
            response.header(HttpHeaders.RETRY_AFTER, DatabaseAway.RETRY_AFTER);
        }
        if (ui.htmx()) {
            return toast(response, ui, kind, incident);
        }
        return response.body(templates.webError(ui, kind, status.value(), incident));
    }

    private static ResponseEntity<Object> toast(
            ResponseEntity.BodyBuilder response, Ui ui, String kind, @Nullable String incident) {
        if (kind.equals("signed-out")) {
            return response.build(); // the page's own dialog says what to do
        }
        String text = ui.t("web.error." + kind + ".text");
        String all = incident == null ? text : text + " " + ui.t("web.error.incident", incident);
        return response.header("HX-Trigger", Toasts.event(Toast.problem(all))).build();
    }

    /** The middle of the message keys {@code web.error.<kind>.title} and {@code .text}. */
    private static String kind(int status) {
        return switch (status) {
            case 401 -> "signed-out";
            case 403 -> "forbidden";
            case 404, 405 -> "missing";
            case 409 -> "stale";
            case 413 -> "large";
            case 429 -> "often";
            case 503 -> "away";
            case 507 -> "full";
            default -> status >= 500 ? "failed" : "bad";
        };
    }
}
