package org.penstock.identity.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Account;
import org.penstock.identity.AccountChanges;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One account on its page: its role, its leaving and its coming back. */
@PageController
class AccountChangeController {
    private static final String PAGE = "/settings/accounts/";

    private final Templates templates;
    private final Accounts accounts;
    private final AccountChanges changes;

    AccountChangeController(Templates templates, Accounts accounts, AccountChanges changes) {
        this.templates = templates;
        this.accounts = accounts;
        this.changes = changes;
    }

    @GetMapping("/settings/accounts/{id}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        return page(actor, ui, accounts.find(actor, id), FormErrors.NONE);
    }

    @PostMapping("/settings/accounts/{id}/role")
    ResponseEntity<?> role(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String role,
            @RequestParam(defaultValue = "-1") int version) {
        Optional<Role> chosen = new InviteForm("", "", role).roleChosen();
        Result<Account> changed = chosen.isEmpty()
                ? Result.refused(Refusal.at("role", "identity.role.unknown"))
                : changes.role(actor, id, chosen.get(), version);
        return answer(actor, ui, id, changed, "identity.role.saved");
    }

    @PostMapping("/settings/accounts/{id}/deactivation")
    ResponseEntity<?> deactivate(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam(required = false) @Nullable UUID heir,
            @RequestParam(defaultValue = "-1") int version) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        UUID taker = heir == null && changes.owned(actor, id).isEmpty() ? actor.requireId() : heir;
        Result<Account> changed = taker == null
                ? Result.refused(Refusal.at("heir", "identity.account.heir-missing"))
                : changes.deactivate(actor, id, taker, version);
        return answer(actor, ui, id, changed, "identity.account.deactivated");
    }

    @PostMapping("/settings/accounts/{id}/reactivation")
    ResponseEntity<?> reactivate(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(defaultValue = "-1") int version) {
        return answer(actor, ui, id, changes.reactivate(actor, id, version), "identity.account.reactivated");
    }

    private ResponseEntity<?> answer(Actor actor, Ui ui, UUID id, Result<Account> changed, String saved) {
        return switch (changed) {
            case Result.Done<Account>(Account now) ->
                Redirects.to(ui, now.id().equals(actor.id()) ? "/" : PAGE + id, Toast.done(ui.t(saved, now.name())));
            case Result.Refused<Account>(List<Refusal> refusals) ->
                FormErrors.refused(page(actor, ui, accounts.find(actor, id), new FormErrors(refusals)));
            case Result.Stale<Account>(Account current) -> FormErrors.stale(page(actor, ui, current, Stale.ERRORS));
        };
    }

    private JteModel page(Actor actor, Ui ui, Account account, FormErrors errors) {
        return templates.identityPerson(ui, account, changes.owned(actor, account.id()), errors);
    }
}
