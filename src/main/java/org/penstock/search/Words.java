package org.penstock.search;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** Text as a search compares it; in step with the database function {@code search_words}, which a test checks. */
final class Words {
    private static final Pattern ACCENTS = Pattern.compile("[\\u0300-\\u036f]+");
    private static final Pattern BETWEEN = Pattern.compile("[^\\p{IsAlphabetic}\\p{IsDigit}]+");
    private static final String LETTERS = "øłđħıŧабвгдежзиклмнопрстуфхцчшщыэюяієґјъь";
    private static final String LATIN = "oldhitabvgdejziklmnoprstufhcqwwyeuaiegj";

    private Words() {}

    /** Lower case without accents in Latin letters, a blank before each word; one blank where there is no word. */
    static String of(String told) {
        String apart = Normalizer.normalize(told.toLowerCase(Locale.ROOT), Normalizer.Form.NFKD);
        String bare = ACCENTS.matcher(apart).replaceAll("");
        return " " + latin(BETWEEN.matcher(bare).replaceAll(" ").strip());
    }

    static List<String> list(String told) {
        return Stream.of(of(told).split(" ", -1))
                .filter(word -> !word.isEmpty())
                .toList();
    }

    /** Letters as the Latin ones that stand at the same place; the last two have no sound and go. */
    private static String latin(String words) {
        StringBuilder latin = new StringBuilder(words.length());
        for (int i = 0; i < words.length(); i++) {
            int at = LETTERS.indexOf(words.charAt(i));
            if (at < 0) {
                latin.append(words.charAt(i));
            } else if (at < LATIN.length()) {
                latin.append(LATIN.charAt(at));
            }
        }
        return latin.toString();
    }
}
