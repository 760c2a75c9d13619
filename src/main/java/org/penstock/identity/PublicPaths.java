package org.penstock.identity;

import java.util.List;

/** Paths that need no sign-in. A module that has such pages supplies a bean; all else is closed. */
public record PublicPaths(List<String> patterns) {
    public PublicPaths {
        patterns = List.copyOf(patterns);
    }

    public static PublicPaths of(String... patterns) {
        return new PublicPaths(List.of(patterns));
    }
}
