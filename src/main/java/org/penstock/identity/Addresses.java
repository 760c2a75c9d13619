package org.penstock.identity;

import jakarta.servlet.http.HttpServletRequest;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/** Under which address people outside reach this server: what a link that is handed over begins with. */
@Component
public class Addresses {
    private final String url;

    Addresses(@Value("${penstock.url:}") String url) {
        this.url = url.endsWith("/") ? url.substring(0, url.length() - 1) : url;
    }

    /** The address that is set, else the one this page was asked under. */
    public String outside(HttpServletRequest request) {
        return url.isBlank() ? asked(request) : url;
    }

    private static String asked(HttpServletRequest request) {
        String scheme = request.getScheme();
        int port = request.getServerPort();
        boolean usual = port == (scheme.equals("https") ? 443 : 80);
        return scheme + "://" + request.getServerName() + (usual ? "" : ":" + port);
    }
}
