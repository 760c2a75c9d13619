package org.penstock.catalog.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceEdit;
import org.penstock.catalog.Product;
import org.penstock.catalog.ProductDraft;
import org.penstock.catalog.ProductSheets;
import org.penstock.catalog.Products;
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
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** A product as a form, new or known, with its prices on all lists. */
@PageController
class ProductFormController {
    private final Products products;
    private final ProductSheets sheets;
    private final ProductForms forms;
    private final Templates templates;

    ProductFormController(Products products, ProductSheets sheets, ProductForms forms, Templates templates) {
        this.products = products;
        this.sheets = sheets;
        this.forms = forms;
        this.templates = templates;
    }

    @GetMapping("/products/new")
    JteModel draft(Actor actor, Ui ui) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return form(actor, ui, null, forms.empty(actor), FormErrors.NONE, null);
    }

    @PostMapping("/products")
    ResponseEntity<?> create(Actor actor, Ui ui, @RequestParam Map<String, String> typed) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        ProductForm form = forms.typed(actor, typed);
        ProductDraft draft = form.draft(null);
        Result<Product> result = save(form, draft, ui.texts().locale(), edits -> sheets.create(actor, draft, edits));
        return switch (result) {
            case Result.Done<Product>(Product product) -> saved(ui, product);
            case Result.Refused<Product>(var refusals) ->
                FormErrors.refused(form(actor, ui, null, form, new FormErrors(refusals), null));
            case Result.Stale<Product> impossible -> throw new IllegalStateException("A new product was stale");
        };
    }

    @GetMapping("/products/{id}/edit")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Product product = products.get(actor, id);
        return form(actor, ui, product, forms.of(actor, product), FormErrors.NONE, null);
    }

    @PutMapping("/products/{id}")
    ResponseEntity<?> update(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Map<String, String> typed) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Product before = products.get(actor, id);
        ProductForm form = forms.typed(actor, typed);
        int version = Objects.requireNonNullElse(form.version(), 0);
        ProductDraft draft = form.draft(before.facts());
        Result<Product> result =
                save(form, draft, ui.texts().locale(), edits -> sheets.change(actor, id, version, draft, edits));
        return switch (result) {
            case Result.Done<Product>(Product product) -> saved(ui, product);
            case Result.Refused<Product>(var refusals) -> {
                ProductForm again = form.again(form.version(), forms.prices(actor, id));
                yield FormErrors.refused(form(actor, ui, before, again, new FormErrors(refusals), null));
            }
            case Result.Stale<Product>(Product theirs) -> {
                ProductForm again = form.again(theirs.version(), forms.prices(actor, id));
                yield FormErrors.stale(form(actor, ui, theirs, again, FormErrors.NONE, theirs));
            }
        };
    }

    private interface Saving {
        Result<Product> save(List<PriceEdit> edits);
    }

    /** A price that can't be read holds the whole form, and all that is wrong is said at once. */
    private static Result<Product> save(ProductForm form, ProductDraft draft, Locale locale, Saving saving) {
        return switch (form.edits(locale)) {
            case Result.Done<List<PriceEdit>>(var edits) -> saving.save(edits);
            case Result.Refused<List<PriceEdit>>(var unreadable) -> {
                List<Refusal> all = new ArrayList<>(Products.flaws(draft));
                all.addAll(unreadable);
                yield Result.refused(all);
            }
            case Result.Stale<List<PriceEdit>> impossible -> throw new IllegalStateException("Typed text was stale");
        };
    }

    private static ResponseEntity<?> saved(Ui ui, Product product) {
        return Redirects.to(ui, "/products/" + product.id(), Toast.done(ui.t("catalog.saved")));
    }

    private JteModel form(
            Actor actor,
            Ui ui,
            @Nullable Product product,
            ProductForm form,
            FormErrors errors,
            @Nullable Product theirs) {
        return templates.catalogProductForm(ui, product, form, errors, forms.choices(actor), theirs);
    }
}
