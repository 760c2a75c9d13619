package org.penstock.catalog.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import java.util.UUID;
import org.penstock.catalog.Product;
import org.penstock.catalog.ProductFilter;
import org.penstock.catalog.ProductLists;
import org.penstock.catalog.Products;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Products: the list, one with its prices, the bin. */
@PageController
class ProductController {
    private final Products products;
    private final ProductLists lists;
    private final ProductForms forms;
    private final Templates templates;

    ProductController(Products products, ProductLists lists, ProductForms forms, Templates templates) {
        this.products = products;
        this.lists = lists;
        this.forms = forms;
        this.templates = templates;
    }

    @GetMapping("/products")
    JteModel list(Actor actor, Ui ui, @RequestParam Map<String, String> query) {
        ProductFilter filter = ProductFilter.of(query);
        return templates.catalogProducts(
                ui,
                lists.load(actor, filter),
                filter,
                lists.columns(actor, filter),
                forms.choices(actor),
                lists.any(actor));
    }

    @GetMapping("/products/{id:[0-9a-f-]{36}}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        Product product = products.get(actor, id);
        return templates.catalogProduct(ui, product, forms.lists(actor), forms.prices(actor, id));
    }

    @DeleteMapping("/products/{id}")
    ResponseEntity<?> delete(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam int version) {
        return switch (products.remove(actor, id, version)) {
            case Result.Done<Product>(Product gone) ->
                Redirects.to(
                        ui,
                        "/products",
                        Toast.done(ui.t("catalog.product.removed", gone.name()))
                                .undo("/products/" + id + "/restoration"));
            case Result.Stale<Product> stale ->
                Redirects.to(ui, "/products/" + id, Toast.problem(ui.t("catalog.stale.look")));
            case Result.Refused<Product>(var refusals) ->
                Toasts.only(Toast.problem(ui.texts().of(refusals.getFirst())));
        };
    }

    @PostMapping("/products/{id}/restoration")
    ResponseEntity<?> restore(Actor actor, Ui ui, @PathVariable UUID id) {
        return switch (products.takeBack(actor, id)) {
            case Result.Done<Product>(Product back) ->
                Redirects.to(ui, "/products/" + id, Toast.done(ui.t("catalog.product.back", back.name())));
            case Result.Stale<Product> stale ->
                Redirects.to(ui, "/products/" + id, Toast.problem(ui.t("catalog.stale.look")));
            case Result.Refused<Product>(var refusals) ->
                Toasts.only(Toast.problem(ui.texts().of(refusals.getFirst())));
        };
    }
}
