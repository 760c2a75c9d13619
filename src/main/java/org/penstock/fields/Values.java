package org.penstock.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;
import org.penstock.web.Texts;

/** Shows values of custom fields. */
final class Values {
    private Values() {}

    static String text(CustomField field, @Nullable Object raw, Texts texts) {
        return switch (raw) {
            case null -> "";
            case Boolean yes -> texts.of(yes ? "fields.yes" : "fields.no");
            case Number number -> texts.number(new BigDecimal(number.toString()));
            case Map<?, ?> money -> money(money, texts);
            case List<?> chosen -> chosen.stream().map(String::valueOf).collect(Collectors.joining(", "));
            default -> field.type() == FieldType.DATE ? texts.date(LocalDate.parse(raw.toString())) : raw.toString();
        };
    }

    static String plain(@Nullable Object raw) {
        return raw instanceof Number number
                ? new BigDecimal(number.toString()).toPlainString()
                : raw == null ? "" : raw.toString();
    }

    private static String money(Map<?, ?> money, Texts texts) {
        Currency currency = Currency.getInstance(String.valueOf(money.get("currency")));
        return texts.money(new Money(new BigDecimal(String.valueOf(money.get("amount"))), currency));
    }
}
