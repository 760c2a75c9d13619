package org.penstock.web;

import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;

/** Knows a database that is away for the moment from a fault of ours: the one passes by itself, the other is an incident. */
public final class DatabaseAway {
    /** Seconds after which it is worth asking again. */
    public static final String RETRY_AFTER = "5";

    private static final int DEPTH_MAX = 30;
    private static final String CONNECTION_LOST = "08";
    private static final String STOPPING_OR_STARTING = "57P0";
    private static final String TOO_MANY_CONNECTIONS = "53300";

    private DatabaseAway() {}

    /** Whether the database could not be reached, was stopped beneath us or has no connection left. */
    public static boolean causes(Throwable failure) {
        Throwable cause = failure;
        for (int depth = 0; cause != null && depth < DEPTH_MAX; depth++) {
            if (cause instanceof SQLTransientConnectionException || cause instanceof SQLException sql && away(sql)) {
                return true;
            }
            cause = cause.getCause();
        }
        return false;
    }

    private static boolean away(SQLException failure) {
        String state = failure.getSQLState();
        return state != null
                && (state.startsWith(CONNECTION_LOST)
                        || state.startsWith(STOPPING_OR_STARTING)
                        || state.equals(TOO_MANY_CONNECTIONS));
    }
}
