package org.penstock.kernel;

import java.text.Normalizer;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** How names are compared: without case, spaces and punctuation, so that {@code GTXPro} meets {@code GTX Pro}. */
public final class Names {
    private static final Pattern NOT_LETTER_OR_DIGIT = Pattern.compile("[^\\p{L}\\p{N}]+");

    private Names() {}

    /** The form under which two spellings of a name are equal; empty when there is no letter or digit in it. */
    public static String key(String name) {
        String plain = plain(name);
        return plain != null ? plain : composed(name);
    }

    /** The quick way for names in ASCII, which an import asks for by the million; null for all others. */
    private static @Nullable String plain(String name) {
        StringBuilder key = new StringBuilder(name.length());
        for (int i = 0; i < name.length(); i++) {
            char c = name.charAt(i);
            if (c >= 128) {
                return null;
            }
            if (c >= 'A' && c <= 'Z') {
                key.append((char) (c | 0x20));
            } else if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9')) {
                key.append(c);
            }
        }
        return key.toString();
    }

    private static String composed(String name) {
        String composed = Normalizer.normalize(name, Normalizer.Form.NFKC).toLowerCase(Locale.ROOT);
        return NOT_LETTER_OR_DIGIT.matcher(composed).replaceAll("");
    }
}
