package org.penstock.search;

import java.util.Locale;

/** Text typed while the keyboard stood in the other language: {@code ghbdtn} was meant as {@code привет}. */
final class Layouts {
    private static final String RUSSIAN = "йцукенгшщзхъфывапролджэячсмитьбюё";
    private static final String ENGLISH = "qwertyuiop[]asdfghjkl;'zxcvbnm,.`";

    private Layouts() {}

    /** What the same keys give in the other layout. */
    static String other(String typed) {
        String text = typed.toLowerCase(Locale.ROOT);
        boolean russian = text.codePoints().anyMatch(letter -> RUSSIAN.indexOf(letter) >= 0);
        return russian ? mapped(text, RUSSIAN, ENGLISH) : mapped(text, ENGLISH, RUSSIAN);
    }

    private static String mapped(String text, String from, String to) {
        StringBuilder meant = new StringBuilder(text);
        for (int i = 0; i < meant.length(); i++) {
            int at = from.indexOf(meant.charAt(i));
            if (at >= 0) {
                meant.setCharAt(i, to.charAt(at));
            }
        }
        return meant.toString();
    }
}
