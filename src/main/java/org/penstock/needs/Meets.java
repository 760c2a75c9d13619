package org.penstock.needs;

import java.util.Locale;

/** How far a product meets a requirement. */
public enum Meets {
    FULLY,
    PARTLY,
    NO;

    /** As in the database, the API and the keys of its text. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static Meets of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
