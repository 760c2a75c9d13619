package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.penstock.deals.DealFilter;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The dialog with everything that one may filter deals by; it leads back to the page that it was opened from. */
@PageController
class DealFilterController {
    private final DealFilters filters;
    private final Templates templates;

    DealFilterController(DealFilters filters, Templates templates) {
        this.filters = filters;
        this.templates = templates;
    }

    @GetMapping("/deals/filter")
    JteModel show(
            Actor actor, Ui ui, @RequestParam String page, @RequestParam MultiValueMap<String, String> parameters) {
        DealFilter filter = DealFilter.parse(parameters);
        return templates.dealsFilter(ui, filter, filters.choices(ui, actor, filter), page);
    }
}
