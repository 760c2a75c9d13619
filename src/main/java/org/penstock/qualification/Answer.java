package org.penstock.qualification;

import java.util.Locale;

/** What was found out about a criterion. Unknown: it was asked and nobody could say. */
public enum Answer {
    YES,
    PARTLY,
    NO,
    UNKNOWN;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Answer of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Whether it says something of the lead. */
    public boolean isKnown() {
        return this != UNKNOWN;
    }
}
