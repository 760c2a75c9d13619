package org.penstock.fields;

import java.math.BigDecimal;
import java.text.DecimalFormatSymbols;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Reads a number the way a locale writes it; what could mean two things is refused, never guessed. */
public final class Numerals {
    /** The longest figure that is read. */
    public static final int MAX_LENGTH = 40;

    private static final Pattern SPACES = Pattern.compile("[\\s\\u00a0\\u202f'’_]");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,20}(\\.\\d{0,10})?");

    private Numerals() {}

    public static Optional<BigDecimal> parse(String text, Locale locale) {
        String figure = SPACES.matcher(text.strip().replace('\u2212', '-')).replaceAll("");
        if (figure.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        String plain = plain(figure, DecimalFormatSymbols.getInstance(locale).getDecimalSeparator());
        return PLAIN.matcher(plain).matches() ? Optional.of(new BigDecimal(plain)) : Optional.empty();
    }

    private static String plain(String figure, char decimal) {
        int comma = figure.lastIndexOf(',');
        int point = figure.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? swap(figure, '.', ',') : swap(figure, ',', '.');
        }
        if (comma < 0) {
            return figure;
        }
        return decimal == ',' ? figure.replace(',', '.') : grouped(figure) ? figure.replace(",", "") : figure;
    }

    private static String swap(String figure, char grouping, char decimal) {
        return figure.replace(String.valueOf(grouping), "").replace(decimal, '.');
    }

    private static boolean grouped(String figure) {
        return figure.matches("[+-]?\\d{1,3}(,\\d{3})+");
    }
}
