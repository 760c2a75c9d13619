package org.penstock.backups;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.backups.Manifest.Partition;

/** What the connected database holds, by its own catalogue: it depends on nothing that the program believes of it. */
final class Schema {
    /**
     * Tables whose rows stay behind. Sessions and links are the keys of a moment: a link that was used after the backup
     * would open a second time, a session that was ended would live on, and so it is with what passkeys are to sign. Backups
     * belong to the machine they lie on.
     */
    static final Set<String> LEFT_OUT = Set.of(
            "account_session",
            "sign_in_link",
            "password_link",
            "passkey_challenge",
            "sign_in_attempt",
            "set_up_token",
            "backup_run");

    /** Is there while a restore is under way, so that a half restored database is known for one. */
    static final String MARK = "penstock_restore";

    private static final String HISTORY = "flyway_schema_history";
    private static final String ROOT = "__root";

    private static final String TABLES = """
            select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
              from pg_class c
              join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
             where c.relnamespace = current_schema()::text::regnamespace and c.relkind in ('r', 'p')
               and not c.relispartition
               and not exists (select 1 from pg_depend d where d.objid = c.oid and d.deptype = 'e')
             group by c.relname order by c.relname""";

    private static final String PARTITIONS = """
            select c.relname as name, p.relname as parent, pg_get_expr(c.relpartbound, c.oid) as bound
              from pg_class c join pg_inherits i on i.inhrelid = c.oid join pg_class p on p.oid = i.inhparent
             where c.relispartition and c.relkind = 'r' and c.relnamespace = current_schema()::text::regnamespace
             order by c.relname""";

    private static final String SEQUENCES = """
            select sequencename, last_value from pg_sequences
             where schemaname = current_schema() and last_value is not null order by 1""";

    private static final String ROWS_ABOUT = """
            select coalesce(sum(greatest(reltuples, 0)), 0)::bigint from pg_class
             where relnamespace = current_schema()::text::regnamespace and relkind = 'r'""";

    private static final String VERSIONS = "select version from %s where success and version is not null";

    private static final Pattern MONTH =
            Pattern.compile("FOR VALUES FROM \\('([0-9 :+-]{10,40})'\\) TO \\('([0-9 :+-]{10,40})'\\)");

    private Schema() {}

    /** Columns of each table, without those that the database computes by itself. */
    static Map<String, List<String>> tables(Connection connection) throws SQLException {
        Map<String, List<String>> tables = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(TABLES)) {
            while (row.next()) {
                String name = row.getString("name");
                if (!name.startsWith(HISTORY) && !name.equals(MARK)) {
                    tables.put(name, List.of((String[]) row.getArray("columns").getArray()));
                }
            }
        }
        return tables;
    }

    /** Those cut by time; other kinds are made by migrations and stay as they are. */
    static List<Partition> partitions(Connection connection) throws SQLException {
        List<Partition> partitions = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(PARTITIONS)) {
            while (row.next()) {
                Matcher month = MONTH.matcher(row.getString("bound"));
                if (month.matches()) {
                    partitions.add(new Partition(
                            row.getString("name"), row.getString("parent"), month.group(1), month.group(2)));
                }
            }
        }
        return partitions;
    }

    static Map<String, Long> sequences(Connection connection) throws SQLException {
        Map<String, Long> sequences = new TreeMap<>();
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(SEQUENCES)) {
            while (row.next()) {
                sequences.put(row.getString(1), row.getLong(2));
            }
        }
        return sequences;
    }

    /** The highest migration of each module; empty in a database that Penstock has never seen. */
    static Map<String, String> versions(Connection connection) throws SQLException {
        Map<String, String> versions = new TreeMap<>();
        for (String table : histories(connection)) {
            String highest = null;
            try (Statement statement = connection.createStatement();
                    ResultSet row = statement.executeQuery(VERSIONS.formatted(quoted(table)))) {
                while (row.next()) {
                    highest = Migrations.higher(highest, row.getString(1));
                }
            }
            if (highest != null) {
                versions.put(module(table), highest);
            }
        }
        return versions;
    }

    private static List<String> histories(Connection connection) throws SQLException {
        List<String> found = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(
                "select tablename from pg_tables where schemaname = current_schema() and tablename like ? order by"
                        + " 1")) {
            statement.setString(1, HISTORY.replace("_", "\\_") + "%");
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    found.add(row.getString(1));
                }
            }
        }
        return found;
    }

    private static String module(String history) {
        return history.equals(HISTORY) ? ROOT : history.substring(HISTORY.length() + 1);
    }

    static boolean has(Connection connection, String table) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("select to_regclass(?) is not null")) {
            statement.setString(1, quoted(table));
            try (ResultSet row = statement.executeQuery()) {
                return row.next() && row.getBoolean(1);
            }
        }
    }

    static long rowsAbout(Connection connection) throws SQLException {
        return number(connection, ROWS_ABOUT);
    }

    static long number(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getLong(1) : 0;
        }
    }

    static @Nullable String text(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? row.getString(1) : null;
        }
    }

    static String quoted(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }
}
