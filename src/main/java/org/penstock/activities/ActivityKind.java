package org.penstock.activities;

import java.util.Locale;

/** What kind of work an activity is. A note is a fact, not work: it is never open. */
public enum ActivityKind {
    TASK,
    CALL,
    MEETING,
    NOTE;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static ActivityKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
