package org.penstock.identity.web;

import gg.jte.generated.precompiled.Templates;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.penstock.identity.PasswordLinks;
import org.penstock.identity.PasswordLinks.Invited;
import org.penstock.identity.PasswordLinks.Purpose;
import org.penstock.identity.SessionCookies;
import org.penstock.identity.SignedIn;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Ui;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where an invitation is accepted and a forgotten password replaced. */
@PageController
class PasswordLinkController {
    private final Templates templates;
    private final PasswordLinks links;
    private final SessionCookies cookies;

    PasswordLinkController(Templates templates, PasswordLinks links, SessionCookies cookies) {
        this.templates = templates;
        this.links = links;
        this.cookies = cookies;
    }

    @GetMapping("/invitations/{token}")
    ResponseEntity<?> showInvitation(Ui ui, @PathVariable String token) {
        return show(ui, Purpose.INVITATION, token);
    }

    @PostMapping("/invitations/{token}")
    ResponseEntity<?> acceptInvitation(
            Ui ui,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        return use(ui, Purpose.INVITATION, token, name, password, request, response);
    }

    @GetMapping("/password-links/{token}")
    ResponseEntity<?> showForgotten(Ui ui, @PathVariable String token) {
        return show(ui, Purpose.FORGOTTEN, token);
    }

    @PostMapping("/password-links/{token}")
    ResponseEntity<?> replaceForgotten(
            Ui ui,
            @PathVariable String token,
            @RequestParam(defaultValue = "") String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        return use(ui, Purpose.FORGOTTEN, token, "", password, request, response);
    }

    private ResponseEntity<?> show(Ui ui, Purpose purpose, String token) {
        Optional<Invited> invited = links.find(purpose, token);
        return invited.isEmpty()
                ? gone(ui)
                : ResponseEntity.ok(templates.identityPasswordLink(
                        ui,
                        invited.get(),
                        purpose == Purpose.INVITATION,
                        invited.get().name(),
                        FormErrors.NONE));
    }

    private ResponseEntity<?> use(
            Ui ui,
            Purpose purpose,
            String token,
            String name,
            String password,
            HttpServletRequest request,
            HttpServletResponse response) {
        Result<Optional<UUID>> used = links.use(purpose, token, name, password, ui.language());
        if (used instanceof Result.Refused<Optional<UUID>>(List<Refusal> refusals)) {
            Invited invited = links.find(purpose, token).orElse(null);
            return invited == null
                    ? gone(ui)
                    : FormErrors.refused(templates.identityPasswordLink(
                            ui, invited, purpose == Purpose.INVITATION, name, new FormErrors(refusals)));
        }
        UUID account = used.orElseThrow().orElse(null);
        if (account == null) {
            return gone(ui);
        }
        cookies.begin(account, SignedIn.Means.INVITATION, request, response);
        return Redirects.to(ui, "/");
    }

    private ResponseEntity<?> gone(Ui ui) {
        return ResponseEntity.status(HttpStatus.GONE).body(templates.identityLinkGone(ui));
    }
}
