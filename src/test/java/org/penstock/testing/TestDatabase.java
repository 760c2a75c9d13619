package org.penstock.testing;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.database.DataDirectory;
import org.penstock.database.EmbeddedPostgres;
import org.springframework.context.ApplicationContextInitializer;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.test.context.support.TestPropertySourceUtils;

/**
 * One PostgreSQL for all tests of a JVM: the embedded one by the same launcher as in earnest, only fast and forgetful; or
 * the one that {@code PENSTOCK_TEST_DATABASE_URL} names.
 */
public class TestDatabase implements ApplicationContextInitializer<ConfigurableApplicationContext> {
    private static final List<String> FAST =
            List.of("fsync=off", "synchronous_commit=off", "full_page_writes=off", "max_connections=200");

    /** A statement that hangs fails and is named, instead of holding up all that follow. */
    private static final List<String> NO_HANGING =
            List.of("statement_timeout=5min", "lock_timeout=3min", "idle_in_transaction_session_timeout=10min");

    private static @Nullable EmbeddedPostgres running;
    private static @Nullable Path home;

    @Override
    public void initialize(ConfigurableApplicationContext context) {
        String url = External.URL != null ? External.emptied(External.URL) : embedded();
        TestPropertySourceUtils.addInlinedPropertiesToEnvironment(
                context,
                "penstock.database-url=" + url,
                "penstock.data-dir=" + home(),
                "penstock.connections-max=10",
                "db-scheduler.enabled=false");
    }

    /** The URL of the embedded test database, with user and password in it. */
    public static synchronized String embedded() {
        if (running == null) {
            running = EmbeddedPostgres.join(
                    DataDirectory.at(home()),
                    Stream.concat(FAST.stream(), NO_HANGING.stream()).toList());
            Runtime.getRuntime().addShutdownHook(new Thread(TestDatabase::stop));
        }
        return running.jdbcUrl() + "?user=" + running.user() + "&password=" + running.password();
    }

    /** Somebody's PostgreSQL; whatever an earlier run left in it goes. */
    private static final class External {
        static final @Nullable String URL = System.getenv("PENSTOCK_TEST_DATABASE_URL");
        private static final String EMPTY = """
                drop schema if exists penstock_as_migrated cascade;
                drop schema public cascade;
                create schema public""";
        private static boolean emptied;

        static synchronized String emptied(String url) {
            if (!emptied) {
                empty(url);
                emptied = true;
            }
            return url;
        }

        private static void empty(String url) {
            String name = url.replaceAll("[?].*", "").replaceAll(".*/", "");
            if (!name.contains("test")) {
                throw new IllegalStateException(
                        "Tests empty their database, so its name must contain \"test\": " + name);
            }
            try (var connection = DriverManager.getConnection(url);
                    var statement = connection.createStatement()) {
                statement.execute(EMPTY);
            } catch (SQLException e) {
                throw new IllegalStateException("PENSTOCK_TEST_DATABASE_URL must be a jdbc:postgresql:// URL", e);
            }
        }
    }

    /** A directory of this JVM's, removed with it. */
    static synchronized Path home() {
        if (home == null) {
            try {
                home = Files.createTempDirectory("penstock-test");
            } catch (IOException e) {
                throw new IllegalStateException("No temporary directory", e);
            }
        }
        return home;
    }

    private static synchronized void stop() {
        if (running != null) {
            running.close();
        }
        if (home != null) {
            org.springframework.util.FileSystemUtils.deleteRecursively(home.toFile());
        }
    }
}
