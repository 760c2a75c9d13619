package org.penstock.backups;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.penstock.database.DataDirectory;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.boot.info.BuildProperties;
import org.springframework.stereotype.Component;

/** Makes backups, while the server runs or not. */
@Component
public class Backups {
    private final DataSource database;
    private final DataDirectory directory;
    private final Clock clock;
    private final String version;

    Backups(DataSource database, DataDirectory directory, Clock clock, ObjectProvider<BuildProperties> build) {
        this.database = database;
        this.directory = directory;
        this.clock = clock;
        BuildProperties known = build.getIfAvailable();
        this.version = known == null ? "development" : String.valueOf(known.getVersion());
    }

    /**
     * A backup that was made.
     *
     * @param sha256 the digest of its manifest, which stands for the whole
     * @param bytes what the archive takes on disk; -1 where it went elsewhere
     */
    public record Made(Manifest manifest, String sha256, long bytes) {}

    /** Into a file, which stands there under its name only when it is whole and safely on disk. */
    public Made make(Actor actor, Path file, boolean overwrite, Progress progress) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        AtomicReference<@Nullable Manifest> written = new AtomicReference<>();
        try {
            BackupFile.write(file, overwrite, out -> written.set(write(out, progress)));
            try (BackupArchive archive = BackupArchive.open(file)) {
                return new Made(archive.manifest(), archive.sha256(), Files.size(file));
            }
        } catch (FileAlreadyExistsException there) {
            throw new BackupTrouble(file + " is there already. Name another file, or say --force to replace it.");
        } catch (NoSuchFileException nowhere) {
            throw new BackupTrouble("The directory of " + file + " is not there. Make it first, or name another one.");
        } catch (AccessDeniedException denied) {
            throw new BackupTrouble("This user may not write " + file + ". Give it the right, or name another place.");
        } catch (IOException failed) {
            throw new BackupTrouble("The backup could not be written to " + file + ": " + words(failed), failed);
        }
    }

    /** Into a stream, which stays open. */
    public Manifest make(Actor actor, OutputStream out, Progress progress) {
        Forbidden.unless(actor, Right.MANAGE_COMPANY);
        try {
            return write(out, progress);
        } catch (IOException failed) {
            throw new BackupTrouble("The backup could not be written: " + words(failed), failed);
        }
    }

    private Manifest write(OutputStream out, Progress progress) throws IOException {
        return write(database, out, progress);
    }

    Manifest write(DataSource from, OutputStream out, Progress progress) throws IOException {
        try (Connection connection = from.getConnection()) {
            return new BackupWriter(connection, out, progress).write(version, clock.instant(), directory.files());
        } catch (SQLException failed) {
            throw new BackupTrouble("The database stopped the backup: " + failed.getMessage(), failed);
        }
    }

    private static String words(IOException failed) {
        String said = String.valueOf(failed.getMessage());
        return said.contains("No space left")
                ? "the disk is full. Free some space, or name a place on another disk."
                : said;
    }
}
