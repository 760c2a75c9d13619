package org.penstock.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Clock;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIf;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.database.DataDirectory;
import org.penstock.database.DatabaseTrouble;
import org.penstock.kernel.Actor;
import org.penstock.teams.Company;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockProcess;
import org.penstock.testing.PenstockTest;
import org.penstock.testing.TestDatabase;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.config.BeanPostProcessor;
import org.springframework.boot.flyway.autoconfigure.FlywayMigrationStrategy;
import org.springframework.boot.info.BuildProperties;
import org.springframework.jdbc.core.JdbcTemplate;

/** What stops a backup or an update: it says why, leaves nothing half, and nothing goes on that needed it. */
@PenstockTest
class BackupTroublesTest {
    private static final Path FULL = Path.of("/dev/full");

    @Autowired
    Backups backups;

    @Autowired
    BackupRuns runs;

    @Autowired
    BackupPolicies policies;

    @Autowired
    BackupDirectory shelf;

    @Autowired
    ObjectProvider<Backups> provider;

    @Autowired
    ObjectProvider<BuildProperties> build;

    @Autowired
    Migrations migrations;

    @Autowired
    DataDirectory directory;

    @Autowired
    Company company;

    @Autowired
    Clock clock;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    @TempDir
    Path place;

    @BeforeEach
    void begin() {
        CleanDatabase.clean(jdbc);
        cast.olga();
    }

    static boolean hasFullDevice() {
        return Files.exists(FULL);
    }

    @Test
    @EnabledIf("hasFullDevice")
    void saysThatTheDiskIsFull() throws IOException {
        try (OutputStream out = Files.newOutputStream(FULL)) {
            assertThatThrownBy(() -> backups.make(Actor.system(), out, Progress.SILENT))
                    .isInstanceOf(BackupTrouble.class)
                    .hasMessageContaining("the disk is full")
                    .hasMessageContaining("another disk");
        }
    }

    @Test
    void leavesNothingHalfWhereTheDiskIsFull() throws IOException {
        Path file = place.resolve("backup.zip");
        assertThatThrownBy(() -> BackupFile.write(file, false, out -> {
                    out.write(new byte[1 << 20]);
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class);
        assertThat(place).isEmptyDirectory();
        Files.writeString(file, "the one before");
        assertThatThrownBy(() -> BackupFile.write(file, true, out -> {
                    throw new IOException("No space left on device");
                }))
                .isInstanceOf(IOException.class);
        assertThat(file).hasContent("the one before");
    }

    @Test
    void tellsOfAFullDiskOnThePageAndKeepsTheOlderBackups() {
        BackupWork sound = new BackupWork(backups, runs, shelf, policies, company, clock);
        UUID before = sound.begin(Actor.system()).orElseThrow();
        sound.go(before);
        int kept = shelf.all().size();
        Backups full = new Backups(jdbc.getDataSource(), directory, clock, build) {
            @Override
            public Made make(Actor actor, Path file, boolean overwrite, Progress progress) {
                IOException cause = new IOException("No space left on device");
                throw new BackupTrouble("The backup could not be written: the disk is full.", cause);
            }
        };
        BackupWork work = new BackupWork(full, runs, shelf, policies, company, clock);
        UUID run = work.begin(Actor.system()).orElseThrow();
        work.go(run);
        assertThat(runs.find(run).orElseThrow())
                .satisfies(failed -> assertThat(failed.state()).isEqualTo("failed"))
                .satisfies(failed -> assertThat(failed.trouble()).isEqualTo("disk"));
        assertThat(shelf.all()).hasSize(kept);
    }

    @Test
    void stopsWhereItMayNotReadAndLeavesTheConnectionsToOthers() throws IOException {
        jdbc.execute("drop role if exists reader_only");
        jdbc.execute("create role reader_only login password 'reader'");
        String url = TestDatabase.embedded().replaceFirst("user=[^&]+&password=.*", "user=reader_only&password=reader");
        try (HikariDataSource reader = Databases.source(url);
                OutputStream out = new ByteArrayOutputStream()) {
            assertThatThrownBy(() -> backups.write(reader, out, Progress.SILENT))
                    .isInstanceOf(BackupTrouble.class)
                    .hasMessageContaining("permission denied");
            assertThat(new JdbcTemplate(reader).queryForObject("select 1", Integer.class))
                    .isEqualTo(1);
        } finally {
            jdbc.execute("drop role reader_only");
        }
    }

    /** An update begins with a backup; where that fails, the tables stay as they were. */
    @Test
    void updatesNothingWhereTheBackupBeforeItFails() throws Exception {
        try (HikariDataSource older = olderWithWork()) {
            Map<String, String> versions = versions(older);
            Path occupied = Files.writeString(place.resolve("a-file"), "in the way");
            BackupDirectory nowhere = new BackupDirectory(
                    directory, clock, occupied.resolve("backups").toString());
            UpdateBackup update = new UpdateBackup(provider, migrations, nowhere, true);
            AtomicBoolean migrated = new AtomicBoolean();
            FlywayMigrationStrategy guarded = guarded(update, flyway -> migrated.set(true));
            assertThatThrownBy(() ->
                            guarded.migrate(Flyway.configure().dataSource(older).load()))
                    .isInstanceOf(DatabaseTrouble.class)
                    .hasMessageContaining("nothing was updated")
                    .hasMessageContaining("--backup-dir")
                    .hasMessageContaining("--no-update-backup");
            assertThat(migrated).isFalse();
            assertThat(versions(older)).isEqualTo(versions);

            guarded(new UpdateBackup(provider, migrations, nowhere, false), flyway -> migrated.set(true))
                    .migrate(Flyway.configure().dataSource(older).load());
            assertThat(migrated).as("without a backup, as asked").isTrue();
        }
    }

    private static FlywayMigrationStrategy guarded(UpdateBackup update, FlywayMigrationStrategy migration) {
        BeanPostProcessor guard = UpdateGuard.backupBeforeMigration(new ObjectProvider<>() {
            @Override
            public UpdateBackup getObject() {
                return update;
            }
        });
        return (FlywayMigrationStrategy) guard.postProcessAfterInitialization(migration, "migration");
    }

    private HikariDataSource olderWithWork() {
        HikariDataSource older = Databases.source(Databases.fresh(jdbc, "penstock_older"));
        Map<String, String> before = new TreeMap<>(migrations.known());
        before.keySet().retainAll(java.util.Set.of("__root", "identity", "teams"));
        migrations.migrateTo(older, before);
        new JdbcTemplate(older)
                .update("insert into account (id, email, name, name_key, role, state, created_at) values"
                        + " (gen_random_uuid(), 'old@example.com', 'Old', 'old', 'owner', 'active', now())");
        return older;
    }

    private static Map<String, String> versions(HikariDataSource database) throws Exception {
        try (Connection connection = database.getConnection()) {
            return Schema.versions(connection);
        }
    }

    @Test
    void saysThatThePasswordIsWrongAndDoesNotPrintIt() throws IOException {
        String url = TestDatabase.embedded().replaceFirst("password=.*", "password=not-the-one");
        Path file = place.resolve("backup.zip");
        PenstockProcess backup =
                PenstockProcess.penstock(place.resolve("data"), "backup", file.toString(), "--database-url=" + url);
        assertThat(backup.awaitEnd()).as(backup.toString()).isNotZero();
        assertThat(backup.errors()).contains("password").doesNotContain("not-the-one", "\tat ");
        assertThat(file).doesNotExist();
        backups.make(Actor.system(), file, true, Progress.SILENT);
        PenstockProcess restore =
                PenstockProcess.penstock(place.resolve("data"), "restore", file.toString(), "--database-url=" + url);
        assertThat(restore.awaitEnd()).as(restore.toString()).isNotZero();
        assertThat(restore.errors()).contains("password").doesNotContain("not-the-one", "\tat ");
    }
}
