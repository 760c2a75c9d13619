package org.penstock.fields;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/** Makes the stable key of a field from its first label: {@code Дата решения} becomes {@code data_resheniya}. */
final class Keys {
    private static final int MAX_LENGTH = 50;
    private static final String CYRILLIC = "абвгдеёжзийклмнопрстуфхцчшщъыьэюя";
    private static final String[] LATIN = {
        "a", "b", "v", "g", "d", "e", "e", "zh", "z", "i", "y", "k", "l", "m", "n", "o", "p", "r", "s", "t", "u", "f",
        "kh", "ts", "ch", "sh", "shch", "", "y", "", "e", "yu", "ya"
    };

    private Keys() {}

    static String of(String label, Set<String> taken) {
        String key = base(label);
        for (int n = 2; taken.contains(key); n++) {
            key = base(label) + "_" + n;
        }
        return key;
    }

    private static String base(String label) {
        String slug = Normalizer.normalize(latin(label.toLowerCase(Locale.ROOT)), Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .replaceAll("[^a-z0-9]+", "_")
                .replaceAll("^[_0-9]+|_+$", "");
        if (slug.isEmpty()) {
            return "field";
        }
        return slug.substring(0, Math.min(slug.length(), MAX_LENGTH)).replaceAll("_+$", "");
    }

    private static String latin(String text) {
        StringBuilder out = new StringBuilder();
        text.chars().forEach(c -> {
            int at = CYRILLIC.indexOf(c);
            out.append(at < 0 ? Character.toString(c) : LATIN[at]);
        });
        return out.toString();
    }
}
