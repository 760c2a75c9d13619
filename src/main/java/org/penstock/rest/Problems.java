package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.penstock.web.Texts;
import org.penstock.web.Uis;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** Puts refusals into words as {@link Problem}s, in the language of the token's person. */
@Component
public class Problems {
    private final Uis uis;
    private final ApiJson json;

    Problems(Uis uis, ApiJson json) {
        this.uis = uis;
        this.json = json;
    }

    /** From a filter, where no controller answers. */
    public void send(HttpServletRequest request, HttpServletResponse response, HttpStatus status, Refusal... refusals)
            throws IOException {
        byte[] body = json.write(of(request, status, List.of(refusals), null)).getBytes(StandardCharsets.UTF_8);
        response.setStatus(status.value());
        response.setContentType(MediaType.APPLICATION_PROBLEM_JSON_VALUE);
        response.setContentLength(body.length);
        response.getOutputStream().write(body);
    }

    ResponseEntity<Problem> answer(
            HttpServletRequest request, HttpStatusCode status, List<Refusal> refusals, @Nullable String incident) {
        return ResponseEntity.status(status)
                .contentType(MediaType.APPLICATION_PROBLEM_JSON)
                .body(of(request, status, refusals, incident));
    }

    Problem of(HttpServletRequest request, HttpStatusCode status, List<Refusal> refusals, @Nullable String incident) {
        Texts texts = uis.of(request).texts();
        String detail = refusals.isEmpty()
                ? texts.of("rest.status." + known(status.value()))
                : refusals.stream().map(texts::of).distinct().collect(Collectors.joining(" "));
        return new Problem("about:blank", title(status), status.value(), detail, fields(texts, refusals), incident);
    }

    private static List<Problem.Field> fields(Texts texts, List<Refusal> refusals) {
        return refusals.stream()
                .filter(refusal -> refusal.field() != null)
                .map(refusal -> new Problem.Field(
                        java.util.Objects.requireNonNull(refusal.field()), refusal.key(), texts.of(refusal)))
                .toList();
    }

    private static String title(HttpStatusCode status) {
        HttpStatus known = HttpStatus.resolve(status.value());
        return known == null ? String.valueOf(status.value()) : known.getReasonPhrase();
    }

    /** The end of the message keys {@code rest.status.<it>}. */
    private static String known(int status) {
        return switch (status) {
            case 401 -> "token";
            case 403 -> "forbidden";
            case 404 -> "missing";
            case 405 -> "method";
            case 406, 415 -> "media";
            case 413 -> "large";
            default -> status >= 500 ? "failed" : "bad";
        };
    }
}
