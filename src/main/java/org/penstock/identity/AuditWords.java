package org.penstock.identity;

import java.time.DayOfWeek;
import java.time.Month;
import java.time.format.TextStyle;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.web.Texts;

/** What a module notes in the audit, and how it is told to people. Each module that notes something supplies a bean. */
public record AuditWords(List<Kind> kinds, List<Fact> facts) {

    public AuditWords {
        kinds = List.copyOf(kinds);
        facts = List.copyOf(facts);
    }

    /** What happened: the word that is stored, and the key of its text. */
    public record Kind(String code, AuditArea area, String key) {

        public static Kind settings(String code, String key) {
            return new Kind(code, AuditArea.SETTINGS, key);
        }
    }

    /**
     * What was changed: the word that is stored, the key of its name, and how a value is told where it is a word of ours.
     */
    public record Fact(String code, String key, @Nullable Shown value) {

        public static Fact plain(String code, String key) {
            return new Fact(code, key, null);
        }
    }

    /** A stored value in the reader's words. */
    @FunctionalInterface
    public interface Shown {
        String text(Texts texts, String value);

        /** A day of the week by its number, 1 is Monday. */
        static String day(Texts texts, String number) {
            return DayOfWeek.of(Integer.parseInt(number)).getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
        }

        /** A month by its number. */
        static String month(Texts texts, String number) {
            return Month.of(Integer.parseInt(number)).getDisplayName(TextStyle.FULL_STANDALONE, texts.locale());
        }
    }
}
