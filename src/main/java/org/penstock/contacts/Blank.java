package org.penstock.contacts;

import org.jspecify.annotations.Nullable;

/** An empty input is no value; the NUL character is one that no text column takes. */
final class Blank {
    private Blank() {}

    static @Nullable String toNull(@Nullable String text) {
        return text == null || text.isBlank() ? null : clean(text);
    }

    static String clean(String text) {
        return text.replace("\0", "").strip();
    }
}
