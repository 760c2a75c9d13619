package org.penstock.contacts.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.Map;
import org.penstock.contacts.ContactFilter;
import org.penstock.contacts.ContactLists;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** People or organisations as a table; filter, order and page are in the URL. */
@PageController
class ContactListController {
    private final ContactLists lists;
    private final ContactFilters filters;
    private final Templates templates;

    ContactListController(ContactLists lists, ContactFilters filters, Templates templates) {
        this.lists = lists;
        this.filters = filters;
        this.templates = templates;
    }

    @GetMapping({"/people", "/organisations"})
    JteModel show(Actor actor, Ui ui, @RequestParam Map<String, String> query) {
        Noun noun = Noun.of(ui);
        ContactFilter filter = ContactFilter.of(query);
        return templates.contactsList(
                ui, noun, lists.load(actor, noun.subject(), filter), filter, filters.chips(actor, ui, noun, filter));
    }

    /** The dialog with everything that one may filter by. */
    @GetMapping({"/people/filter", "/organisations/filter"})
    JteModel filter(Actor actor, Ui ui, @RequestParam Map<String, String> query) {
        Noun noun = Noun.of(ui);
        return templates.contactsFilter(ui, noun, ContactFilter.of(query), filters.choices(actor, ui, noun));
    }
}
