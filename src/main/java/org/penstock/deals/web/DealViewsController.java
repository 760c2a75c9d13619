package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealViews;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Saved views: the region in the sidebar, saving the present filter under a name, deleting. */
@PageController
class DealViewsController {
    private final DealViews views;
    private final Templates templates;

    DealViewsController(DealViews views, Templates templates) {
        this.views = views;
        this.templates = templates;
    }

    @GetMapping("/deals/views")
    JteModel list(Actor actor, Ui ui) {
        return templates.dealsViews(ui, views.of(actor));
    }

    @GetMapping("/deals/views/new")
    JteModel draft(
            Actor actor, Ui ui, @RequestParam String page, @RequestParam MultiValueMap<String, String> parameters) {
        String query = DealFilter.parse(parameters).link();
        return templates.dealsViewForm(ui, "", page, query, FormErrors.NONE);
    }

    @PostMapping("/deals/views")
    ResponseEntity<?> create(
            Actor actor,
            Ui ui,
            @RequestParam String name,
            @RequestParam String page,
            @RequestParam String query,
            @RequestParam(defaultValue = "false") boolean shared) {
        Result<UUID> added = views.add(actor, name, page, query, shared);
        if (added instanceof Result.Refused<UUID> refused) {
            return FormErrors.refused(
                    templates.dealsViewForm(ui, name, page, query, new FormErrors(refused.refusals())));
        }
        return changed(Toast.done(ui.t("deals.views.saved", name)));
    }

    @DeleteMapping("/deals/views/{id}")
    ResponseEntity<Void> delete(Actor actor, Ui ui, @PathVariable UUID id) {
        views.remove(actor, id);
        return changed(Toast.done(ui.t("deals.views.deleted")));
    }

    private static ResponseEntity<Void> changed(Toast toast) {
        return ResponseEntity.noContent()
                .header("HX-Trigger", Toasts.event(toast, "views-changed", "dialog-close"))
                .build();
    }
}
