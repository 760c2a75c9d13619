package org.penstock.identity.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.LocalPath;
import org.penstock.identity.PasskeySites;
import org.penstock.identity.SignedIn;
import org.penstock.web.Ui;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.stereotype.Component;

/** The sign-in page, for whoever has to show it again with what went wrong. */
@Component
class SignInPages {
    private final Templates templates;
    private final PasskeySites sites;
    private final Clock clock;

    SignInPages(Templates templates, PasskeySites sites, Clock clock) {
        this.templates = templates;
        this.sites = sites;
        this.clock = clock;
    }

    JteModel page(Ui ui, HttpServletRequest request, String next, String email, @Nullable String error) {
        boolean again = SignedIn.now() != null;
        return templates.identitySignIn(
                ui, LocalPath.of(next), email, error, sites.of(request).isPresent(), again);
    }

    ResponseEntity<?> tooMany(Ui ui, HttpServletRequest request, String next, String email, Instant again) {
        Duration wait = Duration.between(clock.instant(), again);
        long minutes = Math.max(1, wait.plusSeconds(59).toMinutes());
        return ResponseEntity.status(HttpStatus.TOO_MANY_REQUESTS)
                .header(HttpHeaders.RETRY_AFTER, String.valueOf(Math.max(1, wait.toSeconds())))
                .body(page(ui, request, next, email, ui.n("identity.sign-in.too-many", minutes)));
    }
}
