package org.penstock.rest;

import java.util.Set;
import org.penstock.kernel.Refusal;

/**
 * What a body says.
 *
 * @param names the fields that it names; one that is null was named too, one that is not named stays as it is
 */
public record Sent<T>(T value, Set<String> names) {

    public Sent {
        names = Set.copyOf(names);
    }

    public boolean has(String name) {
        return names.contains(name);
    }

    /** Throws the problem unless the field has a value. */
    public <V> V require(String name, @org.jspecify.annotations.Nullable V present) {
        if (present == null) {
            throw ApiRefusal.unprocessable(java.util.List.of(Refusal.at(name, "rest.field.missing")));
        }
        return present;
    }
}
