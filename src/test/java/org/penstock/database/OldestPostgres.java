package org.penstock.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.MalformedURLException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.URL;
import java.nio.file.Path;

/** The oldest PostgreSQL that Penstock accepts by URL, without a password; the build puts its binaries into target/. */
public final class OldestPostgres implements AutoCloseable {
    private static final Path JAR = Path.of("target", "postgres-oldest.jar").toAbsolutePath();

    private final PostgresProgram program;
    private final String cluster;
    private final int port;

    private OldestPostgres(PostgresProgram program, String cluster, int port) {
        this.program = program;
        this.cluster = cluster;
        this.port = port;
    }

    public static OldestPostgres start(Path directory, String locale) throws IOException {
        Unprivileged unprivileged = Unprivileged.choose(DataDirectory.at(directory.resolve("unused")));
        PostgresProgram program =
                new PostgresProgram(PostgresBinaries.unpack(archive(), directory.resolve("binaries")), unprivileged);
        String cluster = directory.resolve("cluster").toString();
        program.require(
                "initdb", "initdb", "-D", cluster, "-U", "tester", "-A", "trust", "-E", "UTF8", "--locale=" + locale);
        OldestPostgres postgres = new OldestPostgres(program, cluster, freePort());
        postgres.start();
        return postgres;
    }

    /** Where it was before, after {@link #close}. */
    public void start() {
        String settings = "-c fsync=off -c listen_addresses=127.0.0.1 -c unix_socket_directories='' -c port=" + port;
        program.require("pg_ctl", "pg_ctl", "start", "-D", cluster, "-w", "-s", "-o", settings, "-l", cluster + ".log");
    }

    /** As people write it, not as Java does. */
    public String url() {
        return "postgres://tester@127.0.0.1:" + port + "/postgres";
    }

    @Override
    public void close() {
        program.run("pg_ctl", "stop", "-D", cluster, "-m", "immediate", "-s");
    }

    private static URL archive() throws MalformedURLException {
        return URI.create("jar:" + JAR.toUri() + "!/" + PostgresBinaries.archive())
                .toURL();
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
