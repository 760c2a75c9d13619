package org.penstock.live;

import com.zaxxer.hikari.HikariDataSource;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Properties;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGConnection;
import org.postgresql.PGNotification;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.context.WebServerInitializedEvent;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/**
 * Hears what the nodes tell each other, by one connection of its own beside the pool, as long as the server runs. Where it
 * breaks it comes back, ever more slowly, and then every page looks anew.
 */
@Component
class LiveListener {
    private static final Duration LISTEN = Duration.ofSeconds(20);
    private static final Duration RETRY_FIRST = Duration.ofMillis(250);
    private static final Duration RETRY_MAX = Duration.ofSeconds(15);
    private static final int ALIVE_SECONDS = 3;
    private static final Logger log = LoggerFactory.getLogger(LiveListener.class);

    private final HikariDataSource pool;
    private final LiveStreams streams;
    private volatile boolean stopped;
    private volatile @Nullable Connection connection;

    LiveListener(HikariDataSource pool, LiveStreams streams) {
        this.pool = pool;
        this.streams = streams;
    }

    /** Commands beside a server have no web server and need not listen. */
    @EventListener(WebServerInitializedEvent.class)
    void start() {
        Thread.ofVirtual().name("live-listener").start(this::run);
    }

    @EventListener(ContextClosedEvent.class)
    void stop() {
        stopped = true;
        streams.endAll();
        close();
    }

    private void run() {
        Duration retry = RETRY_FIRST;
        boolean again = false;
        while (!stopped) {
            try (Connection opened = connect()) {
                connection = opened;
                if (again) {
                    streams.catchUp();
                }
                again = true;
                retry = RETRY_FIRST;
                listen(opened);
            } catch (SQLException broken) {
                if (!stopped) {
                    log.warn("Live pages have lost the database; next attempt in {} ms", retry.toMillis());
                    LockSupport.parkNanos(retry.toNanos());
                    retry = retry.multipliedBy(2).compareTo(RETRY_MAX) > 0 ? RETRY_MAX : retry.multipliedBy(2);
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        Properties properties = new Properties();
        put(properties, "user", pool.getUsername());
        put(properties, "password", pool.getPassword());
        properties.setProperty("ApplicationName", "penstock-live");
        properties.setProperty("tcpKeepAlive", "true");
        Connection opened = DriverManager.getConnection(pool.getJdbcUrl(), properties);
        try (var statement = opened.createStatement()) {
            statement.execute("listen " + LiveSender.CHANNEL);
        }
        return opened;
    }

    /** Where the URL holds user and password itself, the pool knows none. */
    private static void put(Properties properties, String name, @Nullable String value) {
        if (value != null) {
            properties.setProperty(name, value);
        }
    }

    private void listen(Connection opened) throws SQLException {
        PGConnection postgres = opened.unwrap(PGConnection.class);
        while (!stopped) {
            PGNotification[] heard = postgres.getNotifications((int) LISTEN.toMillis());
            if (heard == null || heard.length == 0) {
                requireAlive(opened);
                continue;
            }
            for (PGNotification notification : heard) {
                LiveCodec.changes(notification.getParameter()).forEach(streams::publish);
            }
        }
    }

    /** A connection that went silently says nothing for ever; that is noticed after a while of silence. */
    private static void requireAlive(Connection opened) throws SQLException {
        if (!opened.isValid(ALIVE_SECONDS)) {
            throw new SQLException("The connection is gone");
        }
    }

    private void close() {
        Connection open = connection;
        if (open != null) {
            try {
                open.close();
            } catch (SQLException gone) {
                log.debug("The live connection was gone already", gone);
            }
        }
    }
}
