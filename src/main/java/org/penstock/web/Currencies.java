package org.penstock.web;

import java.util.Locale;

/** Where a currency's symbol stands: before the figure in English, after it in Russian. */
final class Currencies {
    private static final char NO_BREAK_SPACE = '\u00a0';

    private Currencies() {}

    static String place(String symbol, String figure, Locale locale) {
        if ("ru".equals(locale.getLanguage())) {
            return figure + NO_BREAK_SPACE + symbol;
        }
        boolean word = symbol.length() > 1 && Character.isLetter(symbol.charAt(symbol.length() - 1));
        return word ? symbol + NO_BREAK_SPACE + figure : symbol + figure;
    }
}
