package org.penstock.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.TreeSet;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.database.OldestPostgres;
import org.penstock.testing.PenstockProcess;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A server as those who operate it see it. */
class OperationTest {
    private static final int TRIES_MAX = 40;
    private static final Path LIST = Path.of("docs/operation/metrics.md");

    @TempDir
    Path directory;

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void tellsHealthAndFiguresOnItsOwnPortAndLogsJson() throws Exception {
        Path data = directory.resolve("data");
        try (OldestPostgres postgres = OldestPostgres.start(directory, "C.UTF-8");
                PenstockProcess server = PenstockProcess.penstock(
                        data, "--database-url=" + postgres.url(), "--metrics-port=0", "--log-format=json")) {
            String pages = server.awaitError("Penstock is ready").replaceAll(".*(http:\\S+)", "$1");
            String own = server.awaitError("  health, metrics").replaceAll(".*(http:\\S+)/metrics", "$1");

            probes(own);
            figures(pages, own);
            nothingOfItIsOnThePagesPort(pages);
            theDatabaseGoesAwayAndComesBack(postgres, own);
        }
        everyLineIsAnObject(data.resolve("logs/penstock.log"));
    }

    private void probes(String own) throws Exception {
        assertThat(get(own + "/health").body())
                .contains("\"status\":\"UP\"", "\"database\":{\"status\":\"UP\"}")
                .doesNotContain("postgres");
        assertThat(get(own + "/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get(own + "/health/readiness").statusCode()).isEqualTo(200);
        assertThat(get(own + "/deals").statusCode()).isEqualTo(404);
        assertThat(get(own + "/actuator/env").statusCode()).isEqualTo(404);
        HttpRequest post = HttpRequest.newBuilder(URI.create(own + "/metrics"))
                .POST(HttpRequest.BodyPublishers.ofString("x"))
                .build();
        assertThat(http.send(post, BodyHandlers.discarding()).statusCode()).isEqualTo(405);
    }

    private void figures(String pages, String own) throws Exception {
        get(pages + "/sign-in-links/Zk3bQ9xaaaaaaaaaaBBBBBBBBBBcccccccccc12345AB");
        HttpResponse<String> told = get(own + "/metrics");
        assertThat(told.headers().firstValue("Content-Type")).contains(Exposition.CONTENT_TYPE);
        assertThat(told.body())
                .contains(
                        "penstock_ready 1\n",
                        "uri=\"/sign-in-links/{token}\"",
                        "penstock_sign_in_failures_total{reason=\"wrong\"} 0",
                        "penstock_live_streams 0",
                        "penstock_jobs{state=\"due\",task=\"backup-due\"}",
                        "hikaricp_connections_active{pool=\"penstock\"}",
                        "penstock_backup_last_failed 0",
                        "jvm_memory_used_bytes{area=\"heap\"}")
                .doesNotContain("Zk3bQ9");
        assertThat(told.body().lines().filter(line -> !line.startsWith("#")))
                .allMatch(line -> line.matches("[a-z_]+(\\{[a-z_]+=\"[^\"]*\"(,[a-z_]+=\"[^\"]*\")*})? [-0-9.E]+"));
        theListIsComplete(told.body());
    }

    private static void theListIsComplete(String told) throws IOException {
        var named = new TreeSet<String>();
        Pattern.compile("(?m)^# TYPE (\\S+)").matcher(told).results().forEach(found -> named.add(found.group(1)));
        String list = Files.readString(LIST);
        assertThat(named).hasSizeGreaterThan(15).allMatch(name -> list.contains("`" + name + "`"));
    }

    private void nothingOfItIsOnThePagesPort(String pages) throws Exception {
        for (String path : List.of("/metrics", "/health", "/health/readiness", "/actuator", "/actuator/prometheus")) {
            HttpResponse<String> answer = get(pages + path);
            assertThat(answer.statusCode()).as(path).isNotEqualTo(200);
            assertThat(answer.body()).as(path).doesNotContain("penstock_ready", "\"UP\"");
        }
    }

    private void theDatabaseGoesAwayAndComesBack(OldestPostgres postgres, String own) throws Exception {
        postgres.close();
        assertThat(get(own + "/health/readiness").statusCode()).isEqualTo(503);
        assertThat(get(own + "/health/liveness").statusCode()).isEqualTo(200);
        assertThat(get(own + "/metrics").body())
                .contains("penstock_database_up 0\n", "penstock_ready 0\n", "jvm_memory_used_bytes")
                .doesNotContain("penstock_jobs");
        postgres.start();
        int status = 0;
        for (int tries = 0; tries < TRIES_MAX && status != 200; tries++) {
            status = get(own + "/health/readiness").statusCode();
        }
        assertThat(status).isEqualTo(200);
    }

    private static void everyLineIsAnObject(Path log) throws IOException {
        JsonMapper json = new JsonMapper();
        List<JsonNode> lines =
                Files.readAllLines(log).stream().map(json::readTree).toList();
        assertThat(lines).hasSizeGreaterThan(2).allMatch(line -> line.has("@timestamp") && line.has("message"));
    }

    private HttpResponse<String> get(String url) throws IOException, InterruptedException {
        return http.send(HttpRequest.newBuilder(URI.create(url)).build(), BodyHandlers.ofString());
    }
}
