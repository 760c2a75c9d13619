package org.penstock.deals.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Takes one value out of a query string. */
final class Queries {
    private Queries() {}

    static String without(String query, String name, String value) {
        String pair = URLEncoder.encode(name, StandardCharsets.UTF_8) + "="
                + URLEncoder.encode(value, StandardCharsets.UTF_8);
        String left = Arrays.stream(query.split("&"))
                .filter(part -> !part.equals(pair))
                .collect(Collectors.joining("&"));
        boolean noOwner = Arrays.stream(left.split("&")).noneMatch(part -> part.startsWith("owner="));
        return noOwner ? (left.isEmpty() ? "owner=any" : left + "&owner=any") : left;
    }
}
