package org.penstock.contacts.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Changed;
import org.penstock.contacts.ContactChanges;
import org.penstock.contacts.ContactEdit;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactLists;
import org.penstock.fields.Subject;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.web.FormErrors;
import org.penstock.web.PageController;
import org.penstock.web.Toast;
import org.penstock.web.Toasts;
import org.penstock.web.Ui;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** One change to many: the ticked ones, or all that the filter finds, up to {@link ContactChanges#AT_ONCE_MAX}. */
@PageController
class ContactBulkController {
    private final ContactChanges changes;
    private final ContactLists lists;
    private final ContactFilters filters;
    private final Templates templates;

    ContactBulkController(ContactChanges changes, ContactLists lists, ContactFilters filters, Templates templates) {
        this.changes = changes;
        this.lists = lists;
        this.filters = filters;
        this.templates = templates;
    }

    /** The dialog that asks what to change. {@code ids} are the ticked ones. */
    @GetMapping({"/people/bulk", "/organisations/bulk"})
    JteModel ask(
            Actor actor,
            Ui ui,
            @RequestParam(defaultValue = "") List<UUID> ids,
            @RequestParam Map<String, String> query) {
        Forbidden.unless(actor, Right.EDIT_CONTACTS);
        Noun noun = Noun.of(ui);
        ContactFilter filter = ContactFilter.of(query);
        List<UUID> chosen = ids.isEmpty() ? lists.ids(actor, noun.subject(), filter, ContactChanges.AT_ONCE_MAX) : ids;
        return dialog(actor, ui, chosen, filter.bin() ? "restore" : "owner", FormErrors.NONE);
    }

    @PutMapping({"/people/bulk", "/organisations/bulk"})
    ResponseEntity<?> update(
            Actor actor,
            Ui ui,
            @RequestParam List<UUID> ids,
            @RequestParam String what,
            @RequestParam(defaultValue = "") String owner,
            @RequestParam(required = false) @Nullable UUID label) {
        List<UUID> few = ids.stream().limit(ContactChanges.AT_ONCE_MAX).toList();
        Result<Changed> result = change(actor, Noun.of(ui).subject(), few, what, owner, label);
        if (result instanceof Result.Refused<Changed> refused) {
            return FormErrors.refused(dialog(actor, ui, few, what, new FormErrors(refused.refusals())));
        }
        Changed changed = result.orElseThrow();
        return ResponseEntity.noContent()
                .header("HX-Trigger", Toasts.event(toast(ui, changed), "contacts-changed", "dialog-close"))
                .build();
    }

    private Result<Changed> change(
            Actor actor, Subject subject, List<UUID> ids, String what, String owner, @Nullable UUID label) {
        return switch (what) {
            case "owner" -> changes.change(actor, subject, ids, new ContactEdit.Owner(owner(actor, owner)));
            case "add-label", "remove-label" -> label(actor, subject, ids, what, label);
            case "remove" -> Result.done(changes.remove(actor, subject, ids));
            case "restore" -> Result.done(changes.takeBack(actor, subject, ids));
            default -> throw new Missing("Bulk change");
        };
    }

    private Result<Changed> label(Actor actor, Subject subject, List<UUID> ids, String what, @Nullable UUID label) {
        if (label == null) {
            return Result.refused(Refusal.at("label", "contacts.refused.label-none"));
        }
        return changes.change(
                actor,
                subject,
                ids,
                what.equals("add-label") ? new ContactEdit.AddLabel(label) : new ContactEdit.RemoveLabel(label));
    }

    private static @Nullable UUID owner(Actor actor, String owner) {
        return owner.equals(ContactFilter.ME)
                ? actor.requireId()
                : ContactReading.uuid(owner).orElse(null);
    }

    private static Toast toast(Ui ui, Changed changed) {
        Toast toast = changed.kept().isEmpty()
                ? Toast.done(ui.n("contacts.bulk.done", changed.done()))
                : Toast.problem(
                        ui.n("contacts.bulk.kept", changed.done(), ui.texts().some(changed.kept(), 3)));
        return changed.undo() == null ? toast : toast.undo(Noun.of(ui).path() + "/undos/" + changed.undo());
    }

    private JteModel dialog(Actor actor, Ui ui, List<UUID> ids, String what, FormErrors errors) {
        Noun noun = Noun.of(ui);
        return templates.contactsBulk(ui, noun, ids, what, filters.choices(actor, ui, noun), errors);
    }
}
