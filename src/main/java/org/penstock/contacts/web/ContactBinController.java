package org.penstock.contacts.web;

import java.util.List;
import java.util.UUID;
import org.penstock.contacts.Changed;
import org.penstock.contacts.ContactChanges;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Redirects;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;

/** Into the bin, out of it, and taking any change back from the toast that told of it. */
@PageController
class ContactBinController {
    private final ContactChanges changes;

    ContactBinController(ContactChanges changes) {
        this.changes = changes;
    }

    @DeleteMapping({"/people/{id:[0-9a-f-]{36}}", "/organisations/{id:[0-9a-f-]{36}}"})
    ResponseEntity<Void> delete(Actor actor, Ui ui, @PathVariable UUID id) {
        Noun noun = Noun.of(ui);
        Changed changed = changes.remove(actor, noun.subject(), List.of(id));
        Toast toast = Toast.done(ui.t("contacts.removed." + noun.key()));
        return Redirects.to(ui, noun.path(), toast.undo(noun.path() + "/undos/" + changed.undo()));
    }

    @PostMapping({"/people/{id:[0-9a-f-]{36}}/restoration", "/organisations/{id:[0-9a-f-]{36}}/restoration"})
    ResponseEntity<Void> restore(Actor actor, Ui ui, @PathVariable UUID id) {
        Noun noun = Noun.of(ui);
        changes.takeBack(actor, noun.subject(), List.of(id));
        return Redirects.to(ui, noun.path() + "/" + id, Toast.done(ui.t("contacts.restored." + noun.key())));
    }

    @PostMapping({"/people/undos/{id}", "/organisations/undos/{id}"})
    ResponseEntity<Void> undo(Actor actor, Ui ui, @PathVariable UUID id) {
        Changed changed = changes.undo(actor, Noun.of(ui).subject(), id);
        Toast toast = changed.kept().isEmpty()
                ? Toast.done(ui.n("contacts.undone", changed.done()))
                : Toast.problem(ui.t("contacts.undone.kept", ui.texts().some(changed.kept(), 3)));
        return ResponseEntity.noContent()
                .header("HX-Trigger", Toasts.event(toast, "contacts-changed"))
                .build();
    }
}
