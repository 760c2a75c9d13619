package org.penstock.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.testing.PenstockProcess;

/** What only a server in a process of its own shows. */
class ServerProcessTest {
    private static final Duration STOPS_WITHIN = Duration.ofSeconds(10);

    @TempDir
    Path directory;

    @Test
    void holdsItsDirectoryLetsCommandsInAndStopsWithItsDatabase() {
        try (PenstockProcess server = PenstockProcess.penstock(directory)) {
            String url = server.awaitError("Penstock is ready").replaceAll(".*(http:\\S+)", "$1");
            assertThat(server.awaitError("Set it up here")).contains(url + "/set-up");

            aSecondServerIsRefused(url);
            aCommandJoins(url);

            long before = System.nanoTime();
            server.terminate();
            server.awaitEnd();
            assertThat(Duration.ofNanos(System.nanoTime() - before)).isLessThan(STOPS_WITHIN);
            assertThat(directory.resolve("postgres/postmaster.pid")).doesNotExist();
            assertThat(directory.resolve("logs/penstock.log")).isNotEmptyFile();
            assertThat(server.output()).isEmpty();
        }
    }

    private void aSecondServerIsRefused(String url) {
        PenstockProcess second = PenstockProcess.penstock(directory, "serve");
        assertThat(second.awaitEnd()).isEqualTo(ExitCodes.FAILED);
        assertThat(second.errors())
                .contains("A server runs on", url, "--data-dir")
                .hasLineCount(1);
    }

    private void aCommandJoins(String url) {
        PenstockProcess owner = PenstockProcess.penstock(directory, "owner", "olga@example.com");
        assertThat(owner.awaitEnd()).as(owner.toString()).isZero();
        assertThat(owner.output()).startsWith(url + "/sign-in-links/").hasLineCount(1);
        assertThat(Files.exists(directory.resolve("postgres/postmaster.pid"))).isTrue();
    }
}
