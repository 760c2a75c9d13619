package org.penstock.backups;

import org.jspecify.annotations.Nullable;

/** A backup can't be made or restored. The message says why and what to do; commands print it as it is. */
public class BackupTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public BackupTrouble(String message) {
        super(message);
    }

    public BackupTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
