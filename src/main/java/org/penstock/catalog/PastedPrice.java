package org.penstock.catalog;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Numerals;

/**
 * A line as it comes from a spreadsheet: a product's name or code, then a price. Between them stands a tab, a semicolon or,
 * where there is neither, the last space before the price.
 *
 * @param amount null where the price can't be read or can't be a price
 */
record PastedPrice(
        int number, String name, String typed, @Nullable BigDecimal amount) {

    private static final Pattern CELLS = Pattern.compile("^(.*?)\\s*[\\t;]\\s*([^\\t;]*?)\\s*[\\t;]*$");
    private static final Pattern WORDS =
            Pattern.compile("^(.*?\\S)\\s+((?:\\p{Sc}\\s*)?[-\\d]\\S*(?:\\s+(?:[A-Z]{3}|\\p{Sc}))?|\\S+)$");

    /** The lines that say something; a heading, whose price has no digit, is left out. */
    static List<PastedPrice> of(String text, String currency, Locale locale) {
        List<PastedPrice> lines = new ArrayList<>();
        int number = 0;
        for (String line : text.replace("\0", "").lines().toList()) {
            number++;
            if (!line.isBlank()) {
                PastedPrice price = line(number, line, currency, locale);
                if (number > 1 || price.typed().chars().anyMatch(Character::isDigit)) {
                    lines.add(price);
                }
            }
        }
        return lines;
    }

    /** Its name as a code is looked up. */
    String code() {
        return name.toLowerCase(Locale.ROOT);
    }

    private static PastedPrice line(int number, String line, String currency, Locale locale) {
        String stripped = line.strip();
        Matcher cells = CELLS.matcher(stripped);
        Matcher parts = cells.matches() ? cells : WORDS.matcher(stripped);
        if (!parts.matches()) {
            return new PastedPrice(number, stripped, "", null);
        }
        String typed = parts.group(2);
        return new PastedPrice(number, parts.group(1).strip(), typed, amount(typed, currency, locale));
    }

    private static @Nullable BigDecimal amount(String typed, String currency, Locale locale) {
        String figure = typed.replace(currency, "")
                .replace(Currency.getInstance(currency).getSymbol(locale), "")
                .replace(Currency.getInstance(currency).getSymbol(Locale.ROOT), "");
        return Numerals.parse(figure, locale)
                .filter(amount -> amount.signum() >= 0
                        && amount.compareTo(PriceLists.PRICE_MAX) <= 0
                        && amount.stripTrailingZeros().scale() <= PriceChanges.SCALE_MAX)
                .orElse(null);
    }
}
