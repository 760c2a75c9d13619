package org.penstock.imports;

import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import org.penstock.kernel.Refusal;

/** Reads the currency of a row: a code, a sign, or nothing. */
final class Currencies {
    private static final Map<String, String> SIGNS = Map.of(
            "$", "USD", "€", "EUR", "£", "GBP", "₽", "RUB", "¥", "JPY", "₴", "UAH", "₸", "KZT", "РУБ", "RUB", "РУБ.",
            "RUB");

    private Currencies() {}

    static String code(Cells cells, Target target, String otherwise) {
        String text = cells.text(target).toUpperCase(Locale.ROOT);
        if (text.isEmpty()) {
            return otherwise;
        }
        String code = SIGNS.getOrDefault(text, text);
        if (!known(code)) {
            cells.wrong.add(Refusal.of("imports.row.currency", Cells.clipped(text)));
            return otherwise;
        }
        return code;
    }

    static boolean known(String code) {
        try {
            return Currency.getInstance(code).getDefaultFractionDigits() >= 0;
        } catch (IllegalArgumentException unknown) {
            return false;
        }
    }
}
