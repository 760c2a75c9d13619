package org.penstock.identity.web;

import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.penstock.identity.Client;
import org.penstock.identity.SessionCookies;
import org.penstock.identity.SignInLinks;
import org.penstock.identity.SignInLinks.Used;
import org.penstock.identity.SignedIn;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** Signs in whoever opens a printed link. */
@PageController
class SignInLinkController {
    private final Templates templates;
    private final SignInLinks links;
    private final SessionCookies cookies;

    SignInLinkController(Templates templates, SignInLinks links, SessionCookies cookies) {
        this.templates = templates;
        this.links = links;
        this.cookies = cookies;
    }

    @GetMapping("/sign-in-links/{token}")
    ResponseEntity<?> use(Ui ui, @PathVariable String token, HttpServletRequest request, HttpServletResponse response) {
        if (!opened(request)) {
            return ResponseEntity.noContent().build();
        }
        Used used = links.use(token, Client.of(request), loopback(request)).orElse(null);
        if (used == null) {
            return ResponseEntity.status(HttpStatus.GONE).body(templates.identityLinkGone(ui));
        }
        cookies.begin(used.account(), SignedIn.Means.LINK, request, response);
        return Redirects.to(ui, used.demo() ? "/" : "/account");
    }

    /** A preview or a prefetch must not use the link up. */
    private static boolean opened(HttpServletRequest request) {
        String purpose = request.getHeader("Sec-Purpose");
        return request.getMethod().equals("GET") && (purpose == null || !purpose.contains("prefetch"));
    }

    /** From this machine and not through a proxy on it. */
    private static boolean loopback(HttpServletRequest request) {
        try {
            return request.getHeader("X-Forwarded-For") == null
                    && request.getHeader("Forwarded") == null
                    && InetAddress.getByName(request.getRemoteAddr()).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }
}
