package org.penstock.identity.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.penstock.identity.Accounts;
import org.penstock.identity.Client;
import org.penstock.identity.LocalPath;
import org.penstock.identity.SessionCookies;
import org.penstock.identity.SignIns;
import org.penstock.identity.SignIns.Answer;
import org.penstock.identity.SignedIn;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Ui;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs in by password and out again. */
@PageController
class SignInController {
    private final Templates templates;
    private final Accounts accounts;
    private final SignIns signIns;
    private final SessionCookies cookies;
    private final Clock clock;

    SignInController(Templates templates, Accounts accounts, SignIns signIns, SessionCookies cookies, Clock clock) {
        this.templates = templates;
        this.accounts = accounts;
        this.signIns = signIns;
        this.cookies = cookies;
        this.clock = clock;
    }

    @GetMapping("/sign-in")
    ResponseEntity<?> show(Ui ui, @RequestParam(defaultValue = "") String next) {
        if (SignedIn.now() != null) {
            return Redirects.to(ui, LocalPath.of(next));
        }
        if (!accounts.anyOwner()) {
            return Redirects.to(ui, "/set-up");
        }
        return ResponseEntity.ok(templates.identitySignIn(ui, LocalPath.of(next), "", null));
    }

    @PostMapping("/sessions")
    ResponseEntity<?> create(
            Ui ui,
            @RequestParam(defaultValue = "") String email,
            @RequestParam(defaultValue = "") String password,
            @RequestParam(defaultValue = "") String next,
            HttpServletRequest request,
            HttpServletResponse response) {
        return switch (signIns.attempt(email, password, Client.of(request))) {
            case Answer.Welcome(var account) -> {
                cookies.begin(account, SignedIn.Means.PASSWORD, request, response);
                yield Redirects.to(ui, LocalPath.of(next));
            }
            case Answer.Wrong() -> FormErrors.refused(page(ui, next, email, ui.t("identity.sign-in.wrong")));
            case Answer.TooMany(Instant again) -> tooMany(ui, next, email, again);
        };
    }

    @PostMapping("/sign-out")
    ResponseEntity<?> end(Ui ui, HttpServletRequest request, HttpServletResponse response) {
        cookies.end(request, response);
        return Redirects.to(ui, "/sign-in");
    }

    private ResponseEntity<?> tooMany(Ui ui, String next, String email, Instant again) {
        Duration wait = Duration.between(clock.instant(), again);
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())))
                .body(page(ui, next, email, ui.n("identity.sign-in.too-many", minutes)));
    }

    private JteModel page(Ui ui, String next, String email, String error) {
        return templates.identitySignIn(ui, LocalPath.of(next), email, error);
    }
}
