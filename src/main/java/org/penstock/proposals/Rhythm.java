package org.penstock.proposals;

import java.util.Locale;

/** How often a line is paid. Stored by {@link #code}. */
public enum Rhythm {
    ONCE,
    MONTH,
    QUARTER,
    YEAR;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public boolean recurs() {
        return this != ONCE;
    }

    public static Rhythm of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
