package org.penstock.deals;

import java.util.Locale;

/** How a deal stands: open, or closed in one of three ways. */
public enum Outcome {
    OPEN,
    WON,
    LOST,
    DISQUALIFIED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Outcome of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** Lost and disqualified ask for a reason from the managed list. */
    public boolean needsReason() {
        return this == LOST || this == DISQUALIFIED;
    }
}
