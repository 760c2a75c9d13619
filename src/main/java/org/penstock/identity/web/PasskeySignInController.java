package org.penstock.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.penstock.identity.Client;
import org.penstock.identity.LocalPath;
import org.penstock.identity.PasskeySignIns;
import org.penstock.identity.PasskeySignIns.Answer;
import org.penstock.identity.PasskeySite;
import org.penstock.identity.PasskeySites;
import org.penstock.identity.SessionCookies;
import org.penstock.identity.SignedIn;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs in by passkey. The script of the page asks for a challenge and sends what the device has signed as a form. */
@PageController
class PasskeySignInController {
    private final SignInPages pages;
    private final PasskeySites sites;
    private final PasskeySignIns signIns;
    private final SessionCookies cookies;

    PasskeySignInController(SignInPages pages, PasskeySites sites, PasskeySignIns signIns, SessionCookies cookies) {
        this.pages = pages;
        this.sites = sites;
        this.signIns = signIns;
        this.cookies = cookies;
    }

    @PostMapping("/sign-in/passkey-challenges")
    ResponseEntity<Map<String, Object>> challenge(Ui ui, HttpServletRequest request) {
        PasskeySite site = sites.of(request).orElse(null);
        if (site == null) {
            return PasskeyAnswers.refused(HttpStatus.UNPROCESSABLE_CONTENT, ui.t("identity.passkeys.not-here"));
        }
        Optional<Map<String, Object>> options = signIns.challenge(site, Client.of(request));
        return options.map(ResponseEntity::ok)
                .orElseGet(() -> PasskeyAnswers.refused(
                        HttpStatus.TOO_MANY_REQUESTS, ui.t("identity.passkeys.too-many-attempts")));
    }

    @PostMapping("/sign-in/passkeys")
    ResponseEntity<?> create(
            Ui ui,
            @RequestParam(defaultValue = "") String credential,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        PasskeySite site = sites.of(request).orElse(null);
        if (site == null) {
            return refused(ui, request, next, "identity.passkeys.not-here");
        }
        return switch (signIns.attempt(site, credential, Client.of(request))) {
            case Answer.Welcome(var account) -> {
                cookies.begin(account, SignedIn.Means.PASSKEY, request, response);
                yield Redirects.to(ui, LocalPath.of(next));
            }
            case Answer.Unknown() -> refused(ui, request, next, "identity.passkeys.unknown");
            case Answer.Wrong() -> refused(ui, request, next, "identity.passkeys.wrong");
            case Answer.TooLate() -> refused(ui, request, next, "identity.passkeys.too-late");
            case Answer.TooMany(Instant again) -> pages.tooMany(ui, request, next, "", again);
        };
    }

    private ResponseEntity<?> refused(Ui ui, HttpServletRequest request, String next, String key) {
        return FormErrors.refused(pages.page(ui, request, next, "", ui.t(key)));
    }
}
