package org.penstock.identity;

import jakarta.servlet.http.HttpServletRequest;

/** Where a request came from, as far as we remember it. */
public record Client(String address, String userAgent) {
    static final int USER_AGENT_LENGTH_MAX = 300;

    public Client {
        if (userAgent.length() > USER_AGENT_LENGTH_MAX) {
            userAgent = userAgent.substring(0, USER_AGENT_LENGTH_MAX);
        }
    }

    public static Client of(HttpServletRequest request) {
        String userAgent = request.getHeader("User-Agent");
        return new Client(request.getRemoteAddr(), userAgent == null ? "" : userAgent.replace("\u0000", ""));
    }
}
