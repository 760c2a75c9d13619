package org.penstock.web;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;

/** Changes one parameter of a query and leaves the others as they were written. */
final class Queries {
    private Queries() {}

    static String with(String path, String query, String parameter, String value) {
        List<String> pairs = new ArrayList<>();
        for (String pair : query.split("&", -1)) {
            if (!pair.isEmpty() && !pair.equals(parameter) && !pair.startsWith(parameter + "=")) {
                pairs.add(pair);
            }
        }
        if (!value.isEmpty()) {
            pairs.add(parameter + "=" + URLEncoder.encode(value, StandardCharsets.UTF_8));
        }
        return pairs.isEmpty() ? path : path + "?" + String.join("&", pairs);
    }
}
