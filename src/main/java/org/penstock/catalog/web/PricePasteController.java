package org.penstock.catalog.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.PricePastes;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Prices pasted from a spreadsheet into a list: the text, the preview, the change. */
@PageController
class PricePasteController {
    private static final String PASTE = "/settings/price-lists/{id}/paste";

    private final PriceLists lists;
    private final PricePastes pastes;
    private final Templates templates;

    PricePasteController(PriceLists lists, PricePastes pastes, Templates templates) {
        this.lists = lists;
        this.pastes = pastes;
        this.templates = templates;
    }

    @GetMapping(PASTE)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return page(ui, lists.get(actor, id), "", null, false, FormErrors.NONE);
    }

    /** The preview; changes nothing. */
    @PostMapping(PASTE)
    ResponseEntity<?> preview(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(defaultValue = "") String text) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PriceList list = lists.get(actor, id);
        return switch (pastes.preview(actor, id, text, ui.texts().locale())) {
            case Result.Done<PricePastes.Preview>(PricePastes.Preview preview) ->
                ResponseEntity.ok(page(ui, list, text, preview, false, FormErrors.NONE));
            case Result.Refused<PricePastes.Preview>(var refusals) ->
                FormErrors.refused(page(ui, list, text, null, false, new FormErrors(refusals)));
            case Result.Stale<PricePastes.Preview> impossible -> throw new IllegalStateException("Never stale");
        };
    }

    /** Puts what fits, as the preview showed it. */
    @PostMapping("/settings/price-lists/{id}/paste/application")
    ResponseEntity<?> apply(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "") String seen) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PriceList list = lists.get(actor, id);
        return switch (pastes.apply(actor, id, text, ui.texts().locale(), seen)) {
            case Result.Done<PricePastes.Applied>(PricePastes.Applied applied) ->
                Redirects.to(
                        ui,
                        "/settings/price-lists/" + id,
                        PriceTableController.said(ui, Objects.requireNonNull(applied.changed()), id));
            case Result.Refused<PricePastes.Applied>(var refusals) ->
                FormErrors.refused(page(ui, list, text, null, false, new FormErrors(refusals)));
            case Result.Stale<PricePastes.Applied>(PricePastes.Applied now) ->
                FormErrors.stale(page(ui, list, text, now.preview(), true, FormErrors.NONE));
        };
    }

    private JteModel page(
            Ui ui,
            PriceList list,
            String text,
            PricePastes.@Nullable Preview preview,
            boolean again,
            FormErrors errors) {
        return templates.catalogPricePaste(ui, list, text, preview, again, errors);
    }
}
