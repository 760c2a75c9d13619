package org.penstock.contacts;

import java.util.Locale;

/** What an e-mail address or a phone number is for. */
public enum WayKind {
    WORK,
    MOBILE,
    HOME,
    OTHER;

    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static WayKind of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }
}
