package org.penstock.fields;

import java.util.Locale;

/** Whose fields and labels they are. */
public enum Subject {
    DEAL,
    PERSON,
    ORGANISATION;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Subject of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
