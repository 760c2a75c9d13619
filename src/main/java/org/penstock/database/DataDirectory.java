package org.penstock.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

/** Where this installation keeps its data; what is in it and what each part is called. */
public record DataDirectory(Path root) {

    /** Where data lies when nobody says otherwise: below {@code ~/.local/share}, or where the desktop puts it. */
    public static Path standard(String name) {
        String share = System.getenv("XDG_DATA_HOME");
        if (share != null && share.startsWith("/")) {
            return Path.of(share, name);
        }
        String home = System.getenv("HOME");
        return Path.of(
                home != null && home.startsWith("/") ? home : System.getProperty("user.home"), ".local", "share", name);
    }

    /** Makes the directory, readable by its owner only. */
    public static DataDirectory at(Path path) {
        Path root = path.toAbsolutePath().normalize();
        try {
            if (!Files.exists(root)) {
                Files.createDirectories(root);
                Files.setPosixFilePermissions(root, PosixFilePermissions.fromString("rwx------"));
            }
            if (!Files.isDirectory(root) || !Files.isWritable(root)) {
                throw new DatabaseTrouble("The data directory " + root
                        + " can't be written. Give its owner write access, or name another one with --data-dir.");
            }
            Files.createDirectories(root.resolve("logs"));
            // One name for one directory, whatever links lead to it: the running database is known by it.
            return new DataDirectory(root.toRealPath());
        } catch (IOException e) {
            throw new DatabaseTrouble(
                    "The data directory " + root + " can't be made: " + Reasons.of(e)
                            + ". Make it by hand, or name another one with --data-dir.",
                    e);
        }
    }

    public Path logs() {
        return root.resolve("logs");
    }

    /**
     * Files that people have brought in. Whoever stores one writes it whole under a name of its own before a row names it,
     * and never changes it: so a backup of the rows and then of the files is whole.
     */
    public Path files() {
        return root.resolve("files");
    }

    /** Where backups lie when nobody says otherwise. */
    public Path backups() {
        return root.resolve("backups");
    }

    Path cluster() {
        return root.resolve("postgres");
    }

    Path password() {
        return root.resolve("postgres.password");
    }

    Path binaries() {
        return root.resolve("postgres-binaries");
    }

    Path lock(String name) {
        return root.resolve(name + ".lock");
    }
}
