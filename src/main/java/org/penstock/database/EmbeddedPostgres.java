package org.penstock.database;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * An embedded PostgreSQL that may hold a company's only copy of its business: durable, with a password, on loopback. It
 * runs as a process of its own, so it outlives a killed server; the next start finds it and takes it over.
 */
public final class EmbeddedPostgres implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedPostgres.class);
    private static final String USER = "penstock";
    private static final String DATABASE = "penstock";

    /** How long the database may take to stop before it is told to drop what it does. */
    private static final int STOP_SECONDS_MAX = 3;

    private static final int START_SECONDS_MAX = 60;

    private final DataDirectory directory;
    private final PostgresProgram program;
    private final ProcessLock use;
    private final String password;
    private final int port;
    private final List<String> extraSettings;
    private final AtomicBoolean left = new AtomicBoolean();

    private EmbeddedPostgres(
            DataDirectory directory,
            PostgresProgram program,
            ProcessLock use,
            String password,
            int port,
            List<String> extraSettings) {
        this.directory = directory;
        this.program = program;
        this.use = use;
        this.password = password;
        this.port = port;
        this.extraSettings = List.copyOf(extraSettings);
    }

    /** Joins the database of the directory; starts it when nobody has, takes over one that was left behind. */
    public static EmbeddedPostgres join(DataDirectory directory, List<String> extraSettings) {
        try (ProcessLock launching = ProcessLock.await(directory.lock("launch"), false)) {
            ProcessLock use = ProcessLock.attempt(directory.lock("users"), true)
                    .orElseThrow(() -> new DatabaseTrouble("The database of " + directory.root()
                            + " is being taken away by another process. Try again in a moment."));
            try {
                Unprivileged unprivileged = Unprivileged.choose(directory);
                Path binaries = PostgresBinaries.unpack(directory.binaries());
                unprivileged.give(binaries);
                PostgresProgram program = new PostgresProgram(binaries, unprivileged);
                String password = password(directory);
                if (!Files.exists(directory.cluster().resolve("PG_VERSION"))) {
                    initialise(directory, program, unprivileged);
                }
                int port = Postmaster.awaitSettled(directory.cluster())
                        .orElseGet(() -> start(directory, program, extraSettings, port(directory)));
                createDatabase(directory, port);
                return new EmbeddedPostgres(directory, program, use, password, port, extraSettings);
            } catch (RuntimeException e) {
                use.close();
                throw e;
            }
        }
    }

    public String jdbcUrl() {
        return "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
    }

    public String user() {
        return USER;
    }

    public String password() {
        return password;
    }

    boolean isRunning() {
        return Postmaster.find(directory.cluster()).isPresent();
    }

    /**
     * Starts the database again where it was, after its process has died; committed work is all there, since it is
     * durable. Returns at once when we have left or somebody else has started it already.
     */
    void revive() {
        try (ProcessLock launching = ProcessLock.await(directory.lock("launch"), false)) {
            if (left.get()) {
                return;
            }
            int found = Postmaster.awaitSettled(directory.cluster())
                    .orElseGet(() -> start(directory, program, extraSettings, port));
            if (found != port) {
                throw new DatabaseTrouble("The database came back on port " + found + " while this process knows it on "
                        + port + ". Restart Penstock.");
            }
        }
    }

    /** Leaves; the last one to leave stops the database. Leaving twice is leaving once. */
    @Override
    public void close() {
        if (left.getAndSet(true)) {
            return;
        }
        try (ProcessLock launching = ProcessLock.await(directory.lock("launch"), false)) {
            use.close();
            Optional<ProcessLock> alone = ProcessLock.attempt(directory.lock("users"), false);
            if (alone.isEmpty()) {
                return;
            }
            try (ProcessLock nobodyElse = alone.get()) {
                stop();
            }
        }
    }

    private void stop() {
        String cluster = directory.cluster().toString();
        int quick = program.run(
                "pg_ctl", "stop", "-D", cluster, "-m", "fast", "-w", "-s", "-t", String.valueOf(STOP_SECONDS_MAX));
        if (quick != 0 && Postmaster.find(directory.cluster()).isPresent()) {
            LOG.warn(
                    "The database did not stop in {} s and is stopped hard; it recovers at the next start",
                    STOP_SECONDS_MAX);
            program.run("pg_ctl", "stop", "-D", cluster, "-m", "immediate", "-s", "-t", "1");
        }
    }

    private static void initialise(DataDirectory directory, PostgresProgram program, Unprivileged unprivileged) {
        Path cluster = directory.cluster();
        // Into a directory beside it first: a start that is interrupted leaves no half cluster behind.
        Path half = directory.root().resolve("postgres.new");
        unprivileged.give(directory.password());
        empty(half, unprivileged);
        if (program.run(initdb(directory, half, CharacterType.UNICODE)) != 0) {
            empty(half, unprivileged);
            program.require(
                    "The database can't be set up in " + directory.root(),
                    initdb(directory, half, CharacterType.PLAIN));
        }
        try {
            Files.move(half, cluster);
        } catch (IOException e) {
            throw new DatabaseTrouble("The database can't be put to " + cluster + ": " + e.getMessage(), e);
        }
        LOG.info("Made a new database in {}", cluster);
    }

    private static void empty(Path half, Unprivileged unprivileged) {
        PostgresProgram.delete(half);
        unprivileged.prepare(half);
    }

    private static String[] initdb(DataDirectory directory, Path into, String characterType) {
        return new String[] {
            "initdb",
            "-D",
            into.toString(),
            "-U",
            USER,
            "--pwfile=" + directory.password(),
            "--auth=scram-sha-256",
            "--encoding=UTF8",
            "--locale=C",
            "--lc-ctype=" + characterType,
            "--locale-provider=builtin",
            "--builtin-locale=C.UTF-8"
        };
    }

    /** Where a database that was killed stood, for whoever still knows it there; else any free one. */
    private static int port(DataDirectory directory) {
        return Postmaster.lastPort(directory.cluster())
                .filter(EmbeddedPostgres::free)
                .orElseGet(EmbeddedPostgres::freePort);
    }

    private static int start(DataDirectory directory, PostgresProgram program, List<String> extraSettings, int port) {
        Postmaster.dropStale(directory.cluster());
        List<String> settings = new ArrayList<>(List.of(
                "port=" + port,
                "listen_addresses=127.0.0.1",
                "unix_socket_directories=''",
                "fsync=on",
                "synchronous_commit=on",
                "full_page_writes=on",
                "shared_buffers=128MB",
                "effective_cache_size=512MB",
                "work_mem=8MB",
                "maintenance_work_mem=64MB",
                "max_connections=120",
                "random_page_cost=1.1",
                "jit=off",
                "timezone=UTC",
                "log_timezone=UTC",
                "logging_collector=on",
                "log_directory=" + directory.logs(),
                "log_filename=postgres-%a.log",
                "log_truncate_on_rotation=on",
                "log_rotation_age=1d",
                "log_rotation_size=0",
                "log_statement=none",
                "log_error_verbosity=terse"));
        settings.addAll(extraSettings);
        String options = "-c " + String.join(" -c ", settings);
        program.require(
                "The database in " + directory.cluster() + " does not start; see " + directory.logs(),
                "pg_ctl",
                "start",
                "-D",
                directory.cluster().toString(),
                "-o",
                options,
                "-l",
                directory.logs().resolve("postgres-start.log").toString(),
                "-w",
                "-s",
                "-t",
                String.valueOf(START_SECONDS_MAX));
        return port;
    }

    private static void createDatabase(DataDirectory directory, int port) {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/postgres";
        try (var connection = java.sql.DriverManager.getConnection(url, USER, password(directory));
                var statement = connection.createStatement();
                var found = statement.executeQuery("select 1 from pg_database where datname = '" + DATABASE + "'")) {
            if (!found.next()) {
                connection.createStatement().execute("create database " + DATABASE);
            } else if (CharacterType.knowsAsciiOnly(connection, DATABASE)
                    && CharacterType.change(connection, DATABASE)) {
                indexWordsAnew(directory, port);
            }
        } catch (java.sql.SQLException e) {
            throw new DatabaseTrouble("The database started but does not answer: " + e.getMessage(), e);
        }
    }

    private static void indexWordsAnew(DataDirectory directory, int port) throws java.sql.SQLException {
        String url = "jdbc:postgresql://127.0.0.1:" + port + "/" + DATABASE;
        try (var connection = java.sql.DriverManager.getConnection(url, USER, password(directory))) {
            CharacterType.indexWordsAnew(connection);
        }
    }

    private static String password(DataDirectory directory) {
        try {
            Path file = directory.password();
            if (!Files.exists(file)) {
                byte[] random = new byte[24];
                new SecureRandom().nextBytes(random);
                Files.createFile(
                        file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
                Files.writeString(file, HexFormat.of().formatHex(random));
            }
            return Files.readString(file).strip();
        } catch (IOException e) {
            throw new DatabaseTrouble("The database's password can't be kept: " + e.getMessage(), e);
        }
    }

    private static boolean free(int port) {
        try (ServerSocket socket = new ServerSocket(port, 1, InetAddress.getLoopbackAddress())) {
            return socket.isBound();
        } catch (IOException taken) {
            return false;
        }
    }

    private static int freePort() {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        } catch (IOException e) {
            throw new DatabaseTrouble("No free port for the database: " + e.getMessage(), e);
        }
    }
}
