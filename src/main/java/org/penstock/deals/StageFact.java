package org.penstock.deals;

import java.util.List;
import java.util.Locale;
import org.penstock.kernel.Term;

/**
 * A fact that the tool of a stage knows of a deal, such as {@code qualification.verdict}: gates ask for it, lists filter by
 * it, the API shows it.
 *
 * @param name the tool's name, a dot and the fact; its text has the key {@code <tool>.fact.<fact>}
 * @param words the codes that a {@link Type#WORD} may have; each one's text is the fact's key, a dot and the code
 */
public record StageFact(String name, Type type, List<String> words) {

    /** A number is a plain decimal, a date ISO 8601, a flag true or absent. */
    public enum Type {
        FLAG,
        NUMBER,
        DATE,
        WORD,
        TEXT;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public StageFact {
        words = List.copyOf(words);
    }

    public static StageFact flag(String tool, String fact) {
        return new StageFact(name(tool, fact), Type.FLAG, List.of());
    }

    public static StageFact number(String tool, String fact) {
        return new StageFact(name(tool, fact), Type.NUMBER, List.of());
    }

    public static StageFact date(String tool, String fact) {
        return new StageFact(name(tool, fact), Type.DATE, List.of());
    }

    public static StageFact text(String tool, String fact) {
        return new StageFact(name(tool, fact), Type.TEXT, List.of());
    }

    public static StageFact word(String tool, String fact, List<String> words) {
        return new StageFact(name(tool, fact), Type.WORD, words);
    }

    /** The name that gates, filters and the API use: {@code qualification.verdict}. */
    public static String name(String tool, String fact) {
        return tool + "." + fact;
    }

    /** Whether a field's name is that of a tool's fact and not one of every deal or a custom field. */
    public static boolean isName(String field) {
        return field.indexOf('.') > 0 && !field.startsWith("custom.");
    }

    /** The key of the name's text. */
    public static String key(String name) {
        int dot = name.indexOf('.');
        return name.substring(0, dot) + ".fact" + name.substring(dot);
    }

    /** The name for people. */
    public static Term term(String name) {
        return new Term(key(name));
    }
}
