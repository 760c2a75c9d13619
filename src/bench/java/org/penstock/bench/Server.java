package org.penstock.bench;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** The packaged product as {@code bin/penstock} starts it, on a data directory of its own. */
final class Server implements AutoCloseable {
    private static final int STOP_SECONDS_MAX = 30;

    private final Process process;
    private final Path data;
    private final int port;

    /** From the command to the first whole page. */
    final double startSeconds;

    Server(Path home, Path data, Path flightRecording) throws IOException {
        long begun = System.nanoTime();
        ProcessBuilder builder = new ProcessBuilder(
                home.resolve("bin/penstock").toString(), "serve", "--port", "0", "--data-dir", data.toString());
        builder.environment().keySet().removeIf(name -> name.startsWith("PENSTOCK_") && !name.equals("PENSTOCK_JAVA_HOME"));
        builder.environment().put("PENSTOCK_API_RATE", "0");
        if (flightRecording != null) {
            builder.environment()
                    .put("PENSTOCK_JAVA_OPTIONS", "-XX:StartFlightRecording:settings=profile,filename=" + flightRecording);
        }
        this.process = builder.redirectOutput(ProcessBuilder.Redirect.DISCARD).start();
        this.data = data;
        this.port = awaitPort();
        try (Http http = new Http(port, "")) {
            int status = http.send(Http.Request.get("/sign-in")).status();
            if (status != 200 && status != 302 && status != 303) {
                throw new IOException("The first page answered " + status);
            }
        }
        this.startSeconds = (System.nanoTime() - begun) / 1e9;
    }

    private int awaitPort() throws IOException {
        BufferedReader errors =
                new BufferedReader(new InputStreamReader(process.getErrorStream(), StandardCharsets.UTF_8));
        StringBuilder said = new StringBuilder();
        for (String line = errors.readLine(); line != null; line = errors.readLine()) {
            said.append(line).append('\n');
            if (line.startsWith("Penstock is ready")) {
                Thread.ofVirtual().start(() -> drain(errors));
                return Integer.parseInt(line.replaceAll(".*:(\\d+).*", "$1"));
            }
        }
        throw new IOException("The server did not start:\n" + said);
    }

    private static void drain(BufferedReader errors) {
        try {
            while (errors.readLine() != null) {}
        } catch (IOException stopped) {
            // The server is gone, and nobody asks what it said.
        }
    }

    int port() {
        return port;
    }

    List<Long> pids() {
        return List.of(process.pid());
    }

    List<Long> databasePids() throws IOException {
        return Processes.tree(Long.parseLong(postmaster().getFirst().strip()));
    }

    String url() throws IOException {
        return "jdbc:postgresql://127.0.0.1:" + postmaster().get(3).strip() + "/penstock";
    }

    String password() throws IOException {
        try (var files = Files.list(data)) {
            Path file = files.filter(one -> one.getFileName().toString().contains("password"))
                    .findFirst()
                    .orElseThrow();
            return Files.readString(file).strip();
        }
    }

    Connection connect() throws IOException, SQLException {
        return DriverManager.getConnection(url(), "penstock", password());
    }

    private List<String> postmaster() throws IOException {
        return Files.readAllLines(data.resolve("postgres/postmaster.pid"));
    }

    @Override
    public void close() throws Exception {
        process.destroy();
        if (!process.waitFor(STOP_SECONDS_MAX, TimeUnit.SECONDS)) {
            process.destroyForcibly();
        }
    }
}
