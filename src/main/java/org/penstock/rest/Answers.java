package org.penstock.rest;

import java.net.URI;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** Answers with a version; it is the ETag, so a change can be meant for it alone. */
public final class Answers {
    private Answers() {}

    public static <T> ResponseEntity<T> ok(int version, T body) {
        return ResponseEntity.ok().eTag(tag(version)).body(body);
    }

    public static <T> ResponseEntity<T> created(String path, int version, T body) {
        return ResponseEntity.status(HttpStatus.CREATED)
                .location(URI.create(path))
                .eTag(tag(version))
                .body(body);
    }

    private static String tag(int version) {
        return "\"" + version + "\"";
    }
}
