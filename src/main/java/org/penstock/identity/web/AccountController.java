package org.penstock.identity.web;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Account;
import org.penstock.identity.Accounts;
import org.penstock.identity.Client;
import org.penstock.identity.Profiles;
import org.penstock.identity.Sessions;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The own account: profile, password, sessions. */
@PageController
class AccountController {
    private final AccountPages pages;
    private final Accounts accounts;
    private final Profiles profiles;
    private final Sessions sessions;

    AccountController(AccountPages pages, Accounts accounts, Profiles profiles, Sessions sessions) {
        this.pages = pages;
        this.accounts = accounts;
        this.profiles = profiles;
        this.sessions = sessions;
    }

    @GetMapping("/account")
    JteModel show(Actor actor, Ui ui, HttpServletRequest request) {
        return pages.page(actor, ui, request);
    }

    @PostMapping("/account")
    ResponseEntity<?> update(Actor actor, Ui ui, ProfileForm form, HttpServletRequest request) {
        Result<Account> changed = profiles.change(actor, form.profile());
        return switch (changed) {
            case Result.Done<Account> done -> Redirects.to(ui, "/account", Toast.done(ui.t("identity.profile.saved")));
            case Result.Refused<Account>(var refusals) ->
                FormErrors.refused(pages.page(
                        actor, ui, request, accounts.find(actor, actor.requireId()), form, new FormErrors(refusals)));
            case Result.Stale<Account>(Account current) ->
                FormErrors.stale(pages.page(actor, ui, request, current, ProfileForm.of(current), Stale.ERRORS));
        };
    }

    @PostMapping("/account/password")
    ResponseEntity<?> password(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") String old,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request) {
        Result<Boolean> changed = profiles.password(actor, AccountPages.signedIn(), old, password, Client.of(request));
        if (changed instanceof Result.Refused<Boolean>(var refusals)) {
            return FormErrors.refused(pages.page(actor, ui, request, refusals));
        }
        return Redirects.to(ui, "/account", Toast.done(ui.t("identity.password.saved")));
    }

    /** Ends one session, or all but this one where none is named. */
    @PostMapping("/account/sessions/end")
    ResponseEntity<?> end(Actor actor, Ui ui, @RequestParam(required = false) @Nullable UUID session) {
        if (session == null) {
            sessions.endOthers(actor, AccountPages.signedIn().session());
        } else {
            sessions.end(actor, session);
        }
        return Redirects.to(ui, "/account", Toast.done(ui.t("identity.sessions.ended")));
    }
}
