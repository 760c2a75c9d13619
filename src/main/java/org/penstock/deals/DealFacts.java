package org.penstock.deals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a gate looks at: the facts of one deal, whether it stands in the database, in a form or in a file. */
record DealFacts(
        String title,
        @Nullable BigDecimal value,
        @Nullable LocalDate expectedClose,
        @Nullable UUID owner,
        @Nullable UUID organisation,
        int people,
        @Nullable String source,
        List<UUID> labels,
        boolean nextStep,
        int lines,
        Map<String, Object> custom,
        Map<String, Object> stageFacts) {

    /** The fields of every deal that a gate may name, besides {@code custom.<key>} and what {@link StageTool}s supply. */
    static final List<String> FIELDS = List.of(
            "value",
            "expected_close",
            "owner",
            "organisation",
            "people",
            "source",
            "labels",
            "next_step",
            "line_items");

    /** The value of a field, or null when it is empty. */
    @Nullable Object of(String field) {
        return switch (field) {
            case "value" -> value;
            case "expected_close" -> expectedClose;
            case "owner" -> owner;
            case "organisation" -> organisation;
            case "people" -> people == 0 ? null : people;
            case "source" -> source == null || source.isBlank() ? null : source;
            case "labels" -> labels.isEmpty() ? null : labels;
            case "next_step" -> nextStep ? Boolean.TRUE : null;
            case "line_items" -> lines == 0 ? null : lines;
            default ->
                field.startsWith("custom.") ? custom.get(field.substring("custom.".length())) : stageFacts.get(field);
        };
    }
}
