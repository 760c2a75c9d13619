package org.penstock.catalog.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.ProductOptions;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** What pickers of products offer while one types, and what a form says of look-alikes. */
@PageController
class ProductOptionsController {
    private final ProductOptions options;
    private final Templates templates;

    ProductOptionsController(ProductOptions options, Templates templates) {
        this.options = options;
        this.templates = templates;
    }

    @GetMapping("/products/options")
    JteModel options(Actor actor, Ui ui, @RequestParam(defaultValue = "") String q, @RequestParam String currency) {
        return templates.catalogOptions(ui, options.search(actor, q, currency), currency);
    }

    @GetMapping("/products/alike")
    JteModel alike(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") String name,
            @RequestParam(defaultValue = "") String code,
            @RequestParam(required = false) @Nullable UUID self) {
        return templates.catalogAlike(ui, options.alike(actor, name, code, self));
    }
}
