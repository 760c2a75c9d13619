package org.penstock.deals;

import java.util.List;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** The deals of a person or an organisation, as far as the actor sees them. */
@Component
public class ContactDeals {
    /** The most that a contact's page shows; the rest is one click away in the list. */
    public static final int SHOWN_MAX = 20;

    private final DealLists lists;

    ContactDeals(DealLists lists) {
        this.lists = lists;
    }

    public DealList ofOrganisation(Actor actor, UUID organisation) {
        return load(actor, "organisation", organisation);
    }

    public DealList ofPerson(Actor actor, UUID person) {
        return load(actor, "person", person);
    }

    private DealList load(Actor actor, String parameter, UUID contact) {
        DealFilter filter = DealFilter.parse(java.util.Map.of(parameter, List.of(contact.toString())));
        return lists.load(actor, filter, DealSort.parse(null), 1, SHOWN_MAX);
    }
}
