package org.penstock.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.SerializationFeature;
import tools.jackson.databind.json.JsonMapper;

/** docs/api/openapi.json says what the handlers do; regenerate it with {@code -Dupdate}. */
class DescriptionTest {
    private static final Path FILE = Path.of("docs/api/openapi.json");

    @Test
    void committedDescriptionIsWhatTheHandlersDeclare() throws IOException, ClassNotFoundException {
        String now = JsonMapper.builder()
                        .enable(SerializationFeature.INDENT_OUTPUT)
                        .build()
                        .writeValueAsString(Description.whole())
                + "\n";
        if (System.getProperty("update") != null) {
            Files.writeString(FILE, now);
        }
        assertThat(now)
                .as("Run mvn test -Dtest=DescriptionTest -Dupdate and commit the file")
                .isEqualTo(Files.readString(FILE));
    }
}
