package org.penstock.search;

import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What somebody looks for, taken apart.
 *
 * @param text as typed, without control characters
 * @param tokens its parts between blanks; all of them must be met
 */
record Query(String text, List<Token> tokens) {
    /** The most parts that count; who types more has long found it. */
    static final int TOKENS_MAX = 8;
    /** From how many digits on a text is looked for among phone numbers. */
    static final int PHONE_DIGITS_MIN = 4;

    private static final Pattern CONTROL = Pattern.compile("[\\p{Cc}\\p{Cf}\\p{Cs}]+");
    private static final Pattern PHONE = Pattern.compile("[\\d\\s()+./-]+");

    /**
     * One part.
     *
     * @param raw in lower case, for e-mail addresses and external ids
     * @param words the words in it; all of them must be met
     * @param digits of a phone number without its leading zeros; empty when it can't be one
     */
    record Token(String raw, List<String> words, String digits) {}

    static Query of(String typed) {
        String text = CONTROL.matcher(typed).replaceAll(" ").strip();
        List<Token> tokens = isPhone(text) ? List.of(token(text)) : split(text);
        return new Query(text, tokens);
    }

    private static List<Token> split(String text) {
        return Stream.of(text.split("\\s+", -1))
                .map(Query::token)
                .filter(token -> !token.words().isEmpty())
                .limit(TOKENS_MAX)
                .toList();
    }

    private static Token token(String part) {
        return new Token(part.toLowerCase(Locale.ROOT), Words.list(part), isPhone(part) ? digits(part) : "");
    }

    private static boolean isPhone(String text) {
        return PHONE.matcher(text).matches() && text.replaceAll("\\D", "").length() >= PHONE_DIGITS_MIN;
    }

    /** Without zeros and, in a whole Russian number, the 8 that is dialled before it at home. */
    private static String digits(String text) {
        String digits = text.replaceAll("\\D", "").replaceFirst("^0+(?=\\d)", "");
        return digits.length() == 11 && digits.startsWith("8") ? digits.substring(1) : digits;
    }

    boolean isEmpty() {
        return tokens.isEmpty();
    }

    /** Whether there is enough to look for records with: one letter alone would find half of them. */
    boolean isEnough() {
        return words().stream().mapToInt(String::length).sum() > 1;
    }

    List<String> words() {
        return tokens.stream().flatMap(token -> token.words().stream()).toList();
    }

    Query inOtherLayout() {
        return of(Layouts.other(text));
    }
}
