package org.penstock.backups;

import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/** Writes a file under another name beside it, safely on disk, before it gets its own: a name is never half a backup. */
final class BackupFile {
    static final String PART = ".part";

    private static final String COMMENT = "penstock-backup sha256:";
    private static final int BUFFER_BYTES = 1 << 16;

    private BackupFile() {}

    /** Fills the stream it is given. */
    interface Content {
        void write(OutputStream out) throws IOException;
    }

    static String comment(String sha256) {
        return COMMENT + sha256;
    }

    /** The digest that the comment of an archive carries; empty when it is none of ours. */
    static String digest(String comment) {
        return comment.startsWith(COMMENT) ? comment.substring(COMMENT.length()) : "";
    }

    static void write(Path file, boolean overwrite, Content content) throws IOException {
        if (!overwrite && Files.exists(file)) {
            throw new FileAlreadyExistsException(file.toString());
        }
        Path part = file.resolveSibling(
                file.getFileName() + "." + ProcessHandle.current().pid() + PART);
        boolean whole = false;
        try {
            fill(part, content);
            if (!overwrite && Files.exists(file)) {
                throw new FileAlreadyExistsException(file.toString());
            }
            Files.move(part, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
            force(file.toAbsolutePath().resolveSibling(".").normalize());
            whole = true;
        } finally {
            if (!whole) {
                Files.deleteIfExists(part);
            }
        }
    }

    private static void fill(Path part, Content content) throws IOException {
        Files.deleteIfExists(part);
        // It holds everybody's data: for its owner only.
        Files.createFile(part, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
        try (FileChannel channel = FileChannel.open(part, Set.of(StandardOpenOption.WRITE))) {
            OutputStream out = new BufferedOutputStream(Channels.newOutputStream(channel), BUFFER_BYTES);
            content.write(out);
            out.flush();
            channel.force(true);
        }
    }

    /** So that the name survives a power cut too. */
    private static void force(Path directory) throws IOException {
        try (FileChannel channel = FileChannel.open(directory, StandardOpenOption.READ)) {
            channel.force(true);
        }
    }
}
