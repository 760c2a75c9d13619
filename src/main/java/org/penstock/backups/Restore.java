package org.penstock.backups;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.sql.DataSource;
import org.penstock.database.DataDirectory;
import org.springframework.stereotype.Component;
import org.springframework.util.FileSystemUtils;

/**
 * Puts a backup into an empty database: first the tables as the backup's program had them, then the rows in one
 * transaction, then the same migrations that an update would run. All that can be refused is refused before anything is
 * touched; what breaks off later leaves a mark, and the next attempt begins anew.
 */
@Component
public class Restore {
    private static final long DISK_SPARE_BYTES = 200L * 1024 * 1024;
    /** Rows take more room in tables with their indexes than in the archive's text. */
    private static final int DISK_TIMES = 3;

    private final DataSource database;
    private final DataDirectory directory;
    private final Migrations migrations;

    Restore(DataSource database, DataDirectory directory, Migrations migrations) {
        this.database = database;
        this.directory = directory;
        this.migrations = migrations;
    }

    /**
     * What was restored.
     *
     * @param migrated the modules whose tables have gone forward since the backup
     */
    public record Restored(Manifest manifest, String sha256, List<String> migrated) {}

    /** @param embedded whether the database shares the disk of the data directory */
    public Restored restore(Path file, boolean embedded, Progress progress) {
        try (BackupArchive archive = BackupArchive.open(file)) {
            Manifest manifest = archive.manifest();
            refuseNewer(manifest);
            refuseSmallDisk(manifest, embedded);
            archive.verify();
            Path files = emptyFiles();
            try (Connection connection = database.getConnection()) {
                Target target = Target.of(connection);
                target.refuse(connection);
                clear(connection, target);
            }
            migrations.migrateTo(database, manifest.schema());
            load(archive, files, progress);
            List<String> behind = migrations.behind(manifest.schema());
            migrations.migrate(database);
            finish();
            return new Restored(manifest, archive.sha256(), behind);
        } catch (SQLException failed) {
            throw new BackupTrouble("The database refused: " + failed.getMessage() + again(), failed);
        } catch (IOException failed) {
            throw new BackupTrouble(
                    "The backup could not be read to its end: " + failed.getMessage() + again(), failed);
        }
    }

    private static String again() {
        return " What was begun is marked and holds nothing; mend the cause and run the same command again.";
    }

    private void refuseNewer(Manifest manifest) {
        List<String> ahead = migrations.ahead(manifest.schema());
        if (!ahead.isEmpty()) {
            throw new BackupTrouble("The backup was made by a newer Penstock (" + manifest.version()
                    + "): its tables of "
                    + String.join(", ", ahead) + " are ahead of this program's. Restore it with that version or a later"
                    + " one. Nothing was changed.");
        }
    }

    private void refuseSmallDisk(Manifest manifest, boolean embedded) throws IOException {
        long needed = (embedded ? manifest.bytes() * DISK_TIMES : 0) + DISK_SPARE_BYTES;
        long free = Files.getFileStore(directory.root()).getUsableSpace();
        if (free < needed) {
            throw new BackupTrouble("The disk of " + directory.root() + " has " + megabytes(free) + " MB free and this"
                    + " backup needs about " + megabytes(needed) + " MB. Free some, or name a directory on another disk"
                    + " with --data-dir. Nothing was changed.");
        }
    }

    private static long megabytes(long bytes) {
        return bytes / (1024 * 1024);
    }

    private Path emptyFiles() throws IOException {
        Path files = directory.files();
        if (Files.isDirectory(files)) {
            try (Stream<Path> inside = Files.list(files)) {
                if (inside.findAny().isPresent()) {
                    throw new BackupTrouble("The directory " + files + " holds files of another company. Name a fresh"
                            + " data directory with --data-dir. Nothing was changed.");
                }
            }
        }
        return files;
    }

    private void clear(Connection connection, Target target) throws SQLException {
        if (target != Target.EMPTY) {
            Migrations.clean(database);
        }
        try (Statement statement = connection.createStatement()) {
            statement.execute("create table if not exists " + Schema.MARK + " (begun_at timestamptz not null)");
        }
    }

    /** Files wait under another name until the rows that name them are there for good. */
    private void load(BackupArchive archive, Path files, Progress progress) throws SQLException, IOException {
        Path waiting = files.resolveSibling(files.getFileName() + ".new");
        FileSystemUtils.deleteRecursively(waiting);
        for (Manifest.StoredFile stored : archive.manifest().files()) {
            Path to = waiting.resolve(stored.path());
            Files.createDirectories(to.resolveSibling("."));
            try (InputStream in = archive.stream(stored.entry())) {
                Files.copy(in, to, StandardCopyOption.REPLACE_EXISTING);
            }
        }
        try (Connection connection = database.getConnection()) {
            new TableLoading(connection, archive, progress).load();
        }
        if (Files.isDirectory(waiting)) {
            Files.deleteIfExists(files);
            Files.move(waiting, files);
        }
    }

    private void finish() throws SQLException {
        try (Connection connection = database.getConnection();
                Statement statement = connection.createStatement()) {
            statement.execute("drop table " + Schema.MARK);
            statement.execute("analyze");
        }
    }

    /** What stands in the database before a restore. */
    enum Target {
        EMPTY,
        /** Tables that a first start made and nobody has written to. */
        UNTOUCHED,
        /** A restore that broke off; it holds nothing that anybody could have worked with. */
        BEGUN,
        IN_USE;

        private static final List<String> WORK = List.of(
                "account", "deal", "organisation", "person", "product", "activity", "import_run", "demo_company");

        /** Commands call themselves otherwise, see the pool of the module database. */
        private static final String SERVERS = """
                select count(*) from pg_stat_activity
                 where datname = current_database() and application_name = 'penstock'""";

        private static final String MAY_CREATE = """
                select (has_schema_privilege(current_schema(), 'create')
                        and has_database_privilege(current_database(), 'create'))::int""";

        static Target of(Connection connection) throws SQLException {
            if (Schema.has(connection, Schema.MARK)) {
                return BEGUN;
            }
            Map<String, List<String>> tables = Schema.tables(connection);
            if (tables.isEmpty()) {
                return EMPTY;
            }
            if (Schema.versions(connection).isEmpty() || !tables.containsKey("account")) {
                return IN_USE;
            }
            return holdsWork(connection, tables) ? IN_USE : UNTOUCHED;
        }

        /** Whether anybody has put anything in. */
        static boolean holdsWork(Connection connection, Map<String, List<String>> tables) throws SQLException {
            for (String table : WORK) {
                if (tables.containsKey(table)
                        && Schema.number(connection, "select exists (select 1 from " + table + ")::int") > 0) {
                    return true;
                }
            }
            return false;
        }

        void refuse(Connection connection) throws SQLException {
            if (this == IN_USE) {
                throw new BackupTrouble(
                        "The database is not empty, and a restore never writes over anything. Name a fresh"
                                + " data directory with --data-dir, or make a new database. Nothing was changed.");
            }
            if (Schema.number(connection, MAY_CREATE) == 0) {
                throw new BackupTrouble(
                        "The database's user may not make tables and extensions in it. Let its owner run: grant create"
                                + " on database … to …; grant create on schema … to …. Nothing was changed.");
            }
            if (Schema.number(connection, SERVERS) > 0) {
                throw new BackupTrouble("Another Penstock works on this database. Stop it first. Nothing was changed.");
            }
        }
    }
}
