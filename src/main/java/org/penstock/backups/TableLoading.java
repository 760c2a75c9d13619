package org.penstock.backups;

import java.io.IOException;
import java.io.InputStream;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.postgresql.PGConnection;

/**
 * Fills the tables in one transaction. It needs no more than the owner of the tables may do: foreign keys are taken off
 * and put on again, which proves every one of them, and triggers stay quiet, since what they would keep (sums, counts) is
 * in the backup as well.
 */
final class TableLoading {
    private static final int BUFFER_BYTES = 1 << 16;

    private static final String REFERENCES = """
            select conrelid::regclass::text as table_name, conname as name, pg_get_constraintdef(oid) as definition
              from pg_constraint
             where contype = 'f' and conparentid = 0 and connamespace = current_schema()::text::regnamespace
             order by conname""";

    /** Built once over all rows instead of row by row; those behind a constraint stay, so that COPY still refuses. */
    private static final String INDEXES = """
            select i.indexrelid::regclass::text as name, replace(pg_get_indexdef(i.indexrelid), ' ON ONLY ', ' ON ')
                   as definition
              from pg_index i join pg_class c on c.oid = i.indexrelid
             where c.relnamespace = current_schema()::text::regnamespace and not i.indisunique
               and not c.relispartition
             order by 1""";

    private static final String QUIET_JOBS = """
            update scheduled_tasks set picked = false, picked_by = null, last_heartbeat = null""";

    private static final String VIEWS =
            "select matviewname from pg_matviews where schemaname = current_schema() order by 1";

    private final Connection connection;
    private final BackupArchive archive;
    private final Manifest manifest;
    private final Progress progress;

    TableLoading(Connection connection, BackupArchive archive, Progress progress) {
        this.connection = connection;
        this.archive = archive;
        this.manifest = archive.manifest();
        this.progress = progress;
    }

    private record Part(String table, String name, String definition) {}

    void load() throws SQLException, IOException {
        connection.setAutoCommit(false);
        try {
            fill();
            connection.commit();
        } catch (SQLException | IOException | RuntimeException failed) {
            connection.rollback();
            throw failed;
        } finally {
            connection.setAutoCommit(true);
        }
    }

    private void fill() throws SQLException, IOException {
        Map<String, List<String>> tables = Schema.tables(connection);
        refuseOtherShape(tables);
        run("set local statement_timeout = 0; set local lock_timeout = 0; set local synchronous_commit = on");
        run("truncate " + tables.keySet().stream().map(Schema::quoted).collect(Collectors.joining(", ")) + " cascade");
        List<Part> references = parts(REFERENCES);
        List<Part> indexes = parts(INDEXES);
        for (Part reference : references) {
            run("alter table " + reference.table() + " drop constraint " + Schema.quoted(reference.name()));
        }
        for (Part index : indexes) {
            run("drop index " + index.name());
        }
        triggers(tables.keySet(), "disable");
        partitions();
        rows();
        for (Part index : indexes) {
            run(index.definition());
        }
        for (Part reference : references) {
            run("alter table " + reference.table() + " add constraint " + Schema.quoted(reference.name()) + " "
                    + reference.definition());
        }
        triggers(tables.keySet(), "enable");
        counters();
        if (tables.containsKey("scheduled_tasks")) {
            run(QUIET_JOBS);
        }
        for (String view : names(VIEWS)) {
            run("refresh materialized view " + Schema.quoted(view));
        }
    }

    /** The migrations have just made the tables of the backup's versions, so they fit unless the backup lies about them. */
    private void refuseOtherShape(Map<String, List<String>> tables) {
        Set<String> missing = new HashSet<>(tables.keySet());
        missing.removeAll(Schema.LEFT_OUT);
        for (Manifest.Table table : manifest.tables()) {
            missing.remove(table.name());
            if (!Set.copyOf(tables.getOrDefault(table.name(), List.of())).equals(Set.copyOf(table.columns()))) {
                throw new BackupTrouble(
                        "The backup's table " + table.name() + " is not as its version had it. It was made"
                                + " by a changed program; restore it with that one.");
            }
        }
        if (!missing.isEmpty()) {
            throw new BackupTrouble("The backup lacks the tables " + String.join(", ", missing)
                    + ". It was made by a changed program; restore it with that one.");
        }
    }

    private void triggers(Set<String> tables, String turn) throws SQLException {
        for (String table : tables) {
            run("alter table " + Schema.quoted(table) + " " + turn + " trigger user");
        }
    }

    private void partitions() throws SQLException {
        Set<String> present = new HashSet<>();
        Schema.partitions(connection).forEach(partition -> present.add(partition.name()));
        for (Manifest.Partition partition : manifest.partitions()) {
            if (present.add(partition.name())) {
                run("create table %s partition of %s for values from ('%s') to ('%s')"
                        .formatted(
                                Schema.quoted(partition.name()),
                                Schema.quoted(partition.parent()),
                                partition.from(),
                                partition.until()));
            }
        }
    }

    private void rows() throws SQLException, IOException {
        long done = 0;
        for (Manifest.Table table : manifest.tables()) {
            String sql = "copy %s (%s) from stdin"
                    .formatted(Schema.quoted(table.name()), BackupWriter.list(table.columns()));
            try (InputStream in = archive.stream(table.entry())) {
                long rows = connection.unwrap(PGConnection.class).getCopyAPI().copyIn(sql, in, BUFFER_BYTES);
                if (rows != table.rows()) {
                    throw new BackupTrouble("The table " + table.name() + " took " + rows + " rows of " + table.rows());
                }
            }
            done += table.rows();
            if (!progress.at(done, manifest.rows())) {
                throw new BackupTrouble("The restore was cancelled. Nothing was changed.");
            }
        }
    }

    private void counters() throws SQLException {
        Map<String, Long> known = new HashMap<>(manifest.sequences());
        for (Map.Entry<String, Long> counter : known.entrySet()) {
            try (PreparedStatement statement = connection.prepareStatement("select setval(?::regclass, ?)")) {
                statement.setString(1, Schema.quoted(counter.getKey()));
                statement.setLong(2, counter.getValue());
                statement.execute();
            }
        }
    }

    private List<Part> parts(String sql) throws SQLException {
        List<Part> parts = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            boolean ofTable = row.getMetaData().getColumnCount() > 2;
            while (row.next()) {
                parts.add(new Part(
                        ofTable ? row.getString("table_name") : "",
                        row.getString("name"),
                        row.getString("definition")));
            }
        }
        return parts;
    }

    private List<String> names(String sql) throws SQLException {
        List<String> names = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            while (row.next()) {
                names.add(row.getString(1));
            }
        }
        return names;
    }

    private void run(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
