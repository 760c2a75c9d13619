package org.penstock.rest;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.testing.PenstockProcess;

/** The examples of the guide work as they stand, against a server in a process of its own. */
class GuideTest {
    private static final Pattern EXAMPLE = Pattern.compile("```sh\n(.*?)```", Pattern.DOTALL);

    @TempDir
    Path directory;

    @TempDir
    Path scratch;

    @Test
    void everyExampleSucceeds() throws IOException, InterruptedException {
        try (PenstockProcess server = PenstockProcess.penstock(directory)) {
            String url = server.awaitError("Penstock is ready").replaceAll(".*(http:\\S+)", "$1");
            run("owner", "olga@example.com");
            String made = run("token", "olga@example.com", "--scopes", "all");
            String token = made.lines().reduce((first, last) -> last).orElseThrow();
            Path output = scratch.resolve("output");
            ProcessBuilder bash = new ProcessBuilder("bash", "-eux", "-o", "pipefail", "-c", examples())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile());
            bash.environment().put("PENSTOCK", url);
            bash.environment().put("TOKEN", token);
            bash.environment().put("SCRATCH", scratch.toString());
            int code = bash.start().waitFor();
            assertThat(code).as(Files.readString(output)).isZero();
            assertThat(Files.readString(output)).contains("Northwind: 40 licences", "\"outcome\":\"won\"", "Bo Linde");
        }
    }

    private String run(String... arguments) {
        PenstockProcess command = PenstockProcess.penstock(directory, arguments);
        assertThat(command.awaitEnd()).as(command.toString()).isZero();
        return command.output();
    }

    private static String examples() throws IOException {
        return EXAMPLE.matcher(Files.readString(Path.of("docs/api/guide.md")))
                .results()
                .map(found -> found.group(1))
                .collect(Collectors.joining("\n"));
    }
}
