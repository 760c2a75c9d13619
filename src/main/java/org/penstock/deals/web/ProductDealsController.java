package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.penstock.deals.ProductDeals;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The region with the deals that have a product, on its page. */
@PageController
class ProductDealsController {
    private final ProductDeals deals;
    private final Templates templates;

    ProductDealsController(ProductDeals deals, Templates templates) {
        this.deals = deals;
        this.templates = templates;
    }

    @GetMapping("/products/{id}/deals")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(defaultValue = "1") int page) {
        return templates.dealsProduct(ui, deals.load(actor, id, page));
    }
}
