package org.penstock.commands;

import org.jspecify.annotations.Nullable;

/** Something outside the program stands in the way; the message says what and how to mend it. */
final class Trouble extends RuntimeException {
    private static final long serialVersionUID = 1;

    Trouble(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
