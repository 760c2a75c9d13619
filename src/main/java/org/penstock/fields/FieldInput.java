package org.penstock.fields;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;

/**
 * A custom field in a form: what stands in its input, either from the record or as it was typed.
 *
 * @param text of all types but those with several choices
 * @param currency of a money field
 * @param chosen of a field with several choices
 */
public record FieldInput(CustomField field, String text, String currency, List<String> chosen) {

    public FieldInput {
        chosen = List.copyOf(chosen);
    }

    static FieldInput of(FieldValue value, String currency) {
        List<String> chosen = value.raw() instanceof List<?> list
                ? list.stream().map(String::valueOf).toList()
                : List.of();
        return new FieldInput(value.field(), value.input(), value.currency(currency), chosen);
    }

    static FieldInput typed(CustomField field, Map<String, List<String>> form, String currency) {
        List<String> typed = form.getOrDefault(field.name(), List.of());
        List<String> money = form.getOrDefault(field.name() + CustomFields.CURRENCY_SUFFIX, List.of());
        return new FieldInput(
                field,
                typed.isEmpty() ? "" : typed.getFirst(),
                money.isEmpty() ? currency : money.getFirst(),
                typed.stream().filter(one -> !one.isBlank()).toList());
    }

    /** The options of the field, and those that the record has from earlier though they are no longer offered. */
    public List<String> options() {
        Stream<String> kept = field.type() == FieldType.CHOICE && !text.isEmpty() ? Stream.of(text) : chosen.stream();
        return Stream.concat(field.options().stream(), kept).distinct().toList();
    }
}
