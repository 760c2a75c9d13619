package org.penstock.bench;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Learns from the database's own log which statements a request of the product runs, so that the comparison can't drift
 * from the product.
 */
final class Recorder {
    private static final Pattern ENTRY = Pattern.compile("^\\d{4}-\\d\\d-\\d\\d \\S+ \\S+ \\[(\\d+)] (\\w+): +(.*)$", Pattern.DOTALL);
    private static final Pattern EXECUTE = Pattern.compile("^execute [^:]+: (.*)$", Pattern.DOTALL);
    private static final Pattern PARAMETER = Pattern.compile("\\$(\\d+) = (NULL|'((?:[^']++|'')*+)')");
    private static final Pattern BACKGROUND = Pattern.compile("scheduled_tasks|pg_stat|LISTEN|SHOW |SET |deal_course|account_session set");

    private static final Set<String> FRAME = Set.of("BEGIN", "BEGIN READ ONLY", "COMMIT", "ROLLBACK");

    /** For sessions that begin from now on; the log is the only thing that changes. */
    static final List<String> ON = List.of(
            "alter database penstock set log_statement = 'all'",
            "alter database penstock set log_error_verbosity = 'default'");

    static final List<String> OFF = List.of(
            "alter database penstock reset log_statement",
            "alter database penstock reset log_error_verbosity",
            "select pg_terminate_backend(pid) from pg_stat_activity where datname = 'penstock' and pid <> pg_backend_pid()");

    private final Path logs;

    Recorder(Path logs) {
        this.logs = logs;
    }

    /** A statement with its parameters as texts; null is null. */
    record Statement(String sql, List<String> parameters) implements java.io.Serializable {}

    interface Action {
        void run() throws Exception;
    }

    List<Statement> record(Action action) throws Exception {
        Path log = newest();
        long before = Files.size(log);
        action.run();
        Thread.sleep(300); // the collector writes a moment later
        byte[] all = Files.readAllBytes(log);
        return parse(new String(all, (int) before, (int) (all.length - before), StandardCharsets.UTF_8));
    }

    private Path newest() throws IOException {
        try (Stream<Path> files = Files.list(logs)) {
            return files.filter(file -> file.getFileName().toString().matches("postgres-\\w{3}\\.log"))
                    .max(Comparator.comparing(file -> file.toFile().lastModified()))
                    .orElseThrow();
        }
    }

    static List<Statement> parse(String text) {
        List<Statement> found = new ArrayList<>();
        List<String> sessions = new ArrayList<>();
        for (String entry : text.split("\n(?=\\d{4}-\\d\\d-\\d\\d )")) {
            Matcher parts = ENTRY.matcher(entry.strip());
            if (!parts.matches()) {
                continue;
            }
            String said = parts.group(3).replace("\n\t", "\n");
            Matcher execute = EXECUTE.matcher(said);
            if (parts.group(2).equals("LOG") && execute.matches()) {
                found.add(new Statement(execute.group(1), List.of()));
                sessions.add(parts.group(1));
            } else if (parts.group(2).equals("DETAIL") && !found.isEmpty()) {
                found.set(found.size() - 1, new Statement(found.getLast().sql(), parameters(said)));
            }
        }
        return ofRequests(found, sessions);
    }

    /** Without background work, and without the beginnings and ends of transactions in which nothing else happened. */
    private static List<Statement> ofRequests(List<Statement> found, List<String> sessions) {
        Set<String> serving = new HashSet<>();
        for (int i = 0; i < found.size(); i++) {
            if (matters(found.get(i)) && !FRAME.contains(found.get(i).sql())) {
                serving.add(sessions.get(i));
            }
        }
        List<Statement> kept = new ArrayList<>();
        for (int i = 0; i < found.size(); i++) {
            if (serving.contains(sessions.get(i)) && matters(found.get(i))) {
                kept.add(found.get(i));
            }
        }
        return kept;
    }

    private static boolean matters(Statement statement) {
        return !BACKGROUND.matcher(statement.sql()).find();
    }

    private static List<String> parameters(String detail) {
        List<String> values = new ArrayList<>();
        Matcher each = PARAMETER.matcher(detail);
        while (each.find()) {
            values.add(each.group(3) == null ? null : each.group(3).replace("''", "'"));
        }
        return values;
    }

    static void all(Connection connection, List<String> statements) throws SQLException {
        try (var statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        }
    }
}
