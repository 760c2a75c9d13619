package org.penstock.contacts;

import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A record that may be the same as the one being typed.
 *
 * @param detail where the person works, or where the organisation is
 */
public record Likeness(UUID id, String name, @Nullable String detail, Why why) {

    /** What the two have in common; from sure to likely. */
    public enum Why {
        EMAIL,
        PHONE,
        NAME,
        SIMILAR;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }
}
