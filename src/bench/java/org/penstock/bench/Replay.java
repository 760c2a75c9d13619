package org.penstock.bench;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Runs recorded statements again on a connection of its own: each time with new ids, and for another deal. */
final class Replay {
    private static final Pattern PLACE = Pattern.compile("\\$(\\d+)");
    private static final Pattern MOMENT = Pattern.compile("\\d{4}-\\d\\d-\\d\\d \\d\\d:\\d\\d:\\d\\d(\\.\\d+)?[+-]\\d\\d(:\\d\\d)?");
    private static final DateTimeFormatter WRITTEN = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-MM-dd HH:mm:ss")
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 6, true)
            .appendOffset("+HH:mm", "+00")
            .toFormatter();

    /** What lies so close before the latest moment of a recording was the time of the recording. */
    private static final Duration RECORDING_MAX = Duration.ofSeconds(10);

    private static final Pattern INSERT = Pattern.compile("^\\s*insert into", Pattern.CASE_INSENSITIVE);

    /** Where a statement that does several things at once gives a row its id. */
    private static final Pattern ID_GIVEN =
            Pattern.compile("insert into \\w+ \\(id\\b[^)]*\\)\\s*(?:values\\s*\\(|select)\\s*\\$(\\d+)", Pattern.CASE_INSENSITIVE);

    private final Connection connection;
    private final List<Recorder.Statement> statements;
    private final UUID recorded;
    private final List<UUID> deals;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final List<String> fresh = new ArrayList<>();
    private final Set<String> moments;

    /**
     * @param recorded the deal of the recording; null when the deal does not matter or is made by the statements
     * @param deals those that take its place
     */
    Replay(Connection connection, List<Recorder.Statement> statements, UUID recorded, List<UUID> deals) {
        this.connection = connection;
        this.statements = statements;
        this.recorded = recorded;
        this.deals = deals;
        for (Recorder.Statement statement : statements) {
            if (INSERT.matcher(statement.sql()).find() && !statement.parameters().isEmpty()) {
                fresh(statement.parameters().getFirst());
            } else {
                ID_GIVEN.matcher(statement.sql()).results().forEach(
                        id -> fresh(statement.parameters().get(Integer.parseInt(id.group(1)) - 1)));
            }
        }
        this.moments = moments(statements);
    }

    private void fresh(String id) {
        if (id != null && id.length() == 36 && !id.equals(String.valueOf(recorded))) {
            fresh.add(id);
        }
    }

    /** The recorded times of the change itself; each run has its own, or a deal would leave a stage before it came. */
    private static Set<String> moments(List<Recorder.Statement> statements) {
        Set<String> all = statements.stream()
                .flatMap(statement -> statement.parameters().stream())
                .filter(value -> value != null && MOMENT.matcher(value).matches())
                .collect(Collectors.toSet());
        Instant latest = all.stream().map(Replay::instant).max(Comparator.naturalOrder()).orElse(Instant.MIN);
        all.removeIf(value -> instant(value).isBefore(latest.minus(RECORDING_MAX)));
        return all;
    }

    private static Instant instant(String moment) {
        return OffsetDateTime.parse(moment, WRITTEN).toInstant();
    }

    interface Rows {
        void row(ResultSet row, int columns) throws SQLException;
    }

    void run(Rows rows) throws SQLException {
        Map<String, String> instead = new HashMap<>();
        fresh.forEach(id -> instead.put(id, UUID.randomUUID().toString()));
        if (recorded != null) {
            UUID other = deals.get(ThreadLocalRandom.current().nextInt(deals.size()));
            instead.put(recorded.toString(), other.toString());
        }
        String now = WRITTEN.format(Instant.now().atOffset(ZoneOffset.UTC));
        moments.forEach(moment -> instead.put(moment, now));
        for (Recorder.Statement statement : statements) {
            switch (statement.sql()) {
                case "BEGIN", "BEGIN READ ONLY" -> connection.setAutoCommit(false);
                case "COMMIT", "ROLLBACK" -> commit();
                default -> run(statement, instead, rows);
            }
        }
        commit();
    }

    private void commit() throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.commit();
            connection.setAutoCommit(true);
        }
    }

    private void run(Recorder.Statement statement, Map<String, String> instead, Rows rows) throws SQLException {
        PreparedStatement ready = prepared.get(statement.sql());
        Places places = Places.of(statement.sql());
        if (ready == null) {
            ready = connection.prepareStatement(places.sql());
            prepared.put(statement.sql(), ready);
        }
        for (int i = 0; i < places.numbers().length; i++) {
            String value = statement.parameters().get(places.numbers()[i] - 1);
            ready.setObject(i + 1, replaced(value, instead), Types.OTHER);
        }
        if (ready.execute()) {
            try (ResultSet result = ready.getResultSet()) {
                int columns = result.getMetaData().getColumnCount();
                while (result.next()) {
                    rows.row(result, columns);
                }
            }
        }
    }

    private static String replaced(String value, Map<String, String> instead) {
        String now = value == null ? null : instead.get(value);
        if (now != null) {
            return now;
        }
        if (value == null || value.length() < 36 || instead.isEmpty()) {
            return value;
        }
        now = value;
        for (Map.Entry<String, String> pair : instead.entrySet()) {
            now = now.replace(pair.getKey(), pair.getValue());
        }
        return now;
    }

    /** PostgreSQL's own numbered places as JDBC has them. */
    private record Places(String sql, int[] numbers) {
        private static final Map<String, Places> KNOWN = new java.util.concurrent.ConcurrentHashMap<>();

        static Places of(String sql) {
            return KNOWN.computeIfAbsent(sql, Places::read);
        }

        private static Places read(String sql) {
            List<Integer> numbers = new ArrayList<>();
            Matcher places = PLACE.matcher(sql);
            String jdbc = places.replaceAll(place -> {
                numbers.add(Integer.parseInt(place.group(1)));
                return "?";
            });
            return new Places(jdbc, numbers.stream().mapToInt(Integer::intValue).toArray());
        }
    }
}
