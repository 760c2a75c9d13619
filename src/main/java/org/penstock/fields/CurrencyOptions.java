package org.penstock.fields;

import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.web.Option;

/** The currencies that countries pay in today, for the select of a money field. */
public final class CurrencyOptions {
    private static final List<Option> ALL = Arrays.stream(Locale.getISOCountries())
            .map(CurrencyOptions::of)
            .filter(Objects::nonNull)
            .map(Currency::getCurrencyCode)
            .distinct()
            .sorted()
            .map(code -> Option.of(code, code))
            .toList();

    private CurrencyOptions() {}

    /** By code, the given one first. */
    public static List<Option> startingWith(String currency) {
        return Stream.concat(Stream.of(Option.of(currency, currency)), ALL.stream())
                .distinct()
                .toList();
    }

    public static boolean has(String currency) {
        return ALL.contains(Option.of(currency, currency));
    }

    private static @Nullable Currency of(String country) {
        return Currency.getInstance(Locale.of("", country));
    }
}
