package org.penstock.web;

import java.util.Locale;

/** CLDR plural categories of whole numbers for the languages of the interface. */
final class Plurals {
    private Plurals() {}

    static String category(Locale locale, long n) {
        return "ru".equals(locale.getLanguage()) ? russian(Math.abs(n)) : n == 1 ? "one" : "other";
    }

    private static String russian(long n) {
        long lastTwo = n % 100;
        long last = n % 10;
        if (last == 1 && lastTwo != 11) {
            return "one";
        }
        return last >= 2 && last <= 4 && (lastTwo < 12 || lastTwo > 14) ? "few" : "many";
    }
}
