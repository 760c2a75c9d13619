package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.penstock.deals.Changes;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Right;
import org.penstock.web.Clash;
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
    /** Nothing was to be changed: the dialog closes, and the list shows what stands. */
    private static final String UNCHANGED = "deals-changed, dialog-close";

    private final Deals deals;
    private final DealPages pages;
    private final DealForms forms;
    private final DealClashes clashes;
    private final Templates templates;

    DealFactsController(Deals deals, DealPages pages, DealForms forms, DealClashes clashes, Templates templates) {
        this.clashes = clashes;
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
        return templates.dealsFactsForm(ui, page, forms.of(ui, page), FormErrors.NONE, focus);
    }

    @PutMapping("/deals/{id}/facts")
    ResponseEntity<?> update(
            Actor actor, Ui ui, @PathVariable UUID id, @RequestParam MultiValueMap<String, String> typed) {
        DealForm form = new DealForm(typed).settled();
        DealForm.Read read = forms.read(ui, form);
        if (!read.refusals().isEmpty()) {
            return refused(actor, ui, id, form, read.refusals());
        }
        if (read.edits().isEmpty()) {
            return ResponseEntity.ok(show(actor, ui, id));
        }
        Changes changes = deals.change(actor, List.of(id), form.version(), read.edits());
        if (changes.all()) {
            return ResponseEntity.ok().header("HX-Trigger", saved(ui, changes)).body(show(actor, ui, id));
        }
        Changes.Held held = changes.held().getFirst();
        if (!held.stale()) {
            return refused(actor, ui, id, form, held.refusals());
        }
        DealPage now = pages.load(actor, id);
        List<Clash> both = clashes.of(ui, form, read, now);
        return both.isEmpty()
                ? ResponseEntity.ok(show(actor, ui, id))
                : FormErrors.stale(templates.dealsClash(ui, now, standingOn(form, now), both));
    }

    private static final String FACT =
            "/deals/{id}/facts/{fact:value|owner|organisation|expectedClose|probability|source}";

    /** One fact in a dialog, for a cell of the list. */
    @GetMapping(FACT)
    JteModel editOne(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable String fact) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        DealPage page = pages.load(actor, id);
        return templates.dealsFactDialog(ui, page, forms.of(ui, page), FormErrors.NONE, fact);
    }

    @PutMapping(FACT)
    ResponseEntity<?> updateOne(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable String fact,
            @RequestParam MultiValueMap<String, String> typed) {
        DealForm form = new DealForm(typed).settled();
        DealForm.Read read = forms.read(ui, form);
        if (!read.refusals().isEmpty()) {
            return refusedOne(actor, ui, id, form, read.refusals(), fact);
        }
        if (read.edits().isEmpty()) {
            return closed(UNCHANGED);
        }
        Changes changes = deals.change(actor, List.of(id), form.version(), read.edits());
        if (changes.all()) {
            return closed(saved(ui, changes, "dialog-close"));
        }
        Changes.Held held = changes.held().getFirst();
        if (!held.stale()) {
            return refusedOne(actor, ui, id, form, held.refusals(), fact);
        }
        DealPage now = pages.load(actor, id);
        List<Clash> both = clashes.of(ui, form, read, now);
        return both.isEmpty()
                ? closed(UNCHANGED)
                : FormErrors.stale(templates.dealsClashDialog(ui, now, standingOn(form, now), both, fact));
    }

    /** The form stands on the present version now, so that the choice can be saved. */
    private static DealForm standingOn(DealForm form, DealPage now) {
        form.typed().set("version", String.valueOf(now.deal().version()));
        return form;
    }

    private static String saved(Ui ui, Changes changes, String... events) {
        Toast toast = Toast.done(ui.t("deals.saved"));
        Toast undoable = changes.undo() == null ? toast : toast.undo("/deals/undos/" + changes.undo());
        return Toasts.event(
                undoable,
                Stream.concat(Stream.of("deals-changed"), Stream.of(events)).toArray(String[]::new));
    }

    private static ResponseEntity<Void> closed(String events) {
        return ResponseEntity.noContent().header("HX-Trigger", events).build();
    }

    private ResponseEntity<JteModel> refused(Actor actor, Ui ui, UUID id, DealForm form, List<Refusal> refusals) {
        DealPage page = pages.load(actor, id);
        return FormErrors.refused(
                templates.dealsFactsForm(ui, page, forms.again(actor, ui, form), new FormErrors(refusals), "title"));
    }

    private ResponseEntity<JteModel> refusedOne(
            Actor actor, Ui ui, UUID id, DealForm form, List<Refusal> refusals, String fact) {
        DealPage page = pages.load(actor, id);
        return FormErrors.refused(
                templates.dealsFactDialog(ui, page, forms.again(actor, ui, form), new FormErrors(refusals), fact));
    }
}
