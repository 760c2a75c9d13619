package org.penstock.operation;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.stereotype.Component;

/**
 * Whether the database answers, asked over a connection of its own: a pool that is busy is no database that is away, and a
 * probe must not wait as long as a request may.
 */
@Component
@ConditionalOnProperty("penstock.metrics-port")
class DatabaseProbe implements AutoCloseable {
    private static final int SECONDS_MAX = 2;
    private static final Logger LOG = LoggerFactory.getLogger(DatabaseProbe.class);

    private final HikariDataSource pool;
    private @Nullable Connection connection;

    DatabaseProbe(HikariDataSource pool) {
        this.pool = pool;
    }

    synchronized boolean answers() {
        try {
            Connection kept = connection;
            if (kept != null && kept.isValid(SECONDS_MAX)) {
                return true;
            }
            close();
            connection = open();
            return true;
        } catch (SQLException away) {
            LOG.debug("The database does not answer", away);
            return false;
        }
    }

    private Connection open() throws SQLException {
        Properties properties = new Properties();
        put(properties, "user", pool.getUsername());
        put(properties, "password", pool.getPassword());
        properties.setProperty("ApplicationName", "penstock-health");
        properties.setProperty("connectTimeout", String.valueOf(SECONDS_MAX));
        properties.setProperty("socketTimeout", String.valueOf(SECONDS_MAX));
        properties.setProperty("loginTimeout", String.valueOf(SECONDS_MAX));
        return DriverManager.getConnection(pool.getJdbcUrl(), properties);
    }

    /** Where the URL holds user and password itself, the pool knows none. */
    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    @Override
    public synchronized void close() {
        Connection kept = connection;
        connection = null;
        if (kept != null) {
            try {
                kept.close();
            } catch (SQLException gone) {
                LOG.debug("The connection of the probe was gone already", gone);
            }
        }
    }
}
