package org.penstock.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.DriverManager;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.testing.PenstockProcess;

class EmbeddedPostgresTest {
    @TempDir
    Path directory;

    @Test
    void isDurableAndAsksForAPassword() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.join(DataDirectory.at(directory), List.of());
                var connection = DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
                var row = connection
                        .createStatement()
                        .executeQuery("select current_setting('fsync'), current_setting('synchronous_commit'),"
                                + " current_setting('listen_addresses'), lower('ПОЛЮС')")) {
            assertThat(row.next()).isTrue();
            assertThat(List.of(row.getString(1), row.getString(2), row.getString(3), row.getString(4)))
                    .containsExactly("on", "on", "127.0.0.1", "полюс");
            assertThat(PosixFilePermissions.toString(
                            Files.getPosixFilePermissions(directory.resolve("postgres.password"))))
                    .isEqualTo("rw-------");
            assertThat(Files.readString(directory.resolve("postgres/pg_hba.conf")))
                    .doesNotContainPattern("(?m)^[^#].*trust");
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void findsTheDatabaseOfAKilledProcessAndStopsItWhenTheLastOneLeaves() {
        PenstockProcess killed = join();
        long postmaster = running().orElseThrow().pid();
        killed.kill();
        assertThat(running()).isPresent();

        try (PenstockProcess second = join()) {
            assertThat(running().orElseThrow().pid()).isEqualTo(postmaster);
            join().close();
            assertThat(running()).as("somebody still uses it").isPresent();
            assertThat(second.awaitOutput("joined")).isEqualTo(killed.awaitOutput("joined"));
        }
        assertThat(running()).isEmpty();
    }

    @Test
    void startsBesideAPidFileThatNobodyOwns() throws IOException {
        PenstockProcess first = join();
        Path pidFile = directory.resolve("postgres/postmaster.pid");
        List<String> lines = Files.readAllLines(pidFile);
        first.close();

        lines.set(0, String.valueOf(ProcessHandle.current().pid()));
        Files.write(pidFile, lines);
        join().close();
        assertThat(running()).isEmpty();
    }

    /** Words with typos are found by pg_trgm, which goes by the character type; databases of 0.1.0 had the wrong one. */
    @Test
    void knowsLettersOfOtherAlphabetsAlsoInADatabaseMadeBefore() throws Exception {
        try (EmbeddedPostgres postgres = EmbeddedPostgres.join(DataDirectory.at(directory), List.of())) {
            try (var connection = connect(postgres);
                    var statement = connection.createStatement()) {
                statement.execute("create extension pg_trgm");
                statement.execute("create table word (text text)");
                statement.execute("create index word_parts on word using gin (text gin_trgm_ops)");
                statement.execute("update pg_database set datctype = 'C' where datname = current_database()");
            }
            try (var connection = connect(postgres);
                    var statement = connection.createStatement()) {
                statement.execute("insert into word values ('лариса'), ('полюс')");
                assertThat(likeLarissa(statement)).as("as it was").isZero();
            }
        }
        try (EmbeddedPostgres postgres = EmbeddedPostgres.join(DataDirectory.at(directory), List.of());
                var connection = connect(postgres);
                var statement = connection.createStatement()) {
            assertThat(likeLarissa(statement)).isOne();
        }
    }

    private static int likeLarissa(java.sql.Statement statement) throws java.sql.SQLException {
        statement.execute("set enable_seqscan = off");
        try (var rows = statement.executeQuery("select count(*) from word where text % 'ларисса'")) {
            rows.next();
            return rows.getInt(1);
        }
    }

    private static java.sql.Connection connect(EmbeddedPostgres postgres) throws java.sql.SQLException {
        return DriverManager.getConnection(postgres.jdbcUrl(), postgres.user(), postgres.password());
    }

    private PenstockProcess join() {
        PenstockProcess user = PenstockProcess.main(DatabaseUser.class, directory.toString());
        user.awaitOutput("joined");
        return user;
    }

    private Optional<Postmaster> running() {
        return Postmaster.find(DataDirectory.at(directory).cluster());
    }
}
