package org.penstock.rest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;
import tools.jackson.databind.JsonNode;

/** Schemas and examples of the records that the API takes and gives. */
final class Schemas {
    static final String ID = "0199b2c4-7d1e-7c53-9a41-2f0b8f3f6a11";

    final Map<String, Object> all = new TreeMap<>();

    Map<String, Object> schema(Class<?> type) {
        String name = name(type);
        if (!all.containsKey(name)) {
            Map<String, Object> schema = map("type", "object");
            all.put(name, schema);
            Doc doc = type.getAnnotation(Doc.class);
            if (doc != null) {
                schema.put("description", doc.value());
            }
            Map<String, Object> properties = new LinkedHashMap<>();
            List<String> required = new ArrayList<>();
            for (RecordComponent part : type.getRecordComponents()) {
                properties.put(part.getName(), property(part));
                if (part.getAnnotation(Doc.class).required()) {
                    required.add(part.getName());
                }
            }
            schema.put("properties", properties);
            if (!required.isEmpty()) {
                schema.put("required", required);
            }
            schema.put("additionalProperties", false);
        }
        return map("$ref", "#/components/schemas/" + name);
    }

    private Map<String, Object> property(RecordComponent part) {
        Doc doc = part.getAnnotation(Doc.class);
        Map<String, Object> schema = typed(part.getGenericType());
        if (doc.max() > 0) {
            schema.put(schema.get("type").equals("array") ? "maxItems" : "maxLength", doc.max());
        }
        if (doc.oneOf().length > 0) {
            List<@Nullable Object> words = new ArrayList<>(List.of(doc.oneOf()));
            if (nullable(part)) {
                words.add(null);
            }
            schema.put("enum", words);
        }
        if (nullable(part)) {
            schema = schema.containsKey("$ref")
                    ? map("anyOf", List.of(schema, map("type", "null")))
                    : with(schema, "type", List.of(schema.get("type"), "null"));
        }
        schema.put("description", doc.value());
        return schema;
    }

    private static Map<String, Object> with(Map<String, Object> schema, String name, Object value) {
        schema.put(name, value);
        return schema;
    }

    private Map<String, Object> typed(Type type) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? map("type", "array", "items", typed(generic.getActualTypeArguments()[0]))
                    : map("type", "object", "additionalProperties", true);
        }
        if (type == String.class) {
            return map("type", "string");
        }
        if (type == UUID.class) {
            return map("type", "string", "format", "uuid");
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return map("type", "integer");
        }
        if (type == BigDecimal.class) {
            return map("type", "number");
        }
        if (type == boolean.class || type == Boolean.class) {
            return map("type", "boolean");
        }
        if (type == Instant.class) {
            return map("type", "string", "format", "date-time");
        }
        if (type == LocalDate.class) {
            return map("type", "string", "format", "date");
        }
        if (type == JsonNode.class) {
            return map("type", "object", "additionalProperties", true);
        }
        if (type == Money.class) {
            all.put("Money", money("An amount in a currency, with no more decimals than that has."));
            return map("$ref", "#/components/schemas/Money");
        }
        if (type == UnitPrice.class) {
            all.put("UnitPrice", money("What one costs: an amount in a currency, with up to 4 decimals."));
            return map("$ref", "#/components/schemas/UnitPrice");
        }
        Class<?> known = (Class<?>) type;
        if (known.isEnum()) {
            return map("type", "string", "enum", codes(known));
        }
        return new LinkedHashMap<>(schema(known));
    }

    private static List<String> codes(Class<?> words) {
        return Arrays.stream(words.getEnumConstants())
                .map(word -> word.toString().toLowerCase(Locale.ROOT))
                .toList();
    }

    private static Map<String, Object> money(String words) {
        return map(
                "type",
                "object",
                "description",
                words,
                "required",
                List.of("amount", "currency"),
                "properties",
                map(
                        "amount", map("type", "string", "pattern", "^-?\\d{1,30}(\\.\\d+)?$"),
                        "currency", map("type", "string", "minLength", 3, "maxLength", 3)),
                "additionalProperties",
                false,
                "example",
                map("amount", "12.50", "currency", "EUR"));
    }

    private static boolean nullable(RecordComponent part) {
        return part.getAnnotatedType().isAnnotationPresent(Nullable.class);
    }

    private static String name(Class<?> type) {
        String name = type.getSimpleName().replaceAll("Json$", "");
        boolean vague = List.of(
                        "Body",
                        "Change",
                        "Column",
                        "Card",
                        "Sums",
                        "Step",
                        "Feed",
                        "Field",
                        "One",
                        "Results",
                        "Which",
                        "Month",
                        "Before",
                        "Definition")
                .contains(name);
        return vague ? type.getEnclosingClass().getSimpleName().replaceAll("(Json|Body)$", "") + name : name;
    }

    Map<String, Object> example(Class<?> type) {
        Map<String, Object> example = new LinkedHashMap<>();
        for (RecordComponent part : type.getRecordComponents()) {
            Doc doc = part.getAnnotation(Doc.class);
            example.put(part.getName(), value(part.getGenericType(), doc.example()));
        }
        return example;
    }

    private Object value(Type type, String given) {
        if (type instanceof ParameterizedType generic) {
            return generic.getRawType() == List.class
                    ? List.of(value(generic.getActualTypeArguments()[0], given))
                    : Map.of();
        }
        if (type == String.class) {
            return given.isEmpty() ? ID : given;
        }
        if (type == UUID.class) {
            return ID;
        }
        if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
            return given.isEmpty() ? 1 : Integer.parseInt(given);
        }
        if (type == BigDecimal.class) {
            return given.isEmpty() ? BigDecimal.ONE : new BigDecimal(given);
        }
        if (type == boolean.class || type == Boolean.class) {
            return Boolean.parseBoolean(given);
        }
        if (type == Instant.class) {
            return "2026-11-23T09:30:00Z";
        }
        if (type == LocalDate.class) {
            return "2026-12-18";
        }
        if (type == JsonNode.class) {
            return Map.of();
        }
        if (type == Money.class || type == UnitPrice.class) {
            return map("amount", "12.50", "currency", "EUR");
        }
        Class<?> known = (Class<?>) type;
        return known.isEnum() ? given.isEmpty() ? codes(known).getFirst() : given : example(known);
    }

    static Map<String, Object> map(Object... parts) {
        Map<String, Object> map = new LinkedHashMap<>();
        for (int i = 0; i < parts.length; i += 2) {
            map.put((String) parts[i], parts[i + 1]);
        }
        return map;
    }
}
