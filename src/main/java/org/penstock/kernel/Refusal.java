package org.penstock.kernel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An expected "no": a message key with its arguments, and the field it belongs to where there is one.
 * The key's text names the problem and the fix.
 */
public record Refusal(@Nullable String field, String key, List<Object> args) {

    public Refusal {
        args = List.copyOf(args);
    }

    public static Refusal of(String key, Object... args) {
        return new Refusal(null, key, List.of(args));
    }

    public static Refusal at(String field, String key, Object... args) {
        return new Refusal(field, key, List.of(args));
    }
}
