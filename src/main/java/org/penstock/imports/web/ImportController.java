package org.penstock.imports.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.fields.CustomField;
import org.penstock.imports.Action;
import org.penstock.imports.Entity;
import org.penstock.imports.ImportPages;
import org.penstock.imports.ImportPages.View;
import org.penstock.imports.ImportRow;
import org.penstock.imports.ImportRun;
import org.penstock.imports.ImportRun.State;
import org.penstock.imports.Imports;
import org.penstock.imports.Question;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One import: its plan, its progress, what became of it, and the way back. */
@PageController
class ImportController {
    private final Templates templates;
    private final Imports imports;
    private final ImportPages pages;

    ImportController(Templates templates, Imports imports, ImportPages pages) {
        this.templates = templates;
        this.imports = imports;
        this.pages = pages;
    }

    @GetMapping("/imports/{id}")
    JteModel show(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "1") int page) {
        View view = pages.load(actor, id);
        ImportRun run = view.run();
        List<Question> questions = run.state() == State.PLANNED ? pages.questions(actor, view) : List.of();
        return templates.importsView(
                ui,
                view,
                action,
                rows(actor, run, action, page),
                questions,
                run.leftAlone() > 0 ? pages.leftAlone(actor, id) : List.of(),
                pages.remembered(actor, id),
                fields(),
                pages.facts(Entity.DEALS));
    }

    private Page<ImportRow> rows(Actor actor, ImportRun run, String action, int page) {
        return pages.rows(actor, run, Action.find(action).orElse(null), Math.max(1, page));
    }

    private Map<Entity, List<CustomField>> fields() {
        Map<Entity, List<CustomField>> fields = new EnumMap<>(Entity.class);
        for (Entity entity : Entity.values()) {
            fields.put(entity, pages.fields(entity));
        }
        return fields;
    }

    @GetMapping("/imports/{id}/rows")
    JteModel rows(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam(defaultValue = "") String action,
            @RequestParam(defaultValue = "1") int page) {
        View view = pages.load(actor, id);
        return templates.importsRows(ui, view, action, rows(actor, view.run(), action, page));
    }

    /** When the work is done the whole page is asked for anew. */
    @GetMapping("/imports/{id}/progress")
    ResponseEntity<?> progress(Actor actor, Ui ui, @PathVariable UUID id) {
        ImportRun run = imports.get(actor, id);
        return run.state().busy()
                ? ResponseEntity.ok(templates.importsProgress(ui, run))
                : ResponseEntity.noContent().header("HX-Refresh", "true").build();
    }

    @PostMapping("/imports/{id}/application")
    ResponseEntity<?> apply(Actor actor, Ui ui, @PathVariable UUID id) {
        return back(ui, id, imports.apply(actor, id));
    }

    @PostMapping("/imports/{id}/cancellation")
    ResponseEntity<?> cancel(Actor actor, Ui ui, @PathVariable UUID id) {
        imports.cancel(actor, id);
        return back(ui, id, true);
    }

    @PostMapping("/imports/{id}/undo")
    ResponseEntity<?> undo(Actor actor, Ui ui, @PathVariable UUID id) {
        return back(ui, id, imports.undo(actor, id));
    }

    @PostMapping("/imports/{id}/removal")
    ResponseEntity<?> discard(Actor actor, Ui ui, @PathVariable UUID id) {
        return imports.discard(actor, id)
                ? Redirects.to(ui, "/imports", Toast.done(ui.t("imports.discarded")))
                : back(ui, id, false);
    }

    /** Somebody else may have been faster; the page shows what is so now. */
    private static ResponseEntity<?> back(Ui ui, UUID id, boolean done) {
        String path = "/imports/" + id;
        return done ? Redirects.to(ui, path) : Redirects.to(ui, path, Toast.problem(ui.t("imports.stale")));
    }
}
