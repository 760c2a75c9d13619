package org.penstock.backups;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.penstock.database.DatabaseTrouble;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/**
 * Stands before every migration: an update of a database that holds somebody's work takes a backup of it first, as it is
 * before the update. A database that is ahead of the program, or half restored, is left alone.
 */
@Component
class UpdateBackup {
    private static final Logger LOG = LoggerFactory.getLogger(UpdateBackup.class);

    private final ObjectProvider<Backups> backups;
    private final Migrations migrations;
    private final BackupDirectory directory;
    private final boolean wanted;

    UpdateBackup(
            ObjectProvider<Backups> backups,
            Migrations migrations,
            BackupDirectory directory,
            @Value("${penstock.update-backup:true}") boolean wanted) {
        this.backups = backups;
        this.migrations = migrations;
        this.directory = directory;
        this.wanted = wanted;
    }

    void before(DataSource database) {
        try (Connection connection = database.getConnection()) {
            Map<String, String> versions = Schema.versions(connection);
            refuse(connection, versions);
            List<String> behind = migrations.behind(versions);
            if (versions.isEmpty()
                    || behind.isEmpty()
                    || !Restore.Target.holdsWork(connection, Schema.tables(connection))) {
                return;
            }
            if (!wanted) {
                LOG.warn("Updating the tables of {} without a backup, as asked", String.join(", ", behind));
                return;
            }
        } catch (SQLException failed) {
            throw new DatabaseTrouble(
                    "The database can't be looked at before the update: " + failed.getMessage(), failed);
        }
        backup(database);
    }

    private void refuse(Connection connection, Map<String, String> versions) throws SQLException {
        if (Schema.has(connection, Schema.MARK)) {
            throw new DatabaseTrouble("A restore into this database broke off. Run bin/penstock restore again, with the"
                    + " same file or another one.");
        }
        List<String> ahead = migrations.ahead(versions);
        if (!ahead.isEmpty()) {
            throw new DatabaseTrouble("This database was used by a newer Penstock: its tables of "
                    + String.join(", ", ahead) + " are ahead of this program's. Start that version or a later one, or"
                    + " restore a backup from before the update into a fresh data directory.");
        }
    }

    private void backup(DataSource database) {
        try {
            Path file = directory.fresh(BackupDirectory.Kind.UPDATE);
            LOG.info("Taking a backup before the update: {}", file);
            BackupFile.write(file, false, out -> backups.getObject().write(database, out, Progress.SILENT));
            LOG.info("The backup before the update is whole: {} bytes", Files.size(file));
        } catch (java.io.IOException | RuntimeException failed) {
            throw new DatabaseTrouble(
                    "The backup before the update failed, so nothing was updated: " + failed.getMessage()
                            + " Mend that, name another place with --backup-dir, or update without a backup:"
                            + " --no-update-backup.",
                    failed);
        }
    }
}
