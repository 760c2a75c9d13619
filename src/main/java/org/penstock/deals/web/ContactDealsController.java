package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.penstock.deals.ContactDeals;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The region with the deals of a person or an organisation, on their pages. */
@PageController
class ContactDealsController {
    private final ContactDeals deals;
    private final Templates templates;

    ContactDealsController(ContactDeals deals, Templates templates) {
        this.deals = deals;
        this.templates = templates;
    }

    @GetMapping("/organisations/{id}/deals")
    JteModel ofOrganisation(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.dealsContact(ui, deals.ofOrganisation(actor, id), "organisation=" + id);
    }

    @GetMapping("/people/{id}/deals")
    JteModel ofPerson(Actor actor, Ui ui, @PathVariable UUID id) {
        return templates.dealsContact(ui, deals.ofPerson(actor, id), "person=" + id);
    }
}
