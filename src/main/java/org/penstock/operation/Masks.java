package org.penstock.operation;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Takes out of a log line what may be about a person or open a door: e-mail addresses, tokens, passwords in addresses,
 * query strings, and the values that exceptions quote. The second net: the first is not to log them at all.
 */
final class Masks {
    private static final String HIDDEN = "***";

    private static final Pattern PASSWORD = Pattern.compile("://[^\\s/@]{1,200}@");
    private static final Pattern EMAIL =
            Pattern.compile("[\\p{L}\\p{N}._%+'-]{1,64}@[\\p{L}\\p{N}-]{1,63}(?:\\.[\\p{L}\\p{N}-]{1,63}){1,8}");
    private static final Pattern QUERY = Pattern.compile("(?<=[\\w/]{1,2})\\?[\\w.%-]{1,100}=[^\\s\"'\\]]*");

    /** As {@code Tokens} makes them, and longer ones. */
    private static final Pattern TOKEN = Pattern.compile(
            "(?<![\\w-])(?=[\\w-]{0,100}\\d)(?=[\\w-]{0,100}[A-Z])(?=[\\w-]{0,100}[a-z])[\\w-]{43,200}(?![\\w-])");

    /** What PostgreSQL tells of a row, should a driver be set to pass it on. */
    private static final Pattern ROW = Pattern.compile("(\\)=|row contains )\\([^\\n]*\\)");

    private static final Pattern INPUT = Pattern.compile(
            "((?:input string: |Text |value |token |syntax for type [\\w ]{1,40}: ))([\"'\\[])[^\"'\\]\\n]{1,2000}[\"'\\]]");

    private Masks() {}

    static String hide(String text) {
        String hidden = text;
        if (hidden.indexOf('@') >= 0) {
            hidden = PASSWORD.matcher(hidden).replaceAll("://" + HIDDEN + "@");
            hidden = EMAIL.matcher(hidden).replaceAll(HIDDEN);
        }
        if (hidden.indexOf('?') >= 0) {
            hidden = QUERY.matcher(hidden).replaceAll("?" + HIDDEN);
        }
        hidden = TOKEN.matcher(hidden).replaceAll(HIDDEN);
        hidden = ROW.matcher(hidden).replaceAll(found -> Matcher.quoteReplacement(found.group(1)) + "(" + HIDDEN + ")");
        return INPUT.matcher(hidden).replaceAll(found -> Matcher.quoteReplacement(found.group(1)) + HIDDEN);
    }
}
