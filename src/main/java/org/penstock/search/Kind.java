package org.penstock.search;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a search finds, in the order in which the groups stand; the recent ones stand before anything is typed. */
public enum Kind {
    RECENT,
    DEALS,
    PEOPLE,
    ORGANISATIONS,
    ACTIVITIES,
    PRODUCTS,
    ACTIONS,
    PAGES;

    /** The word in URLs and message keys. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Optional<Kind> of(String code) {
        return Arrays.stream(values()).filter(kind -> kind.code().equals(code)).findFirst();
    }

    boolean isRecord() {
        return this != ACTIONS && this != PAGES && this != RECENT;
    }
}
