package org.penstock.fields;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Filters over a {@code custom jsonb} column. Equality is a containment, which a GIN index with jsonb_path_ops answers;
 * the rest are JSON path predicates, which never fail on a value of another type.
 */
final class Conditions {
    private static final Pattern NUMBER = Pattern.compile("-?\\d{1,20}(\\.\\d{1,10})?");
    private static final Pattern DATE = Pattern.compile("\\d{4}-\\d{2}-\\d{2}");

    /** The most alternatives of one condition. */
    static final int ALTERNATIVES_MAX = 50;

    private Conditions() {}

    static Optional<Condition> of(CustomField field, Operator operator, String value, String column) {
        String name = "custom_" + field.key() + "_" + operator.code();
        return switch (operator) {
            case PRESENT -> path(name, column, "exists(" + at(field) + ")");
            case ABSENT -> path(name, column, "!(exists(" + at(field) + "))");
            case IS -> equal(field, name, column, Stream.of(value));
            case ONE_OF -> equal(field, name, column, value.lines().flatMap(line -> Stream.of(line.split(","))));
            case CONTAINS -> path(name, column, at(field) + " like_regex " + quoted(value) + " flag \"iq\"");
            case AT_LEAST -> compare(field, name, column, " >= ", value);
            case AT_MOST -> compare(field, name, column, " <= ", value);
        };
    }

    private static Optional<Condition> path(String name, String column, String predicate) {
        return Optional.of(new Condition(column + " @@ :" + name + "::jsonpath", Map.of(name, predicate)));
    }

    private static Optional<Condition> compare(
            CustomField field, String name, String column, String sign, String value) {
        return json(field, value)
                .flatMap(operand -> field.type() == FieldType.MONEY
                        ? path(name, column, at(field) + ".\"amount\"" + sign + operand)
                        : path(name, column, at(field) + sign + operand));
    }

    private static Optional<Condition> equal(CustomField field, String name, String column, Stream<String> values) {
        Map<String, Object> params = new LinkedHashMap<>();
        List<String> parts = new ArrayList<>();
        values.map(String::strip)
                .distinct()
                .limit(ALTERNATIVES_MAX)
                .forEach(value -> json(field, value).ifPresent(operand -> {
                    String param = name + "_" + params.size();
                    params.put(param, "{" + quoted(field.key()) + ":" + contained(field, operand) + "}");
                    parts.add(column + " @> :" + param + "::jsonb");
                }));
        return parts.isEmpty()
                ? Optional.empty()
                : Optional.of(new Condition("(" + String.join(" or ", parts) + ")", params));
    }

    private static String contained(CustomField field, String operand) {
        return switch (field.type()) {
            case CHOICES -> "[" + operand + "]";
            case MONEY -> "{\"amount\":" + operand + "}";
            default -> operand;
        };
    }

    private static Optional<String> json(CustomField field, String value) {
        return switch (field.type()) {
            case NUMBER, MONEY ->
                Optional.of(value).filter(figure -> NUMBER.matcher(figure).matches());
            case BOOLEAN -> Optional.of(value).filter(word -> word.equals("true") || word.equals("false"));
            case DATE ->
                Optional.of(value).filter(day -> DATE.matcher(day).matches()).map(Conditions::quoted);
            default -> Optional.of(quoted(value));
        };
    }

    private static String at(CustomField field) {
        return "$." + quoted(field.key());
    }

    private static String quoted(String text) {
        StringBuilder out = new StringBuilder("\"");
        text.chars().filter(c -> c != 0).forEach(c -> {
            if (c == '"' || c == '\\') {
                out.append('\\').append((char) c);
            } else if (c < ' ') {
                out.append("\\u%04x".formatted(c));
            } else {
                out.append((char) c);
            }
        });
        return out.append('"').toString();
    }
}
