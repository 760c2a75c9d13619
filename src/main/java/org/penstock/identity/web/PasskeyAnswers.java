package org.penstock.identity.web;

import java.util.Map;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;

/** What the scripts for passkeys are told where there is no challenge for them. */
final class PasskeyAnswers {
    private PasskeyAnswers() {}

    static ResponseEntity<Map<String, Object>> refused(HttpStatus status, String text) {
        return ResponseEntity.status(status).body(Map.of("error", text));
    }
}
