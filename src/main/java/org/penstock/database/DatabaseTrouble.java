package org.penstock.database;

import org.jspecify.annotations.Nullable;

/** The database can't be had. The message says what is wrong and what to do; commands print it as it is. */
public class DatabaseTrouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    public DatabaseTrouble(String message) {
        super(message);
    }

    public DatabaseTrouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
