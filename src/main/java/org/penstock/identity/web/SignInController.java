package org.penstock.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Signs in by password and out again. */
@PageController
class SignInController {
    private final SignInPages pages;
    private final Accounts accounts;
    private final SignIns signIns;
    private final SessionCookies cookies;

    SignInController(SignInPages pages, Accounts accounts, SignIns signIns, SessionCookies cookies) {
        this.pages = pages;
        this.accounts = accounts;
        this.signIns = signIns;
        this.cookies = cookies;
    }

    /** Who is signed in comes here only to show once more who they are ({@code again}). */
    @GetMapping("/sign-in")
    ResponseEntity<?> show(
            Ui ui,
            @RequestParam(defaultValue = "") String next,
            @RequestParam(defaultValue = "false") boolean again,
            HttpServletRequest request) {
        SignedIn.Facts signedIn = SignedIn.now();
        if (signedIn != null && !again) {
            return Redirects.to(ui, LocalPath.of(next));
        }
        if (!accounts.anyOwner()) {
            return Redirects.to(ui, "/set-up");
        }
        return ResponseEntity.ok(pages.page(ui, request, next, email(ui, signedIn), null));
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
            case Answer.Wrong() ->
                FormErrors.refused(pages.page(ui, request, next, email, ui.t("identity.sign-in.wrong")));
            case Answer.TooMany(Instant again) -> pages.tooMany(ui, request, next, email, again);
        };
    }

    @PostMapping("/sign-out")
    ResponseEntity<?> end(Ui ui, HttpServletRequest request, HttpServletResponse response) {
        cookies.end(request, response);
        return Redirects.to(ui, "/sign-in");
    }

    private String email(Ui ui, SignedIn.@Nullable Facts signedIn) {
        if (signedIn == null || ui.actor() == null) {
            return "";
        }
        String email = accounts.find(ui.actor(), signedIn.account()).email();
        return email == null ? "" : email;
    }
}
