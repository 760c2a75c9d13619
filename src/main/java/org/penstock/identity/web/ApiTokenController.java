package org.penstock.identity.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Clock;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.ApiTokens;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** The own tokens for the API. */
@PageController
class ApiTokenController {
    private final Templates templates;
    private final ApiTokens tokens;
    private final Clock clock;

    ApiTokenController(Templates templates, ApiTokens tokens, Clock clock) {
        this.templates = templates;
        this.tokens = tokens;
        this.clock = clock;
    }

    @GetMapping("/account/tokens")
    JteModel show(Actor actor, Ui ui) {
        return page(actor, ui, TokenForm.empty(), FormErrors.NONE, null);
    }

    /** The secret is shown on the page that answers, and never again. */
    @PostMapping("/account/tokens")
    ResponseEntity<?> create(Actor actor, Ui ui, TokenForm form) {
        return switch (tokens.create(actor, form.draft())) {
            case Result.Done<ApiTokens.Made>(ApiTokens.Made made) ->
                ResponseEntity.ok(page(actor, ui, TokenForm.empty(), FormErrors.NONE, made.secret()));
            case Result.Refused<ApiTokens.Made>(var refusals) ->
                FormErrors.refused(page(actor, ui, form, new FormErrors(refusals), null));
            case Result.Stale<ApiTokens.Made> impossible -> throw new IllegalStateException();
        };
    }

    @PostMapping("/account/tokens/{id}/revoke")
    ResponseEntity<Void> delete(Actor actor, Ui ui, @PathVariable UUID id) {
        tokens.revoke(actor, id);
        return Redirects.to(ui, "/account/tokens", Toast.done(ui.t("identity.tokens.revoked")));
    }

    private JteModel page(Actor actor, Ui ui, TokenForm form, FormErrors errors, @Nullable String secret) {
        return templates.identityTokens(
                ui, form, errors, tokens.mine(actor), TokenForm.scopes(actor.role()), secret, clock.instant());
    }
}
