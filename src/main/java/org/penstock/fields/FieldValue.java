package org.penstock.fields;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A custom field with the value that one record has.
 *
 * @param text the value in the reader's language; empty when there is none
 * @param raw the value as it stands in JSON; null when there is none
 */
public record FieldValue(
        CustomField field, String text, @Nullable Object raw) {

    public boolean isEmpty() {
        return raw == null;
    }

    /** The value as the form's input wants it: plain numbers, ISO dates. */
    public String input() {
        return switch (raw) {
            case null -> "";
            case Map<?, ?> money -> Values.plain(money.get("amount"));
            case List<?> chosen -> "";
            default -> Values.plain(raw);
        };
    }

    /** The currency of a money value, or the one given. */
    public String currency(String otherwise) {
        return raw instanceof Map<?, ?> money && money.get("currency") instanceof String code ? code : otherwise;
    }

    public boolean has(String option) {
        return raw instanceof List<?> chosen ? chosen.contains(option) : option.equals(raw);
    }

    /** The options of the field, and those that the record has from earlier though they are no longer offered. */
    public List<String> options() {
        List<String> chosen = raw instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : raw instanceof String one ? List.of(one) : List.of();
        return java.util.stream.Stream.concat(field.options().stream(), chosen.stream())
                .distinct()
                .toList();
    }
}
