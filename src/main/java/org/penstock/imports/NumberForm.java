package org.penstock.imports;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which sign a column puts before the decimals. Decided over the whole column. */
public enum NumberForm {
    /** 1,234.50 */
    POINT,
    /** 1 234,50 or 1.234,50 */
    COMMA;

    private static final Pattern NOISE =
            Pattern.compile("[\\s\\u00a0\\u202f'’_]|[$€£₽¥₴₸₹]|(?i:usd|eur|rub|gbp|руб\\.?)");
    private static final Pattern SHAPE = Pattern.compile("[+-]?\\d[\\d.,]*%?");
    private static final Pattern PLAIN = Pattern.compile("[+-]?\\d{1,18}(\\.\\d{1,10})?");
    private static final int MAX_LENGTH = 40;

    public static boolean looksLike(String text) {
        return digits(text)
                || text.length() <= MAX_LENGTH && SHAPE.matcher(bare(text)).matches();
    }

    /** The form that this one figure tells of; null where it could be either. */
    static @Nullable NumberForm told(String text) {
        if (digits(text)) {
            return null;
        }
        String figure = bare(text);
        int comma = figure.lastIndexOf(',');
        int point = figure.lastIndexOf('.');
        if (comma >= 0 && point >= 0) {
            return comma > point ? COMMA : POINT;
        }
        if (comma < 0 && point < 0) {
            return null;
        }
        char sign = comma >= 0 ? ',' : '.';
        NumberForm decimal = comma >= 0 ? COMMA : POINT;
        NumberForm other = comma >= 0 ? POINT : COMMA;
        if (figure.indexOf(sign) != figure.lastIndexOf(sign)) {
            return other;
        }
        int after = figure.replace("%", "").length() - figure.indexOf(sign) - 1;
        return after == 3 && !figure.startsWith("0") ? null : decimal;
    }

    public Optional<BigDecimal> parse(String text) {
        if (digits(text)) {
            return Optional.of(BigDecimal.valueOf(Long.parseLong(text)));
        }
        String figure = bare(text).replace("%", "");
        String plain =
                this == POINT ? grouped(figure, ',') : grouped(figure, '.').replace(',', '.');
        return plain.length() <= MAX_LENGTH && PLAIN.matcher(plain).matches()
                ? Optional.of(new BigDecimal(plain))
                : Optional.empty();
    }

    /** Takes the grouping away; a figure whose groups aren't of three digits stays as it is and is refused. */
    private static String grouped(String figure, char grouping) {
        if (figure.indexOf(grouping) < 0) {
            return figure;
        }
        String sign = Pattern.quote(String.valueOf(grouping));
        return figure.matches("[+-]?\\d{1,3}(" + sign + "\\d{2,3})+([.,]\\d+)?")
                ? figure.replace(String.valueOf(grouping), "")
                : figure;
    }

    /** Most figures are nothing but digits; they need no pattern. */
    private static boolean digits(String text) {
        for (int i = 0; i < text.length(); i++) {
            if (text.charAt(i) < '0' || text.charAt(i) > '9') {
                return false;
            }
        }
        return !text.isEmpty() && text.length() <= 18;
    }

    private static String bare(String text) {
        if (text.length() > MAX_LENGTH) {
            return text;
        }
        return NOISE.matcher(text.toLowerCase(Locale.ROOT).replace('\u2212', '-'))
                .replaceAll("");
    }
}
