package org.penstock.web;

import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Initials and colour of a person or organisation; the colour follows the id, so it is the same everywhere. */
public final class Avatars {
    /** As many classes {@code avatar-c0}… as {@code css/web/kit.css} has. */
    private static final int COLOURS = 10;

    private Avatars() {}

    public static String initials(String name) {
        List<String> words = Arrays.stream(name.strip().split("[\\s.,]+", -1))
                .filter(word -> !word.isEmpty() && Character.isLetterOrDigit(word.codePointAt(0)))
                .toList();
        if (words.isEmpty()) {
            return "?";
        }
        return words.size() == 1 ? first(words.getFirst()) : first(words.getFirst()) + first(words.getLast());
    }

    public static int colour(@Nullable UUID id, String name) {
        return Math.floorMod(id != null ? id.hashCode() : name.hashCode(), COLOURS);
    }

    private static String first(String word) {
        return new String(Character.toChars(Character.toUpperCase(word.codePointAt(0))));
    }
}
