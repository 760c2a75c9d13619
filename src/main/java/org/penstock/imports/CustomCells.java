package org.penstock.imports;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.CustomField;
import org.penstock.fields.CustomFields;
import org.penstock.kernel.Result;
import org.springframework.stereotype.Component;

/** Columns that go into custom fields: their typed values, and how these differ from what a record has. */
@Component
class CustomCells {
    /** What the record has after the row; what the row has nothing for stays. */
    Map<String, Object> values(Work work, Entity entity, Cells cells, PlanRow row, Map<String, Object> old) {
        Map<String, String> raw = cells.custom();
        if (raw.isEmpty()) {
            return old;
        }
        List<CustomField> fields = work.fields.getOrDefault(entity, List.of());
        Result<Map<String, @Nullable Object>> parsed =
                CustomFields.parse(fields, raw, Locale.ENGLISH, work.run.currency());
        if (parsed instanceof Result.Refused<Map<String, @Nullable Object>> refused) {
            cells.wrong.addAll(refused.refusals());
            return old;
        }
        Map<String, Object> all = new HashMap<>(old);
        parsed.orElseThrow().forEach((key, value) -> {
            if (value != null && !same(old.get(key), value)) {
                all.put(key, value);
            }
        });
        return all;
    }

    static void differences(
            Work work, Entity entity, PlanRow row, Map<String, Object> before, Map<String, Object> after) {
        for (CustomField field : work.fields.getOrDefault(entity, List.of())) {
            Object is = after.get(field.key());
            if (is != null && !same(before.get(field.key()), is)) {
                row.differs(field.label(), text(before.get(field.key())), text(is));
            }
        }
    }

    static boolean alike(Map<String, Object> before, Map<String, Object> after) {
        return after.keySet().stream().allMatch(key -> same(before.get(key), after.get(key)));
    }

    /** A number from the database may be of another class than one from a file. */
    static boolean same(@Nullable Object a, @Nullable Object b) {
        if (a instanceof Number x && b instanceof Number y) {
            return new BigDecimal(x.toString()).compareTo(new BigDecimal(y.toString())) == 0;
        }
        return java.util.Objects.equals(text(a), text(b));
    }

    private static @Nullable String text(@Nullable Object value) {
        if (value instanceof Map<?, ?> money) {
            return new BigDecimal(String.valueOf(money.get("amount")))
                            .stripTrailingZeros()
                            .toPlainString() + " " + money.get("currency");
        }
        if (value instanceof List<?> chosen) {
            return String.join(", ", chosen.stream().map(String::valueOf).toList());
        }
        return value instanceof Number number
                ? new BigDecimal(number.toString()).toPlainString()
                : value == null ? null : value.toString();
    }
}
