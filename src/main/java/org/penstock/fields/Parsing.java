package org.penstock.fields;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeParseException;
import java.time.format.ResolverStyle;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.penstock.kernel.Names;

/** Reads one value of each type from what a person typed or a file holds; empty when it can't be read. */
final class Parsing {
    static final int TEXT_MAX = 500;
    static final int LONG_TEXT_MAX = 20_000;

    private static final Pattern CURRENCY = Pattern.compile("\\b([A-Za-z]{3})\\b|([$€£₽¥])");
    private static final Map<String, String> SYMBOLS =
            Map.of("$", "USD", "€", "EUR", "£", "GBP", "₽", "RUB", "¥", "JPY");
    private static final Set<String> YES = Set.of("true", "yes", "y", "1", "on", "x", "да", "истина");
    private static final Set<String> NO = Set.of("false", "no", "n", "0", "off", "нет", "ложь");

    private Parsing() {}

    static Optional<?> parse(CustomField field, String text, Locale locale, String currency) {
        return switch (field.type()) {
            case TEXT -> Optional.of(text).filter(line -> line.length() <= TEXT_MAX);
            case LONG_TEXT -> Optional.of(text).filter(lines -> lines.length() <= LONG_TEXT_MAX);
            case NUMBER -> Numerals.parse(text, locale);
            case MONEY -> money(text, locale, currency);
            case DATE -> date(text, locale).map(LocalDate::toString);
            case BOOLEAN -> yesOrNo(text);
            case CHOICE -> option(field, text);
            case CHOICES -> options(field, text);
            case URL -> WebAddresses.parse(text);
        };
    }

    private static Optional<Map<String, Object>> money(String text, Locale locale, String otherwise) {
        Matcher named = CURRENCY.matcher(text);
        String currency = otherwise;
        String figure = text;
        if (named.find()) {
            currency = SYMBOLS.getOrDefault(named.group(), named.group().toUpperCase(Locale.ROOT));
            figure = named.replaceFirst("");
        }
        String code = currency;
        if (Currency.getAvailableCurrencies().stream()
                .noneMatch(known -> known.getCurrencyCode().equals(code))) {
            return Optional.empty();
        }
        Optional<BigDecimal> amount = Numerals.parse(figure, locale);
        return amount.map(value -> Map.of("amount", value, "currency", code));
    }

    static Optional<LocalDate> date(String text, Locale locale) {
        List<String> patterns = "ru".equals(locale.getLanguage())
                ? List.of("uuuu-M-d", "d.M.uuuu", "d/M/uuuu", "d MMM uuuu", "d MMMM uuuu")
                : List.of("uuuu-M-d", "M/d/uuuu", "d.M.uuuu", "d MMM uuuu", "MMM d, uuuu", "d MMMM uuuu");
        return patterns.stream().flatMap(pattern -> date(text, pattern, locale)).findFirst();
    }

    private static Stream<LocalDate> date(String text, String pattern, Locale locale) {
        try {
            DateTimeFormatter format =
                    DateTimeFormatter.ofPattern(pattern, locale).withResolverStyle(ResolverStyle.STRICT);
            return Stream.of(LocalDate.parse(text, format));
        } catch (DateTimeParseException notThisPattern) {
            return Stream.empty();
        }
    }

    private static Optional<Boolean> yesOrNo(String text) {
        String word = text.toLowerCase(Locale.ROOT);
        return YES.contains(word) ? Optional.of(true) : NO.contains(word) ? Optional.of(false) : Optional.empty();
    }

    private static Optional<String> option(CustomField field, String text) {
        return field.options().stream()
                .filter(option -> Names.key(option).equals(Names.key(text)))
                .findFirst();
    }

    private static Optional<List<String>> options(CustomField field, String text) {
        String separator = text.contains("\n") || text.contains(";") ? "[\n;]" : ",";
        List<String> wanted = option(field, text).isPresent()
                ? List.of(text)
                : Stream.of(text.split(separator))
                        .map(String::strip)
                        .filter(one -> !one.isEmpty())
                        .toList();
        List<String> found = wanted.stream()
                .flatMap(one -> option(field, one).stream())
                .distinct()
                .toList();
        return found.size() < Set.copyOf(wanted).size() ? Optional.empty() : Optional.of(found);
    }
}
