package org.penstock.fields;

import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Addresses of web pages; without a scheme https is meant, and no other scheme than the web's is let in. */
public final class WebAddresses {
    public static final int MAX_LENGTH = 2_000;

    private static final Pattern WITH_SCHEME = Pattern.compile("(?i)[a-z][a-z0-9+.-]*:.*");
    private static final Pattern HOST_AND_PORT = Pattern.compile("(?i)[a-z0-9.-]+:\\d+(/.*)?");
    private static final Set<String> SCHEMES = Set.of("http", "https");

    private WebAddresses() {}

    public static Optional<String> parse(String text) {
        String typed = text.strip();
        boolean whole = WITH_SCHEME.matcher(typed).matches()
                && !HOST_AND_PORT.matcher(typed).matches();
        String address = whole ? typed : "https://" + typed;
        return address.length() <= MAX_LENGTH && isWeb(address) ? Optional.of(address) : Optional.empty();
    }

    private static boolean isWeb(String address) {
        try {
            URI uri = URI.create(address);
            String host = uri.getRawAuthority();
            return SCHEMES.contains(uri.getScheme().toLowerCase(Locale.ROOT)) && host != null && host.contains(".");
        } catch (IllegalArgumentException notAnAddress) {
            return false;
        }
    }
}
