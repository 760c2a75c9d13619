package org.penstock.contacts;

import org.jspecify.annotations.Nullable;

/**
 * A phone number.
 *
 * @param raw as it was typed
 * @param e164 in the international form; null where it can't be understood, or where the door has not seen it yet
 */
public record Phone(String raw, @Nullable String e164, WayKind kind) {
    /** The longest number as typed, extension and remarks included. */
    public static final int MAX_LENGTH = 60;

    public Phone {
        raw = raw.strip();
    }

    public static Phone work(String raw) {
        return new Phone(raw, null, WayKind.WORK);
    }

    public boolean isValid() {
        return raw.length() <= MAX_LENGTH
                && raw.chars().filter(Character::isDigit).count() >= 3;
    }

    /** With spaces, as its country writes it for callers from abroad. */
    public String shown() {
        return PhoneNumbers.shown(this);
    }

    /** The target of a link that dials. */
    public String dial() {
        return "tel:" + (e164 != null ? e164 : raw.replaceAll("[^0-9+*#]", ""));
    }
}
