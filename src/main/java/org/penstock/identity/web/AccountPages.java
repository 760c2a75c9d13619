package org.penstock.identity.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Objects;
import org.penstock.identity.Account;
import org.penstock.identity.Accounts;
import org.penstock.identity.Client;
import org.penstock.identity.PasskeySites;
import org.penstock.identity.Passkeys;
import org.penstock.identity.Profiles;
import org.penstock.identity.Sessions;
import org.penstock.identity.SignedIn;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.web.FormErrors;
import org.penstock.web.Ui;
import org.springframework.stereotype.Component;

/** The page of the own account, for the forms on it that have to show it again. */
@Component
class AccountPages {
    private final Templates templates;
    private final Accounts accounts;
    private final Profiles profiles;
    private final Sessions sessions;
    private final Passkeys passkeys;
    private final PasskeySites sites;

    AccountPages(
            Templates templates,
            Accounts accounts,
            Profiles profiles,
            Sessions sessions,
            Passkeys passkeys,
            PasskeySites sites) {
        this.templates = templates;
        this.accounts = accounts;
        this.profiles = profiles;
        this.sessions = sessions;
        this.passkeys = passkeys;
        this.sites = sites;
    }

    JteModel page(Actor actor, Ui ui, HttpServletRequest request) {
        return page(actor, ui, request, List.of());
    }

    /** As it is, with what could not be done. */
    JteModel page(Actor actor, Ui ui, HttpServletRequest request, List<Refusal> refusals) {
        Account account = accounts.find(actor, actor.requireId());
        return page(actor, ui, request, account, ProfileForm.of(account), new FormErrors(refusals));
    }

    JteModel page(
            Actor actor, Ui ui, HttpServletRequest request, Account account, ProfileForm form, FormErrors errors) {
        SignedIn.Facts session = signedIn();
        PasskeysShown shown = new PasskeysShown(
                passkeys.mine(actor),
                sites.of(request).isPresent(),
                passkeys.recent(actor, session),
                Devices.name(Client.of(request).userAgent()));
        return templates.identityAccount(
                ui,
                account,
                form,
                errors,
                profiles.oldPasswordNeeded(actor, session),
                sessions.mine(actor, session.session()),
                shown);
    }

    static SignedIn.Facts signedIn() {
        return Objects.requireNonNull(SignedIn.now());
    }
}
