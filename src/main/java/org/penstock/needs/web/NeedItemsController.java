package org.penstock.needs.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Result;
import org.penstock.needs.NeedItem;
import org.penstock.needs.NeedItems;
import org.penstock.needs.NeedKind;
import org.penstock.needs.Weighing;
import org.penstock.web.FormErrors;
import org.penstock.web.InPlace;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Pains, goals and requirements: lines that save themselves. */
@PageController
public class NeedItemsController {
    private static final String ITEMS = "/deals/{id:[0-9a-f-]{36}}/needs/items";

    private final NeedsPages pages;
    private final NeedItems items;
    private final Templates templates;

    NeedItemsController(NeedsPages pages, NeedItems items, Templates templates) {
        this.pages = pages;
        this.items = items;
        this.templates = templates;
    }

    /** A new line as it was typed, to show it again with what is wrong. */
    public record FreshNeed(@Nullable NeedKind kind, String text, FormErrors errors) {
        static final FreshNeed NONE = new FreshNeed(null, "", FormErrors.NONE);

        public static FreshNeed none() {
            return NONE;
        }

        public String text(NeedKind of) {
            return kind == of ? text : "";
        }

        public String error(Ui ui, NeedKind of) {
            return kind == of && errors.any()
                    ? String.join(
                            " ", errors.refusals().stream().map(ui.texts()::of).toList())
                    : "";
        }
    }

    @GetMapping(ITEMS)
    JteModel list(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.needsItems(ui, pages.load(actor, id), FreshNeed.NONE, null);
    }

    @PostMapping(ITEMS)
    ResponseEntity<JteModel> create(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @RequestParam NeedKind kind,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean must) {
        Result<UUID> added = items.add(actor, id, kind, new NeedItem.Draft(text, must, null));
        if (added instanceof Result.Refused<UUID> refused) {
            FreshNeed again = new FreshNeed(kind, text, new FormErrors(refused.refusals()));
            return FormErrors.refused(templates.needsItems(ui, pages.load(actor, id), again, kind));
        }
        return Regions.changed(templates.needsItems(ui, pages.load(actor, id), FreshNeed.NONE, kind));
    }

    @PutMapping(ITEMS + "/{item}")
    ResponseEntity<JteModel> update(
            Actor actor,
            Ui ui,
            @PathVariable UUID id,
            @PathVariable UUID item,
            @RequestParam(defaultValue = "0") int version,
            @RequestParam(required = false) @Nullable Integer over,
            @RequestParam(defaultValue = "") String text,
            @RequestParam(defaultValue = "false") boolean must,
            @RequestParam(defaultValue = "") String weight) {
        int read = over == null ? version : over;
        NeedItem.Draft draft = new NeedItem.Draft(text, must, weight(weight));
        return InPlace.answer(
                ui,
                item.toString(),
                read,
                items.change(actor, id, item, read, draft),
                NeedItem::version,
                NeedItem::text,
                "/deals/" + id + "/needs/items",
                Regions.CHANGED + ", needs-changed",
                mark -> templates.webMark(ui, mark, true));
    }

    @DeleteMapping(ITEMS + "/{item}")
    ResponseEntity<JteModel> delete(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID item) {
        items.remove(actor, id, item);
        Toast toast = Toast.done(ui.t("needs.items.removed"));
        return Regions.changed(
                templates.needsItems(ui, pages.load(actor, id), FreshNeed.NONE, null),
                toast.undo("/deals/" + id + "/needs/items/" + item + "/restoration"));
    }

    @PostMapping(ITEMS + "/{item}/restoration")
    ResponseEntity<Void> restore(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID item) {
        items.restore(actor, id, item);
        return Regions.changed(Toast.done(ui.t("needs.items.restored")));
    }

    @PutMapping(ITEMS + "/{item}/place")
    ResponseEntity<JteModel> place(
            Actor actor, Ui ui, @PathVariable UUID id, @PathVariable UUID item, @RequestParam int place) {
        items.place(actor, id, item, place);
        return Regions.changed(templates.needsItems(ui, pages.load(actor, id), FreshNeed.NONE, null));
    }

    @PutMapping("/deals/{id:[0-9a-f-]{36}}/needs/weighing")
    ResponseEntity<JteModel> weigh(Actor actor, Ui ui, @PathVariable UUID id, @RequestParam Weighing weighing) {
        items.weigh(actor, id, weighing);
        return Regions.changed(templates.needsItems(ui, pages.load(actor, id), FreshNeed.NONE, null));
    }

    /** What can't be read is refused by the door. */
    private static @Nullable Integer weight(String typed) {
        String text = typed.replace("%", "").strip();
        return text.isEmpty() ? null : text.matches("\\d{1,3}") ? Integer.valueOf(text) : -1;
    }
}
