package org.penstock.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;

/** How names are compared: without case, spaces and punctuation, so that {@code GTXPro} meets {@code GTX Pro}. */
public final class Names {
    private static final Pattern NOT_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Names() {}

    /** The form under which two spellings of a name are equal; empty when there is no letter or digit in it. */
    public static String key(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOT_LETTER_OR_DIGIT.matcher(composed).replaceAll("");
    }
}
