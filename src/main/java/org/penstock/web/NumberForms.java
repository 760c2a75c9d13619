package org.penstock.web;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Formats of numbers by language, made once and copied: making one reads patterns and rules, which took half of a board. */
final class NumberForms {
    static final NumberForms WHOLE = new NumberForms(NumberFormat::getIntegerInstance);
    static final NumberForms PLAIN = new NumberForms(NumberFormat::getNumberInstance);
    static final NumberForms PERCENT = new NumberForms(NumberFormat::getPercentInstance);
    static final NumberForms MONEY = new NumberForms(NumberFormat::getCurrencyInstance);
    static final NumberForms SHORT =
            new NumberForms(locale -> NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT));

    private final Function<Locale, NumberFormat> make;
    private final Map<Locale, NumberFormat> made = new ConcurrentHashMap<>();

    private NumberForms(Function<Locale, NumberFormat> make) {
        this.make = make;
    }

    /** The caller's own, since formats hold state. */
    NumberFormat in(Locale locale) {
        return (NumberFormat) made.computeIfAbsent(locale, make).clone();
    }
}
