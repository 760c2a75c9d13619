package org.penstock.rest;

import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.HttpStatusCode;
import org.springframework.http.MediaType;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import org.springframework.web.filter.OncePerRequestFilter;
import org.springframework.web.util.ContentCachingResponseWrapper;

/**
 * A POST with an {@code Idempotency-Key} is done once: claim, change and answer are one transaction, so a repeated request
 * finds all of it or nothing. Only a success is kept; what was refused may be sent again, better.
 */
@Component
@Order(IdempotencyFilter.AFTER_THE_ACTOR)
class IdempotencyFilter extends OncePerRequestFilter {
    static final int AFTER_THE_ACTOR = 10;

    /** The longest key, in characters. */
    static final int KEY_MAX = 255;

    private static final String HEADER = "Idempotency-Key";
    private static final String REPLAYED = "Idempotency-Replayed";

    private final IdempotencyRows rows;
    private final Problems problems;
    private final TransactionTemplate transaction;

    IdempotencyFilter(IdempotencyRows rows, Problems problems, PlatformTransactionManager transactions) {
        this.rows = rows;
        this.problems = problems;
        this.transaction = new TransactionTemplate(transactions);
    }

    @Override
    protected boolean shouldNotFilter(HttpServletRequest request) {
        return request.getHeader(HEADER) == null
                || !request.getMethod().equals("POST")
                || !ApiPaths.covers(request)
                || Caller.of(request) == null;
    }

    @Override
    protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
            throws IOException {
        String key = request.getHeader(HEADER);
        if (key.isBlank() || key.length() > KEY_MAX || key.chars().anyMatch(c -> c < ' ' || c > '~')) {
            problems.send(
                    request, response, HttpStatus.BAD_REQUEST, Refusal.at(HEADER, "rest.idempotency.key", KEY_MAX));
            return;
        }
        String media = Objects.requireNonNullElse(request.getContentType(), "");
        if (media.startsWith("multipart/")) {
            problems.send(request, response, HttpStatus.BAD_REQUEST, Refusal.at(HEADER, "rest.idempotency.upload"));
            return;
        }
        byte[] body = request.getInputStream().readNBytes(ApiJson.BODY_MAX + 1);
        if (body.length > ApiJson.BODY_MAX) {
            problems.send(
                    request,
                    response,
                    HttpStatus.CONTENT_TOO_LARGE,
                    Refusal.of("rest.body.large", ApiJson.BODY_MAX / 1024));
            return;
        }
        once(new RepeatableRequest(request, body), response, chain, key, hash(request, body));
    }

    private void once(
            RepeatableRequest request, HttpServletResponse response, FilterChain chain, String key, String hash)
            throws IOException {
        ContentCachingResponseWrapper answer = new ContentCachingResponseWrapper(response);
        Optional<IdempotencyRows.Answer> earlier = transaction.execute(status -> {
            Optional<IdempotencyRows.Answer> known =
                    rows.claim(Objects.requireNonNull(Caller.of(request)).token(), key, hash);
            if (known.isEmpty() && !answer(request, answer, chain, key, hash)) {
                status.setRollbackOnly();
            }
            return known;
        });
        if (earlier.isPresent()) {
            repeat(request, response, earlier.get(), hash);
        } else {
            answer.copyBodyToResponse();
        }
    }

    /** Whether it was done. */
    private boolean answer(
            HttpServletRequest request,
            ContentCachingResponseWrapper answer,
            FilterChain chain,
            String key,
            String hash) {
        try {
            chain.doFilter(request, answer);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        } catch (ServletException failed) {
            throw new IllegalStateException(failed);
        }
        if (!HttpStatusCode.valueOf(answer.getStatus()).is2xxSuccessful()) {
            return false;
        }
        rows.answer(
                Objects.requireNonNull(Caller.of(request)).token(),
                key,
                new IdempotencyRows.Answer(
                        hash,
                        answer.getStatus(),
                        answer.getHeader(HttpHeaders.LOCATION),
                        answer.getHeader(HttpHeaders.ETAG),
                        new String(answer.getContentAsByteArray(), StandardCharsets.UTF_8)));
        return true;
    }

    private void repeat(
            HttpServletRequest request, HttpServletResponse response, IdempotencyRows.Answer earlier, String hash)
            throws IOException {
        if (!earlier.hash().equals(hash)) {
            problems.send(
                    request, response, HttpStatus.UNPROCESSABLE_CONTENT, Refusal.at(HEADER, "rest.idempotency.reused"));
            return;
        }
        response.setStatus(earlier.status());
        response.setHeader(REPLAYED, "true");
        header(response, HttpHeaders.LOCATION, earlier.location());
        header(response, HttpHeaders.ETAG, earlier.etag());
        response.setContentType(MediaType.APPLICATION_JSON_VALUE);
        response.getOutputStream().write(earlier.body().getBytes(StandardCharsets.UTF_8));
    }

    private static void header(HttpServletResponse response, String name, @Nullable String value) {
        if (value != null) {
            response.setHeader(name, value);
        }
    }

    private static String hash(HttpServletRequest request, byte[] body) {
        try {
            MessageDigest digest = MessageDigest.getInstance("SHA-256");
            String what = request.getMethod() + " " + request.getRequestURI() + "?" + request.getQueryString() + "\n";
            digest.update(what.getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(digest.digest(body));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }
}
