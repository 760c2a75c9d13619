package org.penstock.backups;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.penstock.backups.Manifest.StoredFile;
import org.penstock.backups.Manifest.Table;
import org.postgresql.PGConnection;
import org.postgresql.copy.CopyManager;
import org.postgresql.copy.CopyOut;
import tools.jackson.databind.json.JsonMapper;

/**
 * Writes one archive from one snapshot: all tables as they were at the same moment, whatever is written meanwhile. Memory
 * holds a row at a time. Files come after the tables, so every file that a row names is there; one that came later is only
 * one too many. That asks of whoever stores files: write first and whole, name them in a row then, never change them.
 */
final class BackupWriter {
    /** More would cost the server time and hardly save space. */
    private static final int COMPRESSION = 3;

    private static final int ROWS_BETWEEN_WORDS = 1_000;

    private static final String SNAPSHOT = """
            set transaction isolation level repeatable read, read only;
            set local timezone = 'UTC'; set local intervalstyle = 'postgres'; set local bytea_output = 'hex';
            set local statement_timeout = 0; set local idle_in_transaction_session_timeout = 0""";

    private final ZipOutputStream zip;
    private final Connection connection;
    private final Progress progress;
    private boolean broken;
    private long done;
    private long about;

    BackupWriter(Connection connection, OutputStream out, Progress progress) {
        this.connection = connection;
        this.zip = new ZipOutputStream(out);
        this.progress = progress;
        zip.setLevel(COMPRESSION);
    }

    /** Somebody asked to stop. */
    static final class Cancelled extends BackupTrouble {
        private static final long serialVersionUID = 1;

        Cancelled() {
            super("The backup was cancelled.");
        }
    }

    /** The connection's transaction is the snapshot; it ends with this. The archive is complete, the stream still open. */
    Manifest write(String version, Instant now, Path files) throws IOException, SQLException {
        connection.setAutoCommit(false);
        try (Statement statement = connection.createStatement()) {
            statement.execute(SNAPSHOT);
            Map<String, List<String>> tables = Schema.tables(connection);
            statement.execute("lock table "
                    + tables.keySet().stream().map(Schema::quoted).collect(Collectors.joining(", "))
                    + " in access share mode");
            about = Schema.rowsAbout(connection);
            Manifest manifest = new Manifest(
                    Manifest.FORMAT,
                    version,
                    connection.getMetaData().getDatabaseMajorVersion(),
                    now,
                    tables.containsKey("company") ? Schema.text(connection, "select zone from company") : null,
                    Schema.versions(connection),
                    rows(tables),
                    Schema.partitions(connection),
                    Schema.sequences(connection),
                    files(files));
            close(manifest);
            return manifest;
        } finally {
            if (!broken) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private List<Table> rows(Map<String, List<String>> tables) throws IOException, SQLException {
        List<Table> written = new ArrayList<>();
        for (Map.Entry<String, List<String>> table : tables.entrySet()) {
            if (!Schema.LEFT_OUT.contains(table.getKey())) {
                written.add(rows(table.getKey(), table.getValue()));
            }
        }
        return written;
    }

    private Table rows(String name, List<String> columns) throws IOException, SQLException {
        // By a query, because a table that is cut into parts has no rows of its own to copy.
        String sql = "copy (select %s from %s) to stdout".formatted(list(columns), Schema.quoted(name));
        zip.putNextEntry(new ZipEntry("tables/" + name + ".copy"));
        Measured out = new Measured(zip);
        CopyManager copying = connection.unwrap(PGConnection.class).getCopyAPI();
        CopyOut copy = copying.copyOut(sql);
        try {
            for (byte[] row = copy.readFromCopy(); row != null; row = copy.readFromCopy()) {
                out.write(row);
                tell(false);
            }
        } finally {
            if (copy.isActive()) {
                // The driver's own cancelling leaves answers behind that the next user of the connection would read.
                broken = true;
                connection.abort(Runnable::run);
            }
        }
        zip.closeEntry();
        tell(true);
        return new Table(name, columns, out.lines(), out.bytes(), out.sha256Hex());
    }

    static String list(List<String> columns) {
        return columns.stream().map(Schema::quoted).collect(Collectors.joining(", "));
    }

    private void tell(boolean now) {
        if ((now || ++done % ROWS_BETWEEN_WORDS == 0) && !progress.at(done, Math.max(done, about))) {
            throw new Cancelled();
        }
    }

    private List<StoredFile> files(Path root) throws IOException {
        List<StoredFile> written = new ArrayList<>();
        if (!Files.isDirectory(root)) {
            return written;
        }
        try (Stream<Path> found = Files.walk(root)) {
            for (Path file : (Iterable<Path>) found.filter(Files::isRegularFile).sorted()::iterator) {
                String path = root.relativize(file).toString().replace('\\', '/');
                if (!file.getFileName().toString().endsWith(BackupFile.PART)) {
                    file(file, path, written);
                }
            }
        }
        return written;
    }

    private void file(Path file, String path, List<StoredFile> written) throws IOException {
        Measured out = new Measured(zip);
        zip.putNextEntry(new ZipEntry("files/" + path));
        try {
            Files.copy(file, out);
        } catch (NoSuchFileException removed) {
            // Its row went before it did, so nobody will look for it; the entry stays, empty.
        }
        zip.closeEntry();
        written.add(new StoredFile(path, out.bytes(), out.sha256Hex()));
        tell(true);
    }

    private void close(Manifest manifest) throws IOException {
        byte[] text = JsonMapper.builder().build().writeValueAsBytes(manifest);
        zip.putNextEntry(new ZipEntry(Manifest.ENTRY));
        zip.write(text);
        zip.closeEntry();
        zip.setComment(BackupFile.comment(Measured.hex(text)));
        zip.finish();
    }
}
