package org.penstock.rest;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import tools.jackson.databind.JsonNode;

/**
 * Puts a JSON object into a record and names everything that does not fit, all of it at once: unknown fields, wrong types,
 * texts that no database takes.
 */
final class Binder {
    /** The most items of a list in a body. */
    static final int ITEMS_MAX = 1_000;

    /** Digits on either side of the point; more is never meant. */
    private static final int DIGITS_MAX = 30;

    private final List<Refusal> refusals = new ArrayList<>();

    private Binder() {}

    static <T> Sent<T> bind(Class<T> type, JsonNode root) {
        if (!root.isObject()) {
            throw ApiRefusal.bad(Refusal.of("rest.body.object"));
        }
        Binder binder = new Binder();
        Object value = binder.object(type, root, "");
        if (!binder.refusals.isEmpty() || value == null) {
            throw ApiRefusal.unprocessable(binder.refusals);
        }
        Set<String> names = new LinkedHashSet<>(root.propertyNames());
        return new Sent<>(type.cast(value), names);
    }

    private @Nullable Object object(Class<?> type, JsonNode node, String at) {
        if (!node.isObject()) {
            return refuse(at, "rest.field.object");
        }
        Shape shape = Shape.of(type);
        for (String name : node.propertyNames()) {
            if (!shape.names().contains(name)) {
                refuse(path(at, name), "rest.field.unknown");
            }
        }
        List<@Nullable Object> values = new ArrayList<>();
        for (RecordComponent part : shape.parts()) {
            JsonNode value = node.get(part.getName());
            values.add(
                    value == null || value.isNull()
                            ? null
                            : value(part.getGenericType(), value, path(at, part.getName())));
        }
        return refusals.isEmpty() ? shape.make(values) : null;
    }

    private @Nullable Object value(Type type, JsonNode node, String at) {
        if (type instanceof ParameterizedType list && list.getRawType() == List.class) {
            return list(list.getActualTypeArguments()[0], node, at);
        }
        if (type == String.class) {
            return text(node, at);
        }
        if (type == UUID.class) {
            return uuid(node, at);
        }
        if (type == Integer.class) {
            return node.isIntegralNumber() && node.canConvertToInt()
                    ? node.intValue()
                    : refuse(at, "rest.field.integer");
        }
        if (type == Boolean.class) {
            return node.isBoolean() ? node.booleanValue() : refuse(at, "rest.field.boolean");
        }
        if (type == BigDecimal.class) {
            return number(node, at);
        }
        if (type == Money.class) {
            return money(node, at, 0, Money::new);
        }
        if (type == UnitPrice.class) {
            return money(node, at, UnitPrice.DECIMALS_MAX, UnitPrice::new);
        }
        if (type == LocalDate.class) {
            return date(node, at);
        }
        if (type == Instant.class) {
            return time(node, at);
        }
        if (type == JsonNode.class || type instanceof TypeVariable) {
            return node;
        }
        if (type instanceof Class<?> known && known.isEnum()) {
            return word(known, node, at);
        }
        return object((Class<?>) type, node, at);
    }

    private @Nullable Object list(Type of, JsonNode node, String at) {
        if (!node.isArray()) {
            return refuse(at, "rest.field.list");
        }
        if (node.size() > ITEMS_MAX) {
            return refuse(at, "rest.field.items", ITEMS_MAX);
        }
        List<Object> items = new ArrayList<>();
        for (int place = 0; place < node.size(); place++) {
            JsonNode item = node.get(place);
            Object value = item.isNull()
                    ? refuse(path(at, String.valueOf(place)), "rest.field.missing")
                    : value(of, item, path(at, String.valueOf(place)));
            if (value != null) {
                items.add(value);
            }
        }
        return items;
    }

    private @Nullable Object text(JsonNode node, String at) {
        if (!node.isString()) {
            return refuse(at, "rest.field.text");
        }
        String text = node.stringValue();
        return text.indexOf('\0') >= 0 ? refuse(at, "rest.field.nul") : text;
    }

    private @Nullable Object uuid(JsonNode node, String at) {
        try {
            if (node.isString() && node.stringValue().length() == 36) {
                return UUID.fromString(node.stringValue());
            }
        } catch (IllegalArgumentException noId) {
            // answered below
        }
        return refuse(at, "rest.field.id");
    }

    /** Also as a string, in which no client rounds it. */
    private @Nullable BigDecimal number(JsonNode node, String at) {
        try {
            BigDecimal number = node.isNumber()
                    ? node.decimalValue()
                    : new BigDecimal(node.isString() && node.stringValue().length() < 80 ? node.stringValue() : "?");
            boolean sane = number.precision() - (long) number.scale() <= DIGITS_MAX && number.scale() <= DIGITS_MAX;
            if (sane) {
                return number;
            }
        } catch (ArithmeticException | NumberFormatException notANumber) {
            // answered below
        }
        refuse(at, "rest.field.number");
        return null;
    }

    private <M> @Nullable M money(JsonNode node, String at, int decimals, BiFunction<BigDecimal, Currency, M> money) {
        if (!node.isObject() || !Set.of("amount", "currency").equals(Set.copyOf(node.propertyNames()))) {
            refuse(at, "rest.field.money");
            return null;
        }
        BigDecimal amount = number(node.get("amount"), path(at, "amount"));
        Currency currency = currency(node.get("currency"), path(at, "currency"));
        if (amount == null || currency == null) {
            return null;
        }
        int digits = Math.max(decimals, currency.getDefaultFractionDigits());
        if (amount.stripTrailingZeros().scale() > digits) {
            refuse(path(at, "amount"), "rest.field.decimals", currency.getCurrencyCode(), digits);
            return null;
        }
        return money.apply(amount, currency);
    }

    private @Nullable Currency currency(JsonNode node, String at) {
        try {
            if (node.isString() && node.stringValue().length() == 3) {
                return Currency.getInstance(node.stringValue());
            }
        } catch (IllegalArgumentException unknown) {
            // answered below
        }
        refuse(at, "rest.field.currency");
        return null;
    }

    private @Nullable Object date(JsonNode node, String at) {
        try {
            return LocalDate.parse(node.isString() ? node.stringValue() : "");
        } catch (DateTimeException notADate) {
            return refuse(at, "rest.field.date");
        }
    }

    private @Nullable Object time(JsonNode node, String at) {
        try {
            Instant time = OffsetDateTime.parse(node.isString() ? node.stringValue() : "")
                    .toInstant();
            int year = time.atOffset(java.time.ZoneOffset.UTC).getYear();
            if (year >= 1900 && year <= 2200) {
                return time;
            }
        } catch (DateTimeException notATime) {
            // answered below
        }
        return refuse(at, "rest.field.time");
    }

    private @Nullable Object word(Class<?> words, JsonNode node, String at) {
        List<String> codes = new ArrayList<>();
        for (Object word : words.getEnumConstants()) {
            String code = word.toString().toLowerCase(Locale.ROOT);
            if (node.isString() && node.stringValue().equals(code)) {
                return word;
            }
            codes.add(code);
        }
        return refuse(at, "rest.field.word", String.join(", ", codes));
    }

    private @Nullable Object refuse(String at, String key, Object... args) {
        refusals.add(Refusal.at(at, key, args));
        return null;
    }

    private static String path(String at, String name) {
        return at.isEmpty() ? name : at + "." + name;
    }

    /** A record's parts and how it is made; found out once a type. */
    private record Shape(List<RecordComponent> parts, Set<String> names, java.lang.reflect.Constructor<?> constructor) {
        private static final ClassValue<Shape> KNOWN = new ClassValue<>() {
            @Override
            protected Shape computeValue(Class<?> type) {
                RecordComponent[] parts = type.getRecordComponents();
                try {
                    var constructor = type.getDeclaredConstructor(
                            Arrays.stream(parts).map(RecordComponent::getType).toArray(Class<?>[]::new));
                    constructor.setAccessible(true);
                    Set<String> names = new LinkedHashSet<>();
                    List.of(parts).forEach(part -> names.add(part.getName()));
                    return new Shape(List.of(parts), names, constructor);
                } catch (NoSuchMethodException impossible) {
                    throw new IllegalStateException(impossible);
                }
            }
        };

        static Shape of(Class<?> type) {
            return KNOWN.get(type);
        }

        Object make(List<@Nullable Object> values) {
            try {
                return constructor.newInstance(values.toArray());
            } catch (ReflectiveOperationException failed) {
                throw new IllegalStateException(failed);
            }
        }
    }
}
