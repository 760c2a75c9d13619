package org.penstock.leads.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.leads.Consent;
import org.penstock.leads.Origin;
import org.penstock.leads.Origins;
import org.penstock.leads.Touch;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Where a deal came from, on its page. */
@PageController
class OriginController {
    private final Origins origins;
    private final DealPages pages;
    private final Templates templates;

    OriginController(Origins origins, DealPages pages, Templates templates) {
        this.origins = origins;
        this.pages = pages;
        this.templates = templates;
    }

    @GetMapping("/deals/{id:[0-9a-f-]{36}}/origin")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        return card(actor, ui, origins.of(actor, id), Map.of(), "", FormErrors.NONE);
    }

    @PostMapping("/deals/{id:[0-9a-f-]{36}}/origin/touches")
    ResponseEntity<?> touch(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Touch.Kind kind = Touch.Kind.of(typed.get("kind"));
        Touch.Draft draft = new Touch.Draft(
                kind == null ? Touch.Kind.PAGE : kind,
                time(ui, typed),
                typed.get("source"),
                typed.get("campaign"),
                typed.get("form"),
                typed.get("referrer"),
                typed.get("landingPage"),
                typed.get("interest"));
        Result<Origin> result = unreadable(typed) ? refused("at") : origins.touch(actor, id, draft);
        return answer(actor, ui, id, result, typed, "touch");
    }

    @PostMapping("/deals/{id:[0-9a-f-]{36}}/origin/consents")
    ResponseEntity<?> consent(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Consent.Draft draft = new Consent.Draft(
                !"false".equals(typed.get("given")),
                time(ui, typed),
                person(typed.getOrDefault("person", "")),
                typed.getOrDefault("how", ""),
                typed.getOrDefault("words", ""));
        Result<Origin> result = unreadable(typed) ? refused("at") : origins.consent(actor, id, draft);
        return answer(actor, ui, id, result, typed, "consent");
    }

    /** Answered outside of Penstock; without a time just now. */
    @PutMapping("/deals/{id:[0-9a-f-]{36}}/origin/answer")
    ResponseEntity<?> answered(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Instant at = time(ui, typed);
        Result<Origin> result = unreadable(typed)
                ? refused("at")
                : origins.answered(actor, id, at == null ? ui.texts().clock().instant() : at);
        return answer(actor, ui, id, result, typed, "answer");
    }

    @DeleteMapping("/deals/{id:[0-9a-f-]{36}}/origin/answer")
    ResponseEntity<?> notAnswered(Actor actor, Ui ui, @PathVariable UUID id) {
        return answer(actor, ui, id, origins.answered(actor, id, null), Map.of(), "");
    }

    /** @param what which of the forms was sent; it stays open when something is wrong */
    private ResponseEntity<?> answer(
            Actor actor, Ui ui, UUID id, Result<Origin> result, Map<String, String> typed, String what) {
        if (result instanceof Result.Refused<Origin> refused) {
            return FormErrors.refused(
                    card(actor, ui, origins.of(actor, id), typed, what, new FormErrors(refused.refusals())));
        }
        return ResponseEntity.ok()
                .header("HX-Trigger", Toasts.event(Toast.done(ui.t("leads.saved")), "deals-changed"))
                .body(card(actor, ui, result.orElseThrow(), Map.of(), "", FormErrors.NONE));
    }

    private JteModel card(
            Actor actor, Ui ui, Origin origin, Map<String, String> typed, String open, FormErrors errors) {
        return templates.leadsOrigin(ui, pages.load(actor, origin.deal()), origin, new Spans(ui), typed, open, errors);
    }

    private static Result<Origin> refused(String field) {
        return Result.refused(List.of(Refusal.at(field, "leads.refused.time")));
    }

    private static boolean unreadable(Map<String, String> typed) {
        String text = typed.getOrDefault("at", "");
        try {
            return !text.isBlank() && LocalDateTime.parse(text.strip()).equals(LocalDateTime.MIN);
        } catch (DateTimeException noTime) {
            return true;
        }
    }

    private static @Nullable Instant time(Ui ui, Map<String, String> typed) {
        try {
            String text = typed.getOrDefault("at", "");
            return text.isBlank()
                    ? null
                    : LocalDateTime.parse(text.strip())
                            .atZone(ui.texts().zone())
                            .toInstant();
        } catch (DateTimeException noTime) {
            return null;
        }
    }

    private static @Nullable UUID person(String text) {
        return text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}") ? UUID.fromString(text) : null;
    }
}
