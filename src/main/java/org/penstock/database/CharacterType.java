package org.penstock.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Which characters the embedded database takes for letters. Upper and lower case follow the built-in provider, but pg_trgm,
 * which finds words with typos, still asks the operating system by the database's character type: with "C" it knows no
 * letter outside ASCII and finds nothing written in Cyrillic.
 */
final class CharacterType {
    private static final Logger LOG = LoggerFactory.getLogger(CharacterType.class);

    /** Part of glibc; where a system lacks it, the database is made with plain C and search is exact there. */
    static final String UNICODE = "C.UTF-8";

    static final String PLAIN = "C";

    private static final String ASCII_ONLY =
            "select 1 from pg_database where datname = ? and datctype in ('C', 'POSIX')";

    /** Fails where the operating system has no such locale: a database that names it could not be opened any more. */
    private static final String PROBE = "create collation penstock_probe (provider = libc, locale = '" + UNICODE + "')";

    private static final String CHANGE = "update pg_database set datctype = '" + UNICODE + "' where datname = ?";

    private static final String INDEXES_OF_WORDS = """
            select distinct i.indexrelid::regclass::text
              from pg_index i join pg_opclass o on o.oid = any(i.indclass)
             where o.opcname in ('gin_trgm_ops', 'gist_trgm_ops')""";

    private CharacterType() {}

    /** Whether a database that an earlier version made knows ASCII only. */
    static boolean knowsAsciiOnly(Connection server, String database) throws SQLException {
        try (var found = server.prepareStatement(ASCII_ONLY)) {
            found.setString(1, database);
            try (ResultSet row = found.executeQuery()) {
                return row.next();
            }
        }
    }

    /** Gives such a database the wanted type; those who connect from now on have it. False where this system lacks it. */
    static boolean change(Connection server, String database) throws SQLException {
        try (Statement probe = server.createStatement()) {
            probe.execute(PROBE);
            probe.execute("drop collation penstock_probe");
        } catch (SQLException unknownHere) {
            LOG.warn("This system has no locale {}: words in other alphabets are found only as typed", UNICODE);
            return false;
        }
        try (var change = server.prepareStatement(CHANGE)) {
            change.setString(1, database);
            change.executeUpdate();
        }
        return true;
    }

    /** Indexes of words know only what was a letter when they were made. */
    static void indexWordsAnew(Connection database) throws SQLException {
        List<String> indexes = new ArrayList<>();
        try (Statement statement = database.createStatement()) {
            try (ResultSet rows = statement.executeQuery(INDEXES_OF_WORDS)) {
                while (rows.next()) {
                    indexes.add(rows.getString(1));
                }
            }
            for (String index : indexes) {
                statement.execute("reindex index " + index);
            }
        }
    }
}
