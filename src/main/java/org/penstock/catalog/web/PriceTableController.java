package org.penstock.catalog.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.catalog.PriceChanges;
import org.penstock.catalog.PriceEdit;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.ProductFilter;
import org.penstock.catalog.ProductLists;
import org.penstock.catalog.ProductRow;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Page;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The prices of a list as a table, a page of products at once. */
@PageController
public class PriceTableController {
    private static final String LIST = "/settings/price-lists/{id}";

    private final PriceLists lists;
    private final ProductLists products;
    private final PriceChanges changes;
    private final Templates templates;

    PriceTableController(PriceLists lists, ProductLists products, PriceChanges changes, Templates templates) {
        this.lists = lists;
        this.products = products;
        this.changes = changes;
        this.templates = templates;
    }

    @GetMapping(LIST)
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> query) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PriceList list = lists.get(actor, id);
        ProductFilter filter = ProductFilter.of(query);
        Page<ProductRow> page = products.load(actor, filter);
        return templates.catalogPriceTable(ui, list, page, filter, fields(list, page, Map.of()), FormErrors.NONE);
    }

    /** Saves the touched prices of the page that the query names; then the same page again. */
    @PutMapping(LIST + "/prices")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        PriceList list = lists.get(actor, id);
        ProductFilter filter = ProductFilter.of(typed);
        return switch (save(actor, list, typed, ui.texts().locale())) {
            case Result.Done<PriceChanges.Changed>(PriceChanges.Changed changed) ->
                Redirects.to(ui, path(filter, id), said(ui, changed, id));
            case Result.Refused<PriceChanges.Changed>(List<Refusal> refusals) -> {
                Page<ProductRow> page = products.load(actor, filter);
                yield FormErrors.refused(templates.catalogPriceTable(
                        ui, list, page, filter, fields(list, page, typed), new FormErrors(refusals)));
            }
            case Result.Stale<PriceChanges.Changed> impossible -> throw new IllegalStateException("Never stale");
        };
    }

    /** Takes the last change of many prices back. */
    @PostMapping(LIST + "/prices/undos/{undo}")
    ResponseEntity<?> undo(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID undo) {
        int back = changes.undo(actor, undo).count();
        return Redirects.to(ui, "/settings/price-lists/" + id, Toast.done(ui.n("catalog.prices.taken-back", back)));
    }

    static Toast said(Ui ui, PriceChanges.Changed changed, UUID list) {
        Toast toast = Toast.done(ui.n("catalog.prices.changed", changed.count()));
        return changed.undo() == null
                ? toast
                : toast.undo("/settings/price-lists/" + list + "/prices/undos/" + changed.undo());
    }

    private Result<PriceChanges.Changed> save(Actor actor, PriceList list, Map<String, String> typed, Locale locale) {
        List<PriceEdit> edits = new ArrayList<>();
        List<Refusal> refusals = new ArrayList<>();
        typed.forEach((name, text) -> {
            if (name.matches("price\\.[0-9a-f-]{36}")) {
                UUID product = UUID.fromString(name.substring("price.".length()));
                PriceField field = new PriceField(name, text, typed.getOrDefault("was." + product, ""));
                switch (field.edit(product, list.id(), locale)) {
                    case Result.Done<Optional<PriceEdit>>(var edit) -> edit.ifPresent(edits::add);
                    case Result.Refused<Optional<PriceEdit>>(var wrong) -> refusals.addAll(wrong);
                    case Result.Stale<Optional<PriceEdit>> impossible -> {}
                }
            }
        });
        return refusals.isEmpty() ? changes.change(actor, edits) : Result.refused(refusals);
    }

    /** The inputs of a page by product: the prices that stand, or after a refusal what was typed. */
    private static Map<UUID, PriceField> fields(PriceList list, Page<ProductRow> page, Map<String, String> typed) {
        Map<UUID, PriceField> fields = new LinkedHashMap<>();
        for (ProductRow row : page.items()) {
            String name = "price." + row.id();
            BigDecimal present = row.prices().get(list.id());
            String text = typed.get(name);
            fields.put(
                    row.id(),
                    text == null
                            ? PriceField.of(name, present)
                            : new PriceField(name, text, typed.getOrDefault("was." + row.id(), "")).again(present));
        }
        return fields;
    }

    private static String path(ProductFilter filter, UUID id) {
        String path = "/settings/price-lists/" + id;
        String query = "";
        for (Map.Entry<String, String> one : filter.query().entrySet()) {
            query = Ui.link("", query, one.getKey(), one.getValue()).substring(1);
        }
        return Ui.link(path, query, "page", filter.page() > 1 ? filter.page() : "");
    }
}
