package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.penstock.deals.Changes;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The facts of a deal, edited in place: the card and the form that takes its place. */
@PageController
class DealFactsController {
    private final Deals deals;
    private final DealPages pages;
    private final DealForms forms;
    private final Templates templates;

    DealFactsController(Deals deals, DealPages pages, DealForms forms, Templates templates) {
        this.deals = deals;
        this.pages = pages;
        this.forms = forms;
        this.templates = templates;
    }

    @GetMapping("/deals/{id}/facts")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id) {
        DealPage page = pages.load(actor, id);
        return templates.dealsFacts(ui, page, forms.facts(ui, page));
    }

    /** The form; {@code focus} names the fact that was clicked. */
    @GetMapping("/deals/{id}/facts/edit")
    JteModel edit(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam(defaultValue = "title") String focus) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        DealPage page = pages.load(actor, id);
        return templates.dealsFactsForm(ui, page, forms.of(ui, page), FormErrors.NONE, focus, false);
    }

    @PutMapping("/deals/{id}/facts")
    ResponseEntity<?> update(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        DealForm form = new DealForm(typed);
        DealForm.Read read = forms.read(ui, form);
        if (!read.refusals().isEmpty()) {
            return refused(actor, ui, id, form, new FormErrors(read.refusals()));
        }
        Changes changes = deals.change(actor, List.of(id), form.version(), read.edits());
        if (changes.all()) {
            DealPage page = pages.load(actor, id);
            Toast toast = Toast.done(ui.t("deals.saved"));
            Toast undoable = changes.undo() == null ? toast : toast.undo("/deals/undos/" + changes.undo());
            return ResponseEntity.ok()
                    .header("HX-Trigger", Toasts.event(undoable, "deals-changed"))
                    .body(templates.dealsFacts(ui, page, forms.facts(ui, page)));
        }
        Changes.Held held = changes.held().getFirst();
        if (held.stale()) {
            DealPage now = pages.load(actor, id);
            form.typed().set("version", String.valueOf(now.deal().version()));
            return FormErrors.stale(templates.dealsFactsForm(
                    ui, now, forms.again(actor, ui, form), new FormErrors(held.refusals()), "title", true));
        }
        return refused(actor, ui, id, form, new FormErrors(held.refusals()));
    }

    private static final String FACT =
            "/deals/{id}/facts/{fact:value|owner|organisation|expectedClose|probability|source}";

    /** One fact in a dialog, for a cell of the list. */
    @GetMapping(FACT)
    JteModel editOne(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable String fact) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        DealPage page = pages.load(actor, id);
        return templates.dealsFactDialog(ui, page, forms.of(ui, page), FormErrors.NONE, fact, false);
    }

    @PutMapping(FACT)
    ResponseEntity<?> updateOne(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable String fact,
            @RequestParam MultiValueMap<String, String> typed) {
        DealForm form = new DealForm(typed);
        DealForm.Read read = forms.read(ui, form);
        Changes changes =
                read.refusals().isEmpty() ? deals.change(actor, List.of(id), form.version(), read.edits()) : null;
        if (changes != null && changes.all()) {
            Toast toast = Toast.done(ui.t("deals.saved"));
            Toast undoable = changes.undo() == null ? toast : toast.undo("/deals/undos/" + changes.undo());
            return ResponseEntity.noContent()
                    .header("HX-Trigger", Toasts.event(undoable, "deals-changed", "dialog-close"))
                    .build();
        }
        DealPage now = pages.load(actor, id);
        boolean stale = changes != null && changes.held().getFirst().stale();
        if (stale) {
            form.typed().set("version", String.valueOf(now.deal().version()));
        }
        FormErrors errors = new FormErrors(
                changes == null ? read.refusals() : changes.held().getFirst().refusals());
        JteModel dialog = templates.dealsFactDialog(ui, now, forms.again(actor, ui, form), errors, fact, stale);
        return stale ? FormErrors.stale(dialog) : FormErrors.refused(dialog);
    }

    private ResponseEntity<JteModel> refused(Actor actor, Ui ui, UUID id, DealForm form, FormErrors errors) {
        DealPage page = pages.load(actor, id);
        return FormErrors.refused(
                templates.dealsFactsForm(ui, page, forms.again(actor, ui, form), errors, "title", false));
    }
}
