package org.penstock.fields;

import java.util.List;

/** A custom field as a person or an import describes it. */
public record FieldDraft(Subject subject, String label, FieldType type, List<String> options) {

    public FieldDraft {
        label = label.strip();
        options = options.stream()
                .map(String::strip)
                .filter(option -> !option.isEmpty())
                .distinct()
                .toList();
    }
}
