package org.penstock.identity.web;

import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.identity.Client;
import org.penstock.identity.PasskeySite;
import org.penstock.identity.PasskeySites;
import org.penstock.identity.Passkeys;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The own passkeys, on the page of the own account. */
@PageController
class PasskeyController {
    private static final String PAGE = "/account";

    private final AccountPages pages;
    private final Passkeys passkeys;
    private final PasskeySites sites;

    PasskeyController(AccountPages pages, Passkeys passkeys, PasskeySites sites) {
        this.pages = pages;
        this.passkeys = passkeys;
        this.sites = sites;
    }

    @PostMapping("/account/passkey-challenges")
    ResponseEntity<Map<String, Object>> challenge(Actor actor, Ui ui, HttpServletRequest request) {
        PasskeySite site = sites.of(request).orElse(null);
        Result<Map<String, Object>> options = site == null
                ? Result.refused(Refusal.of("identity.passkeys.not-here"))
                : passkeys.challenge(actor, AccountPages.signedIn(), site, Client.of(request));
        return switch (options) {
            case Result.Done<Map<String, Object>>(Map<String, Object> made) -> ResponseEntity.ok(made);
            case Result.Refused<Map<String, Object>>(List<Refusal> refusals) ->
                PasskeyAnswers.refused(
                        HttpStatus.UNPROCESSABLE_CONTENT, ui.texts().of(refusals.getFirst()));
            case Result.Stale<Map<String, Object>> impossible -> throw new IllegalStateException();
        };
    }

    @PostMapping("/account/passkeys")
    ResponseEntity<?> create(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") String passkey,
            @RequestParam(defaultValue = "") String credential,
            HttpServletRequest request) {
        PasskeySite site = sites.of(request).orElse(null);
        Result<UUID> added = site == null
                ? Result.refused(Refusal.of("identity.passkeys.not-here"))
                : passkeys.add(actor, AccountPages.signedIn(), site, passkey, credential);
        return answer(actor, ui, request, added, "identity.passkeys.added");
    }

    @PostMapping("/account/passkeys/{id}/name")
    ResponseEntity<?> rename(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String name,
            HttpServletRequest request) {
        return answer(actor, ui, request, passkeys.rename(actor, id, name), "identity.passkeys.renamed");
    }

    @PostMapping("/account/passkeys/{id}/removal")
    ResponseEntity<?> delete(Actor actor, Ui ui, @PathVariable UUID id, HttpServletRequest request) {
        Result<String> removed = passkeys.remove(actor, AccountPages.signedIn(), id);
        return answer(actor, ui, request, removed, "identity.passkeys.removed");
    }

    private ResponseEntity<?> answer(Actor actor, Ui ui, HttpServletRequest request, Result<?> result, String done) {
        return result instanceof Result.Refused<?>(List<Refusal> refusals)
                ? FormErrors.refused(pages.page(actor, ui, request, refusals))
                : Redirects.to(ui, PAGE, Toast.done(ui.t(done)));
    }
}
