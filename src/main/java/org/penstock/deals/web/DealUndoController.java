package org.penstock.deals.web;

import java.util.UUID;
import org.penstock.deals.Changes;
import org.penstock.deals.DealUndo;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Takes a change back, from the toast that told of it. */
@PageController
class DealUndoController {
    private final DealUndo undo;

    DealUndoController(DealUndo undo) {
        this.undo = undo;
    }

    @PostMapping("/deals/undos/{id}")
    ResponseEntity<Void> create(Actor actor, Ui ui, @PathVariable UUID id) {
        Changes changes = undo.undo(actor, id);
        Toast toast = changes.all()
                ? Toast.done(ui.n("deals.undo.done", changes.done().size()))
                : Toast.problem(ui.n("deals.undo.some-kept", changes.held().size(), names(ui, changes)));
        return ResponseEntity.noContent()
                .header("HX-Trigger", Toasts.event(toast, "deals-changed"))
                .build();
    }

    private static String names(Ui ui, Changes changes) {
        return ui.texts().some(changes.held().stream().map(Changes.Held::title).toList(), 3);
    }
}
