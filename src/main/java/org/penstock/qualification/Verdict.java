package org.penstock.qualification;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** What came of a lead's qualification. Not yet: it comes back by itself on a day. */
public enum Verdict {
    QUALIFIED,
    NOT_YET,
    DISQUALIFIED;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static Verdict of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    public static List<String> codes() {
        return Arrays.stream(values()).map(Verdict::code).toList();
    }
}
