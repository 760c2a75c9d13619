package org.penstock.imports;

import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Subject;

/** What the rows of a file are. In the order in which they are written, so that later ones can name earlier ones. */
public enum Entity {
    REPS(null),
    PRODUCTS(null),
    ORGANISATIONS(Subject.ORGANISATION),
    PEOPLE(Subject.PERSON),
    DEALS(Subject.DEAL),
    /** Rows that say more about deals of another file: which were won, when, by whom. */
    CLOSED_DEALS(Subject.DEAL);

    private final @Nullable Subject subject;

    Entity(@Nullable Subject subject) {
        this.subject = subject;
    }

    /** Whose custom fields a column can go into; null for none. */
    public @Nullable Subject subject() {
        return subject;
    }

    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    public boolean isDeals() {
        return subject == Subject.DEAL;
    }

    public static Entity of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT).replace('-', '_'));
    }

    public String key() {
        return "imports.entity." + code();
    }
}
