package org.penstock.commands;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;

/** The addresses that are printed. */
final class Urls {
    private Urls() {}

    /** The outside address without a slash at its end; null when none is set. */
    static @Nullable String checked(@Nullable String url, PenstockCommand command) {
        if (url == null || url.isBlank()) {
            return null;
        }
        try {
            URI uri = URI.create(url.strip());
            boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
            if (web
                    && uri.getHost() != null
                    && (uri.getPath().isEmpty() || uri.getPath().equals("/"))) {
                return uri.getScheme() + "://" + uri.getRawAuthority();
            }
        } catch (IllegalArgumentException unreadable) {
            // Answered below, with the same words.
        }
        throw command.wrong("PENSTOCK_URL must look like https://sales.example.com (no path), not " + url);
    }

    /** Where this machine reaches the server: {@code localhost}, unless it listens on one outside address only. */
    static String local(String address, int port) {
        String host = "localhost";
        try {
            InetAddress listens = InetAddress.getByName(address);
            if (!listens.isLoopbackAddress() && !listens.isAnyLocalAddress()) {
                host = address.contains(":") ? "[" + address + "]" : address;
            }
        } catch (UnknownHostException e) {
            throw new Trouble(
                    "The address " + address + " is not known on this machine. Leave --address away to listen"
                            + " on this machine only, or give one that \"ip address\" lists.",
                    e);
        }
        return "http://" + host + ":" + port;
    }
}
