package org.penstock.needs;

import java.util.Locale;

/** What somebody says that they need. */
public enum NeedKind {
    PAIN,
    GOAL,
    REQUIREMENT;

    /** As in the database, in URLs and in the keys of its texts. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static NeedKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
