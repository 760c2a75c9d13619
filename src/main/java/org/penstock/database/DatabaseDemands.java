package org.penstock.database;

import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import javax.sql.DataSource;

/** What a PostgreSQL must be able to do; said at start, not found out later. */
final class DatabaseDemands {
    private static final int VERSION_MIN = 15;

    private DatabaseDemands() {}

    static void verify(DataSource source) {
        try (Connection connection = source.getConnection();
                Statement statement = connection.createStatement()) {
            int version = connection.getMetaData().getDatabaseMajorVersion();
            if (version < VERSION_MIN) {
                throw new DatabaseTrouble("This PostgreSQL is version " + version + "; Penstock needs " + VERSION_MIN
                        + " or newer. Update it, or leave --database-url away to use the embedded one.");
            }
            try (ResultSet lower = statement.executeQuery("select lower('ПОЛЮС') = 'полюс'")) {
                if (!lower.next() || !lower.getBoolean(1)) {
                    throw new DatabaseTrouble(
                            "This database's character type knows ASCII only, so search would miss other letters."
                                    + " Make it anew: create database penstock encoding 'UTF8' locale 'C.UTF-8'"
                                    + " template template0.");
                }
            }
        } catch (SQLException e) {
            throw new DatabaseTrouble("The database can't be reached: " + e.getMessage(), e);
        }
    }
}
