package org.penstock.fields;

import java.util.Locale;

/** How a filter compares a custom field. Values are written as in JSON: plain numbers, ISO dates, true and false. */
public enum Operator {
    PRESENT,
    ABSENT,
    IS,
    ONE_OF,
    CONTAINS,
    AT_LEAST,
    AT_MOST;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Operator of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
