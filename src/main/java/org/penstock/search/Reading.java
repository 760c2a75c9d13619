package org.penstock.search;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.penstock.search.Query.Token;

/**
 * A way to take a query: word for word, or with words that are only alike. Words hold letters and digits alone, so none is
 * a wildcard of LIKE or a sign of a regular expression.
 *
 * <p>Alike are words whose trigrams agree (see {@link TimedReads#WORD_SIMILARITY}), and those with two neighbouring
 * letters swapped, of which trigrams of a short word have little left.
 */
record Reading(Query query, boolean similar) {
    /** Shorter words are found at the beginning of a word only: a trigram index helps from three letters on. */
    private static final int INFIX_MIN = 3;
    /** Shorter words are like too many others. */
    static final int SIMILAR_MIN = 4;
    /** Longer words have enough trigrams left when two letters are swapped. */
    private static final int SWAPPED_MAX = 14;

    /** SQL under which a text meets a token; the values are those of {@link #values} under the same name. */
    String condition(Token token, String text, String name) {
        List<String> all = new ArrayList<>();
        for (int i = 0; i < token.words().size(); i++) {
            all.add(condition(token.words().get(i), text, name + i));
        }
        return "(" + String.join(" and ", all) + ")";
    }

    private String condition(String word, String text, String name) {
        if (!fuzzy(word)) {
            return text + " like :" + name;
        }
        String swapped = word.length() > SWAPPED_MAX ? "" : " or " + text + " ~ :" + name + "s";
        return "(" + text + " %> :" + name + swapped + ")";
    }

    Map<String, Object> values(Token token, String name) {
        Map<String, Object> values = new HashMap<>();
        for (int i = 0; i < token.words().size(); i++) {
            String word = token.words().get(i);
            values.put(name + i, fuzzy(word) ? word : infix(word));
            values.put(name + i + "s", String.join("|", swaps(word)));
        }
        return values;
    }

    private boolean fuzzy(String word) {
        return similar && word.length() >= SIMILAR_MIN && word.chars().anyMatch(Character::isLetter);
    }

    static String prefix(String word) {
        return "% " + word + "%";
    }

    static String infix(String word) {
        return word.length() < INFIX_MIN ? prefix(word) : "%" + word + "%";
    }

    private static Set<String> swaps(String word) {
        Set<String> swaps = new LinkedHashSet<>();
        for (int i = 0; i + 1 < Math.min(word.length(), SWAPPED_MAX); i++) {
            swaps.add(word.substring(0, i) + word.charAt(i + 1) + word.charAt(i) + word.substring(i + 2));
        }
        return swaps;
    }
}
