package org.penstock.catalog.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Price lists: all of them, a new one, name and currency, the standard one of a currency, retiring. */
@PageController
public class PriceListController {
    private static final String ALL = "/settings/price-lists";

    private final PriceLists lists;
    private final Templates templates;

    PriceListController(PriceLists lists, Templates templates) {
        this.lists = lists;
        this.templates = templates;
    }

    /** A list as typed. */
    public record Form(
            String name, String currency, @Nullable Integer version) {
        public Form {
            name = name == null ? "" : name;
            currency = currency == null ? "" : currency;
        }
    }

    @GetMapping(ALL)
    JteModel list(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<PriceList> all = lists.all(actor);
        return templates.catalogPriceLists(ui, all, new Form("", usual(all), null), FormErrors.NONE);
    }

    @PostMapping(ALL)
    ResponseEntity<?> create(Actor actor, Ui ui, Form form) {
        return switch (lists.create(actor, form.name(), form.currency())) {
            case Result.Done<PriceList>(PriceList made) ->
                Redirects.to(ui, ALL + "/" + made.id(), Toast.done(ui.t("catalog.saved")));
            case Result.Refused<PriceList>(var refusals) ->
                FormErrors.refused(templates.catalogPriceLists(ui, lists.all(actor), form, new FormErrors(refusals)));
            case Result.Stale<PriceList> impossible -> throw new IllegalStateException("A new list was stale");
        };
    }

    @GetMapping(ALL + "/{id}/edit")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PriceList list = lists.get(actor, id);
        return templates.catalogPriceListForm(
                ui, list, new Form(list.name(), list.currency(), list.version()), FormErrors.NONE, false);
    }

    @PutMapping(ALL + "/{id}")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, Form form) {
        int version = form.version() == null ? 0 : form.version();
        return switch (lists.change(actor, id, version, form.name(), form.currency())) {
            case Result.Done<PriceList> done -> Redirects.to(ui, ALL + "/" + id, Toast.done(ui.t("catalog.saved")));
            case Result.Refused<PriceList>(var refusals) ->
                FormErrors.refused(templates.catalogPriceListForm(
                        ui, lists.get(actor, id), form, new FormErrors(refusals), false));
            case Result.Stale<PriceList>(PriceList theirs) ->
                FormErrors.stale(templates.catalogPriceListForm(
                        ui, theirs, new Form(form.name(), form.currency(), theirs.version()), FormErrors.NONE, true));
        };
    }

    @PutMapping(ALL + "/{id}/standard")
    ResponseEntity<?> makeStandard(Actor actor, Ui ui, @PathVariable UUID id) {
        return answer(ui, lists.makeStandard(actor, id), null);
    }

    @PutMapping(ALL + "/{id}/retirement")
    ResponseEntity<?> retire(Actor actor, Ui ui, @PathVariable UUID id) {
        return answer(ui, lists.retire(actor, id), ALL + "/" + id + "/restoration");
    }

    @DeleteMapping(ALL + "/{id}/retirement")
    ResponseEntity<?> bringBack(Actor actor, Ui ui, @PathVariable UUID id) {
        return answer(ui, lists.restore(actor, id), null);
    }

    /** The undo of retiring. */
    @PostMapping(ALL + "/{id}/restoration")
    ResponseEntity<?> restore(Actor actor, Ui ui, @PathVariable UUID id) {
        return answer(ui, lists.restore(actor, id), null);
    }

    private static ResponseEntity<?> answer(Ui ui, Result<PriceList> result, @Nullable String undo) {
        Toast toast = switch (result) {
            case Result.Done<PriceList> done -> Toast.done(ui.t("catalog.saved"));
            case Result.Refused<PriceList>(List<Refusal> refusals) ->
                Toast.problem(ui.texts().of(refusals.getFirst()));
            case Result.Stale<PriceList> stale -> Toast.problem(ui.t("catalog.stale.look"));
        };
        return Redirects.to(
                ui, ALL, undo != null && result instanceof Result.Done<PriceList> ? toast.undo(undo) : toast);
    }

    private static String usual(List<PriceList> all) {
        return all.isEmpty() ? "EUR" : all.getFirst().currency();
    }
}
