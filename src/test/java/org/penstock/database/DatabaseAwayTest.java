package org.penstock.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.testing.PenstockProcess;

/** A database that goes away and comes back. */
class DatabaseAwayTest {
    private static final int TRIES_MAX = 20;

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void startsItsOwnDatabaseAgainWhenThatIsKilled() throws Exception {
        try (PenstockProcess server = PenstockProcess.penstock(directory)) {
            String url = url(server);
            assertThat(setUp(url).statusCode()).isEqualTo(200);
            Postmaster killed = running().orElseThrow();
            ProcessHandle.of(killed.pid()).orElseThrow().destroyForcibly();

            assertThat(awaitAnswer(url)).isEqualTo(200);
            Postmaster again = running().orElseThrow();
            assertThat(again.pid()).isNotEqualTo(killed.pid());
            assertThat(again.port()).isEqualTo(killed.port());
        }
        assertThat(running()).as("stopped with its server").isEmpty();
    }

    @Test
    void saysThatAnExternalOneIsAwayAndGoesOnWhenItIsBack() throws Exception {
        try (OldestPostgres postgres = OldestPostgres.start(directory, "C.UTF-8");
                PenstockProcess server =
                        PenstockProcess.penstock(directory.resolve("data"), "--database-url=" + postgres.url())) {
            String url = url(server);
            postgres.close();
            HttpResponse<String> away = setUp(url);
            assertThat(away.statusCode()).isEqualTo(503);
            assertThat(away.headers().firstValue("Retry-After")).isPresent();
            assertThat(away.body()).contains("The database is away").doesNotContain("Exception", "Incident");

            postgres.start();
            assertThat(awaitAnswer(url)).isEqualTo(200);
        }
    }

    /** A request waits for the database a while by itself, so few are needed. */
    private int awaitAnswer(String url) throws IOException, InterruptedException {
        int status = 0;
        for (int tries = 0; tries < TRIES_MAX && status != 200; tries++) {
            status = setUp(url).statusCode();
        }
        return status;
    }

    private HttpResponse<String> setUp(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url + "/set-up")).build(), BodyHandlers.ofString());
    }

    private static String url(PenstockProcess server) {
        return server.awaitError("Penstock is ready").replaceAll(".*(http:\\S+)", "$1");
    }

    private Optional<Postmaster> running() {
        return Postmaster.find(DataDirectory.at(directory).cluster());
    }
}
