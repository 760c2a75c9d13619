package org.penstock.commands;

import java.util.Optional;
import org.penstock.backups.BackupTrouble;
import org.penstock.database.DatabaseTrouble;
import org.penstock.database.FullDisk;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.web.server.PortInUseException;

/** Finds the words for a person in what went wrong. */
final class Troubles {
    private static final Logger LOG = LoggerFactory.getLogger(Troubles.class);
    private static final int DEPTH_MAX = 50;
    private static final String FULL =
            "The disk is full. What was under way is taken back, nothing else is lost: free at least 500 MB, then try again.";

    private Troubles() {}

    /** What to print; what nobody foresaw is logged with its trace. */
    static String message(Throwable failure) {
        return known(failure).orElseGet(() -> {
            LOG.error("The command failed", failure);
            return "This should not have happened: " + failure + ". The lines above say where.";
        });
    }

    static Optional<String> known(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++) {
            if (cause instanceof Trouble || cause instanceof DatabaseTrouble || cause instanceof BackupTrouble) {
                return Optional.of(String.valueOf(cause.getMessage()));
            }
            if (cause instanceof PortInUseException busy) {
                return Optional.of(Ports.busy(busy.getPort()));
            }
            cause = cause.getCause();
        }
        // After those whose own words name the file or the directory.
        return FullDisk.causes(failure) ? Optional.of(FULL) : Optional.empty();
    }
}
