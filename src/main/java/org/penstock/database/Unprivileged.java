package org.penstock.database;

import java.io.IOException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * As whom PostgreSQL runs, which refuses to run as root: as ourselves when we are not; else inside a user namespace, where
 * the same files belong to somebody who is not root; where the system has those switched off, as a system account, to
 * which the cluster and the logs are then given.
 *
 * @param prefix what stands before each command
 * @param account the system account, or null where the files stay ours
 */
record Unprivileged(List<String> prefix, @Nullable String account) {
    private static final List<String> NAMESPACE = List.of("unshare", "--user", "--");
    private static final List<String> ACCOUNTS = List.of("penstock", "postgres", "nobody");
    private static final String ROOT = "root";

    static Unprivileged choose(DataDirectory directory) {
        if (!ROOT.equals(System.getProperty("user.name"))) {
            return new Unprivileged(List.of(), null);
        }
        String owner = owner(directory.cluster());
        if (owner != null && !owner.equals(ROOT)) {
            return as(owner, directory);
        }
        if (works(List.of("unshare", "--user", "--", "true"))) {
            return new Unprivileged(NAMESPACE, null);
        }
        return ACCOUNTS.stream()
                .filter(Unprivileged::exists)
                .findFirst()
                .map(found -> as(found, directory))
                .orElseThrow(() -> new DatabaseTrouble("PostgreSQL refuses to run as root, and this system has neither"
                        + " user namespaces nor an account for it. Make one (useradd --system penstock), or run"
                        + " Penstock as an ordinary user."));
    }

    private static Unprivileged as(String account, DataDirectory directory) {
        Unprivileged chosen = new Unprivileged(List.of("runuser", "-u", account, "--"), account);
        try {
            // Enough to pass through; what lies in it keeps its own rights.
            Files.setPosixFilePermissions(directory.root(), PosixFilePermissions.fromString("rwx--x--x"));
        } catch (IOException e) {
            throw new DatabaseTrouble("The rights of " + directory.root() + " can't be changed: " + e.getMessage(), e);
        }
        if (!works(List.of("runuser", "-u", account, "--", "test", "-x", directory.root() + "/."))) {
            throw new DatabaseTrouble("As root, PostgreSQL runs as the account " + account + " here, and that one can't"
                    + " enter " + directory.root() + ". Name a directory it can reach: --data-dir /var/lib/penstock");
        }
        chosen.give(directory.logs());
        if (Files.exists(directory.cluster())) {
            chosen.give(directory.cluster());
        }
        return chosen;
    }

    /** A directory for the account to fill. */
    void prepare(Path directory) {
        if (account != null) {
            try {
                Files.createDirectories(directory);
                Files.setPosixFilePermissions(directory, PosixFilePermissions.fromString("rwx------"));
                give(directory);
            } catch (IOException e) {
                throw new DatabaseTrouble("Can't prepare " + directory + ": " + e.getMessage(), e);
            }
        }
    }

    /** Makes the account the owner of the file, or of the directory with all in it. */
    void give(Path path) {
        if (account == null || account.equals(owner(path))) {
            return;
        }
        try (Stream<Path> files = Files.walk(path)) {
            var owner = FileSystems.getDefault().getUserPrincipalLookupService().lookupPrincipalByName(account);
            for (Path file : files.toList()) {
                Files.setOwner(file, owner);
            }
        } catch (IOException e) {
            throw new DatabaseTrouble("Can't give " + path + " to " + account + ": " + e.getMessage(), e);
        }
    }

    private static @Nullable String owner(Path path) {
        try {
            return Files.exists(path) ? Files.getOwner(path).getName() : null;
        } catch (IOException unknown) {
            return null;
        }
    }

    private static boolean exists(String account) {
        return works(List.of("id", account));
    }

    private static boolean works(List<String> command) {
        try {
            return new ProcessBuilder(command)
                            .redirectErrorStream(true)
                            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                            .start()
                            .waitFor()
                    == 0;
        } catch (IOException notThere) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }
}
