package org.penstock.fields;

import java.util.Locale;

/** What a custom field holds, and how that stands in JSON. */
public enum FieldType {
    /** One line; a string. */
    TEXT,
    /** Several lines; a string. */
    LONG_TEXT,
    /** A number. */
    NUMBER,
    /** An object of amount (number) and currency (string). */
    MONEY,
    /** A day; an ISO string. */
    DATE,
    /** Yes or no; a boolean. */
    BOOLEAN,
    /** One of the options; a string. */
    CHOICE,
    /** Several of the options; an array of strings. */
    CHOICES,
    /** A web address; a string. */
    URL;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static FieldType of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public boolean hasOptions() {
        return this == CHOICE || this == CHOICES;
    }

    /** Whether values have an order that at least and at most make sense in. */
    public boolean isOrdered() {
        return this == NUMBER || this == MONEY || this == DATE;
    }
}
