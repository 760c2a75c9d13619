package org.penstock.contacts;

import java.util.Locale;
import java.util.regex.Pattern;

/** An e-mail address, in lower case. */
public record Email(String address, WayKind kind) {
    /** The longest address (RFC 5321). */
    public static final int MAX_LENGTH = 254;

    private static final Pattern SHAPE = Pattern.compile(
            "[^\\s@,;<>\"]{1,64}@[\\p{L}\\p{N}](?:[\\p{L}\\p{N}.-]*[\\p{L}\\p{N}])?\\.[\\p{L}\\p{N}-]{2,}");

    public Email {
        address = address.strip().toLowerCase(Locale.ROOT);
    }

    public static Email work(String address) {
        return new Email(address, WayKind.WORK);
    }

    public boolean isValid() {
        return address.length() <= MAX_LENGTH && SHAPE.matcher(address).matches();
    }
}
