package org.penstock.contacts;

import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.Subject;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.springframework.stereotype.Component;

/** Everything that a filter finds with all its facts, portion by portion, for files. */
@Component
public class ContactExports {
    private final ContactLists lists;
    private final People people;
    private final Organisations organisations;
    private final Accounts accounts;

    ContactExports(ContactLists lists, People people, Organisations organisations, Accounts accounts) {
        this.lists = lists;
        this.people = people;
        this.organisations = organisations;
        this.accounts = accounts;
    }

    /**
     * A record with the names that it refers to.
     *
     * @param organisation where the person works, or the parent; empty when there is none
     */
    public record Line(Contact contact, String organisation, String owner) {}

    /** Calls the consumer for each, in the filter's order. */
    public void each(Actor actor, Subject subject, ContactFilter filter, Consumer<Line> consumer) {
        Forbidden.unless(actor, Right.EXPORT);
        List<UUID> ids = lists.ids(actor, subject, filter.after(null), ContactLimits.BATCH);
        while (!ids.isEmpty()) {
            portion(actor, subject, ids, consumer);
            ids = ids.size() < ContactLimits.BATCH
                    ? List.of()
                    : lists.ids(actor, subject, filter.after(ids.getLast()), ContactLimits.BATCH);
        }
    }

    private void portion(Actor actor, Subject subject, List<UUID> ids, Consumer<Line> consumer) {
        Map<UUID, ? extends Contact> found =
                subject == Subject.PERSON ? people.byIds(actor, ids) : organisations.byIds(actor, ids);
        List<? extends Contact> all =
                ids.stream().map(found::get).filter(Objects::nonNull).toList();
        Set<UUID> employers = new LinkedHashSet<>();
        Set<UUID> owners = new LinkedHashSet<>();
        for (Contact contact : all) {
            UUID employer = contact.organisationId();
            UUID owner = contact.ownerId();
            if (employer != null) {
                employers.add(employer);
            }
            if (owner != null) {
                owners.add(owner);
            }
        }
        Map<UUID, String> names = new HashMap<>(accounts.names(actor, owners));
        organisations.byIds(actor, employers).values().forEach(one -> names.put(one.id(), one.name()));
        all.forEach(contact -> consumer.accept(
                new Line(contact, name(names, contact.organisationId()), name(names, contact.ownerId()))));
    }

    private static String name(Map<UUID, String> names, @Nullable UUID id) {
        return id == null ? "" : names.getOrDefault(id, "");
    }
}
