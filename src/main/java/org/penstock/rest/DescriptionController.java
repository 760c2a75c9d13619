package org.penstock.rest;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;

/** Serves the description of the API as it was built in; a test keeps it equal to what the handlers do. */
@ApiController
class DescriptionController {
    private static final String FILE = "/api/openapi.json";

    private final byte[] description;

    DescriptionController() {
        try (InputStream file = Objects.requireNonNull(DescriptionController.class.getResourceAsStream(FILE), FILE)) {
            description = file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }

    @GetMapping(path = ApiPaths.DESCRIPTION, produces = MediaType.APPLICATION_JSON_VALUE)
    ResponseEntity<byte[]> show() {
        return ResponseEntity.ok().contentType(MediaType.APPLICATION_JSON).body(description);
    }
}
