package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.penstock.deals.Changes;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.Deals;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The people of a deal. */
@PageController
class DealPeopleController {
    private final Deals deals;
    private final DealPages pages;
    private final Templates templates;

    DealPeopleController(Deals deals, DealPages pages, Templates templates) {
        this.deals = deals;
        this.pages = pages;
        this.templates = templates;
    }

    @GetMapping("/deals/{id}/people")
    JteModel list(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.dealsPeople(ui, pages.load(actor, id));
    }

    @PostMapping("/deals/{id}/people")
    ResponseEntity<Void> create(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam UUID person) {
        List<UUID> people = people(actor, id);
        if (!people.contains(person)) {
            people.add(person);
        }
        return put(actor, ui, id, people);
    }

    /** Makes somebody the main one. */
    @PutMapping("/deals/{id}/people/{person}")
    ResponseEntity<Void> update(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID person) {
        List<UUID> people = people(actor, id);
        if (people.remove(person)) {
            people.addFirst(person);
        }
        return put(actor, ui, id, people);
    }

    @DeleteMapping("/deals/{id}/people/{person}")
    ResponseEntity<Void> delete(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID person) {
        List<UUID> people = people(actor, id);
        people.remove(person);
        return put(actor, ui, id, people);
    }

    private List<UUID> people(Actor actor, UUID id) {
        return new ArrayList<>(pages.load(actor, id).people().stream()
                .map(DealPage.DealPerson::id)
                .toList());
    }

    /** The region loads itself anew on "deals-changed", after this as after its undo. */
    private ResponseEntity<Void> put(Actor actor, Ui ui, UUID id, List<UUID> people) {
        Changes changes = deals.change(actor, List.of(id), null, List.of(new DealEdit.People(people)));
        if (!changes.all()) {
            Changes.Held held = changes.held().getFirst();
            return Toasts.only(Toast.problem(ui.texts().of(held.refusals().getFirst())));
        }
        Toast toast = Toast.done(ui.t("deals.saved"));
        Toast undoable = changes.undo() == null ? toast : toast.undo("/deals/undos/" + changes.undo());
        return ResponseEntity.noContent()
                .header("HX-Trigger", Toasts.event(undoable, "deals-changed", "deal-people-changed"))
                .build();
    }
}
