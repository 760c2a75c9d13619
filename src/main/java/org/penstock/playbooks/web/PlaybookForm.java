package org.penstock.playbooks.web;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.penstock.playbooks.PlaybookBody;
import org.penstock.playbooks.PlaybookBody.ActivityPlan;
import org.penstock.playbooks.PlaybookBody.GatePlan;
import org.penstock.playbooks.PlaybookBody.StagePlan;
import org.springframework.util.MultiValueMap;

/**
 * A playbook as its form has it, and back. Rows without a name are left out; a stage's order is the number beside it. A part
 * of another module is a table of its plain values; what is nested stays as it is.
 */
final class PlaybookForm {
    private static final int NO_NUMBER = -1;

    private PlaybookForm() {}

    /** The playbook as typed. */
    static PlaybookBody read(MultiValueMap<String, String> typed, PlaybookBody before) {
        return new PlaybookBody(
                text(typed, "name"),
                text(typed, "about"),
                stages(typed),
                Map.of(
                        "lost",
                        lines(text(typed, "reasons.lost")),
                        "disqualified",
                        lines(text(typed, "reasons.disqualified"))),
                parts(typed, before));
    }

    private static List<StagePlan> stages(MultiValueMap<String, String> typed) {
        TreeMap<Double, List<StagePlan>> ordered = new TreeMap<>();
        int count = number(text(typed, "stages"));
        for (int at = 0; at < count; at++) {
            String stage = "stage." + at + ".";
            String name = text(typed, stage + "name");
            if (!name.isBlank()) {
                ordered.computeIfAbsent(order(text(typed, stage + "order"), at), any -> new ArrayList<>())
                        .add(new StagePlan(
                                name,
                                text(typed, stage + "kind"),
                                number(text(typed, stage + "probability")),
                                gate(typed, stage),
                                activities(typed, stage)));
            }
        }
        return ordered.values().stream().flatMap(List::stream).toList();
    }

    private static List<GatePlan> gate(MultiValueMap<String, String> typed, String stage) {
        List<GatePlan> gate = new ArrayList<>();
        List<String> fields = all(typed, stage + "gate.field");
        for (int row = 0; row < fields.size(); row++) {
            if (!fields.get(row).isBlank()) {
                gate.add(new GatePlan(
                        fields.get(row),
                        at(all(typed, stage + "gate.operator"), row),
                        at(all(typed, stage + "gate.operand"), row)));
            }
        }
        return gate;
    }

    private static List<ActivityPlan> activities(MultiValueMap<String, String> typed, String stage) {
        List<ActivityPlan> activities = new ArrayList<>();
        List<String> subjects = all(typed, stage + "activity.subject");
        for (int row = 0; row < subjects.size(); row++) {
            if (!subjects.get(row).isBlank()) {
                activities.add(new ActivityPlan(
                        at(all(typed, stage + "activity.kind"), row),
                        subjects.get(row),
                        number(at(all(typed, stage + "activity.days"), row))));
            }
        }
        return activities;
    }

    private static Map<String, List<Map<String, Object>>> parts(
            MultiValueMap<String, String> typed, PlaybookBody before) {
        Map<String, List<Map<String, Object>>> parts = new TreeMap<>();
        before.parts().forEach((name, rows) -> {
            List<Map<String, Object>> kept = new ArrayList<>();
            for (int row = 0; row <= rows.size(); row++) {
                Map<String, Object> read = row(typed, "part." + name + "." + row + ".", rows, row);
                if (!read.isEmpty()) {
                    kept.add(read);
                }
            }
            parts.put(name, kept);
        });
        return parts;
    }

    /** The row as typed; empty when it was emptied. A new row says what is not typed as the first row does. */
    private static Map<String, Object> row(
            MultiValueMap<String, String> typed, String prefix, List<Map<String, Object>> rows, int at) {
        Map<String, Object> like = rows.isEmpty() ? Map.of() : rows.get(Math.min(at, rows.size() - 1));
        Map<String, Object> row = new LinkedHashMap<>();
        boolean filled = false;
        for (String column : columns(rows)) {
            String value = typed.getFirst(prefix + column);
            if (value == null) {
                if (at < rows.size() && like.containsKey(column)) {
                    row.put(column, like.get(column));
                }
            } else if (!value.isBlank()) {
                filled = true;
                row.put(column, typed(value.strip(), example(rows, column)));
            }
        }
        return filled ? row : Map.of();
    }

    /** The columns of a part that can be typed: those with plain values. */
    static List<String> columns(List<Map<String, Object>> rows) {
        Set<String> columns = new LinkedHashSet<>();
        rows.forEach(row -> columns.addAll(row.keySet()));
        return columns.stream().toList();
    }

    static boolean isPlain(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .allMatch(value -> value == null
                        || value instanceof String
                        || value instanceof Number
                        || value instanceof Boolean
                        || value instanceof List<?> list && list.stream().allMatch(String.class::isInstance));
    }

    static String shown(@Nullable Object value) {
        if (value instanceof List<?> list) {
            return String.join("; ", list.stream().map(String::valueOf).toList());
        }
        return value == null ? "" : value.toString();
    }

    private static @Nullable Object example(List<Map<String, Object>> rows, String column) {
        return rows.stream()
                .map(row -> row.get(column))
                .filter(value -> value != null)
                .findFirst()
                .orElse(null);
    }

    private static Object typed(String value, @Nullable Object like) {
        return switch (like) {
            case Boolean any -> value.equals("true");
            case Integer any when value.matches("-?\\d{1,9}") -> Integer.valueOf(value);
            case Number any when value.matches("-?\\d{1,20}(\\.\\d{1,10})?") -> new BigDecimal(value);
            case List<?> any ->
                Arrays.stream(value.split(";"))
                        .map(String::strip)
                        .filter(part -> !part.isEmpty())
                        .toList();
            case null, default -> value;
        };
    }

    static List<String> lines(String text) {
        return text.lines()
                .map(String::strip)
                .filter(line -> !line.isEmpty())
                .distinct()
                .toList();
    }

    private static double order(String typed, int at) {
        int number = number(typed);
        return number == NO_NUMBER ? at + 1.5 : number;
    }

    private static int number(String typed) {
        return typed.strip().matches("\\d{1,6}") ? Integer.parseInt(typed.strip()) : NO_NUMBER;
    }

    private static List<String> all(MultiValueMap<String, String> typed, String name) {
        return typed.getOrDefault(name, List.of());
    }

    private static String at(List<String> values, int row) {
        return row < values.size() ? values.get(row) : "";
    }

    private static String text(MultiValueMap<String, String> typed, String name) {
        String value = typed.getFirst(name);
        return value == null ? "" : value;
    }
}
