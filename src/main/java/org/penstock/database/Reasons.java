package org.penstock.database;

import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.nio.file.NoSuchFileException;

/** The few words of an error that a person needs, and what to do where that is known. */
final class Reasons {
    private static final String FULL = "No space left on device";
    private static final String FULL_FIX =
            ". The disk is full: free at least 500 MB, or name a directory on another one with --data-dir";

    private Reasons() {}

    static boolean full(String said) {
        return said.contains(FULL);
    }

    static String of(IOException error) {
        if (error instanceof AccessDeniedException) {
            return "this user has no right to";
        }
        if (error instanceof NoSuchFileException) {
            return "a part of that path is not there";
        }
        String reason = error instanceof FileSystemException onFiles && onFiles.getReason() != null
                ? onFiles.getReason()
                : String.valueOf(error.getMessage());
        return reason.contains(FULL) ? "no space is left" + FULL_FIX : reason;
    }

    /** Of all that a program of PostgreSQL's said, the line that says what went wrong. */
    static String of(String said) {
        String reason = said.lines()
                .filter(line -> line.matches("(?s).*\\b(FATAL|PANIC|ERROR|error):.*"))
                .findFirst()
                .orElseGet(() -> said.strip())
                .replaceFirst(".*\\b(FATAL|PANIC|ERROR|error):\\s*", "")
                .strip();
        return reason.contains(FULL) ? reason + FULL_FIX : reason;
    }
}
