package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which columns the list shows, in which order. */
@PageController
class DealColumnsController {
    private final DealColumns columns;
    private final Templates templates;

    DealColumnsController(DealColumns columns, Templates templates) {
        this.columns = columns;
        this.templates = templates;
    }

    @GetMapping("/deals/columns")
    JteModel edit(Actor actor, Ui ui, @RequestParam(defaultValue = "") String back) {
        return templates.dealsColumns(ui, columns.shown(actor, ui), columns.all(ui), back);
    }

    @PutMapping("/deals/columns")
    ResponseEntity<?> update(
            Actor actor,
            Ui ui,
            @RequestParam(required = false, defaultValue = "") List<String> column,
            @RequestParam(defaultValue = "") String back) {
        columns.choose(actor, column);
        return Redirects.to(ui, "/deals/list" + (back.isBlank() ? "" : "?" + back));
    }
}
