package org.penstock.web;

import java.text.NumberFormat;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/** Formats of numbers by language, made once and copied: making one reads patterns and rules, which took half of a board. */
enum NumberForms {
    WHOLE(NumberFormat::getIntegerInstance),
    PLAIN(NumberFormat::getNumberInstance),
    PERCENT(NumberFormat::getPercentInstance),
    MONEY(NumberFormat::getCurrencyInstance),
    SHORT(locale -> NumberFormat.getCompactNumberInstance(locale, NumberFormat.Style.SHORT));

    private final Function<Locale, NumberFormat> make;
    private final Map<Locale, NumberFormat> made = new ConcurrentHashMap<>();

    NumberForms(Function<Locale, NumberFormat> make) {
        this.make = make;
    }

    /** The caller's own, since formats hold state. */
    NumberFormat in(Locale locale) {
        return (NumberFormat) made.computeIfAbsent(locale, make).clone();
    }
}
