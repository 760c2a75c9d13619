package org.penstock.identity.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Account;
import org.penstock.identity.Accounts;
import org.penstock.identity.Addresses;
import org.penstock.identity.PasswordLinks;
import org.penstock.identity.PasswordLinks.Made;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.penstock.web.FormErrors;
import org.penstock.web.Option;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Everybody's accounts: the list, invitations, and help with forgotten passwords. */
@PageController
class AccountsController {
    private final Templates templates;
    private final Accounts accounts;
    private final PasswordLinks links;
    private final Addresses addresses;

    AccountsController(Templates templates, Accounts accounts, PasswordLinks links, Addresses addresses) {
        this.templates = templates;
        this.accounts = accounts;
        this.links = links;
        this.addresses = addresses;
    }

    /** For pickers anywhere. */
    @GetMapping("/accounts/options")
    JteModel options(Actor actor, Ui ui, @RequestParam(defaultValue = "") String q) {
        List<Option> options = accounts.options(actor, q).stream()
                .map(account -> Option.of(account.id().toString(), account.name()))
                .toList();
        return templates.webOptions(ui, options, null);
    }

    @GetMapping("/settings/accounts")
    JteModel list(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(defaultValue = "") String state,
            @RequestParam(defaultValue = "1") int page) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        return templates.identityAccounts(ui, accounts.list(actor, q, state(state), page), q, state);
    }

    @GetMapping("/settings/accounts/new")
    JteModel invite(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        return templates.identityInvite(ui, null, new InviteForm("", "", Role.REP.code()), FormErrors.NONE);
    }

    @PostMapping("/settings/accounts")
    ResponseEntity<?> create(Actor actor, Ui ui, InviteForm form, HttpServletRequest request) {
        return invited(actor, ui, null, form, request);
    }

    /** Invites who is known by name only, or once more who has not come yet. */
    @GetMapping("/settings/accounts/{id}/invitation")
    JteModel inviteKnown(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        Account account = accounts.find(actor, id);
        String email = account.email() == null ? "" : account.email();
        InviteForm form = new InviteForm(account.name(), email, account.role().code());
        return templates.identityInvite(ui, account, form, FormErrors.NONE);
    }

    @PostMapping("/settings/accounts/{id}/invitation")
    ResponseEntity<?> createKnown(
            Actor actor, Ui ui, @PathVariable UUID id, InviteForm form, HttpServletRequest request) {
        return invited(actor, ui, accounts.find(actor, id), form, request);
    }

    /** A link for a forgotten password. */
    @PostMapping("/settings/accounts/{id}/password-link")
    ResponseEntity<?> passwordLink(Actor actor, Ui ui, @PathVariable UUID id, HttpServletRequest request) {
        return shown(actor, ui, links.forgotten(actor, id).orElseThrow(), false, request);
    }

    private ResponseEntity<?> invited(
            Actor actor, Ui ui, @Nullable Account known, InviteForm form, HttpServletRequest request) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        Optional<Role> role = form.roleChosen();
        Result<Made> made = role.isEmpty()
                ? Result.refused(Refusal.at("role", "identity.role.unknown"))
                : links.invite(actor, known == null ? null : known.id(), form.name(), form.email(), role.get());
        return made instanceof Result.Refused<Made>(List<Refusal> refusals)
                ? FormErrors.refused(templates.identityInvite(ui, known, form, new FormErrors(refusals)))
                : shown(actor, ui, made.orElseThrow(), true, request);
    }

    /** The link is shown this once; only its hash is kept. */
    private ResponseEntity<?> shown(Actor actor, Ui ui, Made made, boolean invitation, HttpServletRequest request) {
        Account account = accounts.find(actor, made.account());
        String link = addresses.outside(request) + made.path();
        return ResponseEntity.ok(templates.identityLinkMade(ui, account, link, invitation));
    }

    private static Account.@Nullable State state(String code) {
        for (Account.State state : Account.State.values()) {
            if (state.code().equals(code)) {
                return state;
            }
        }
        return null;
    }
}
