package org.penstock.fields;

import java.util.List;
import java.util.UUID;

/**
 * A field that the company added to its deals, people or organisations.
 *
 * @param key under which records keep the value; made from the first label and never changed
 * @param options what may be chosen, in order; empty for the types without a choice
 * @param position its place among the fields of the subject
 * @param retired values stay and are shown, but nobody is asked for one any more
 */
public record CustomField(
        UUID id,
        Subject subject,
        String key,
        String label,
        FieldType type,
        List<String> options,
        int position,
        boolean retired,
        int version) {

    public CustomField {
        options = List.copyOf(options);
    }

    /** The name of its form input, and of it in a filter, a gate or a refusal: {@code custom.<key>}. */
    public String name() {
        return CustomFields.PREFIX + key;
    }
}
