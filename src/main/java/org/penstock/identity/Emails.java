package org.penstock.identity;

import java.util.Locale;
import java.util.regex.Pattern;

/** E-mail addresses as accounts keep them: trimmed, in lower case. */
final class Emails {
    static final int LENGTH_MAX = 254;
    private static final Pattern LIKELY = Pattern.compile("[^@\\s\\p{Cntrl}]+@[^@\\s\\p{Cntrl}]+");

    private Emails() {}

    static String normal(String typed) {
        String trimmed = typed.strip().toLowerCase(Locale.ROOT).replace("\u0000", "");
        return trimmed.length() > LENGTH_MAX ? trimmed.substring(0, LENGTH_MAX) : trimmed;
    }

    static boolean valid(String email) {
        return email.length() <= LENGTH_MAX && LIKELY.matcher(email).matches();
    }
}
