package org.penstock.fields;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.rest.ApiRefusal;
import org.springframework.stereotype.Component;
import tools.jackson.databind.JsonNode;

/** Values of custom fields in JSON of the API: by key, typed, money as amount and currency. */
@Component
public class FieldJson {
    private static final String FIELD = "custom";

    private final CustomFields fields;

    FieldJson(CustomFields fields) {
        this.fields = fields;
    }

    /** Typed values of what was sent; null empties a field. Throws the problem that names each that does not fit. */
    public Map<String, @Nullable Object> read(Actor actor, Subject subject, @Nullable JsonNode sent, String currency) {
        if (sent == null) {
            return Map.of();
        }
        if (!sent.isObject()) {
            throw ApiRefusal.unprocessable(List.of(Refusal.at(FIELD, "rest.field.object")));
        }
        List<CustomField> known = fields.all(subject);
        Map<String, CustomField> byKey = new HashMap<>();
        known.forEach(field -> byKey.put(field.key(), field));
        List<Refusal> refusals = new ArrayList<>();
        Map<String, String> raw = new LinkedHashMap<>();
        sent.properties().forEach(property -> {
            String key = property.getKey();
            String text = text(property.getValue());
            if (!byKey.containsKey(key)) {
                refusals.add(Refusal.at(CustomFields.PREFIX + key, "rest.field.unknown"));
            } else if (text == null) {
                refusals.add(Refusal.at(CustomFields.PREFIX + key, "rest.field.value"));
            } else {
                raw.put(key, text);
            }
        });
        return switch (CustomFields.parse(known, raw, Locale.ENGLISH, currency)) {
            case org.penstock.kernel.Result.Done<Map<String, @Nullable Object>> done
            when refusals.isEmpty() -> done.value();
            case org.penstock.kernel.Result.Refused<Map<String, @Nullable Object>> refused -> {
                refusals.addAll(refused.refusals());
                throw ApiRefusal.unprocessable(refusals);
            }
            default -> throw ApiRefusal.unprocessable(refusals);
        };
    }

    /** The values that are there; for a new record. */
    public Map<String, Object> fresh(Actor actor, Subject subject, @Nullable JsonNode sent, String currency) {
        return CustomFields.merge(Map.of(), read(actor, subject, sent, currency));
    }

    /** As they are sent: amounts as texts. */
    public static Map<String, Object> show(Map<String, Object> values) {
        if (values.values().stream().noneMatch(Map.class::isInstance)) {
            return values;
        }
        Map<String, Object> shown = new LinkedHashMap<>(values);
        shown.replaceAll((key, value) -> value instanceof Map<?, ?> money
                ? Map.of("amount", amount(money), "currency", String.valueOf(money.get("currency")))
                : value);
        return shown;
    }

    /** With the decimals of its currency, however it was typed. */
    private static String amount(Map<?, ?> money) {
        return Money.of(String.valueOf(money.get("amount")), String.valueOf(money.get("currency")))
                .amount()
                .toPlainString();
    }

    /** As the forms have it; null where no field has such a value. */
    private static @Nullable String text(JsonNode value) {
        return switch (value.getNodeType()) {
            case NULL -> "";
            case STRING -> value.stringValue().indexOf('\0') < 0 ? value.stringValue() : null;
            case BOOLEAN -> String.valueOf(value.booleanValue());
            case NUMBER -> plain(value);
            case ARRAY -> list(value);
            case OBJECT -> money(value);
            default -> null;
        };
    }

    private static @Nullable String plain(JsonNode number) {
        String text = number.asString();
        return text.length() > 40 || new BigDecimal(text).precision() - (long) new BigDecimal(text).scale() > 40
                ? null
                : new BigDecimal(text).toPlainString();
    }

    private static @Nullable String list(JsonNode list) {
        List<String> texts = new ArrayList<>();
        for (JsonNode item : list) {
            if (!item.isString()) {
                return null;
            }
            texts.add(item.stringValue());
        }
        return String.join("\n", texts);
    }

    private static @Nullable String money(JsonNode money) {
        JsonNode amount = money.get("amount");
        JsonNode currency = money.get("currency");
        return money.size() != 2 || amount == null || currency == null || !currency.isString()
                ? null
                : amount.asString() + " " + currency.stringValue();
    }
}
