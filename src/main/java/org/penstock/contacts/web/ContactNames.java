package org.penstock.contacts.web;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.Organisations;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** The names behind the ids that a form shows. */
@Component
class ContactNames {
    private final Organisations organisations;
    private final Accounts accounts;

    ContactNames(Organisations organisations, Accounts accounts) {
        this.organisations = organisations;
        this.accounts = accounts;
    }

    String organisation(Actor actor, @Nullable UUID id) {
        return id == null
                ? ""
                : organisations.find(actor, id).map(Organisation::name).orElse("");
    }

    String owner(Actor actor, @Nullable UUID id) {
        return id == null ? "" : accounts.names(actor, List.of(id)).getOrDefault(id, "");
    }
}
