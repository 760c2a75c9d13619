package org.penstock.database;

import java.io.IOException;
import java.sql.SQLException;

/** Finds out whether a failure comes of a disk without space, the database's or ours, since people can mend that. */
public final class FullDisk {
    /** PostgreSQL's "disk_full". */
    private static final String STATE = "53100";

    private static final int DEPTH_MAX = 50;

    private FullDisk() {}

    public static boolean causes(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++) {
            if ((cause instanceof SQLException sql && STATE.equals(sql.getSQLState()))
                    || (cause instanceof IOException && Reasons.full(String.valueOf(cause.getMessage())))) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }
}
