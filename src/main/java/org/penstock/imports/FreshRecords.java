package org.penstock.imports;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.ProductDraft;
import org.penstock.catalog.Products;
import org.penstock.contacts.Email;
import org.penstock.contacts.OrganisationDraft;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.contacts.PersonDraft;
import org.penstock.identity.Accounts;
import org.penstock.kernel.Role;
import org.springframework.stereotype.Component;

/** Makes what rows only name: the rep that owns a deal, the organisation that it is with. */
@Component
class FreshRecords {
    private final Accounts accounts;
    private final Organisations organisations;
    private final People people;
    private final Products products;

    FreshRecords(Accounts accounts, Organisations organisations, People people, Products products) {
        this.accounts = accounts;
        this.organisations = organisations;
        this.people = people;
        this.products = products;
    }

    /** The accounts get the ids that their door gives them. */
    void accounts(Work work, List<Ref> wanted, Role role) {
        Map<String, Ref> missing = new LinkedHashMap<>();
        unwritten(wanted).forEach(ref -> missing.put(ref.name, ref));
        if (missing.isEmpty()) {
            return;
        }
        accounts.placeholders(work.actor, missing.keySet(), role).forEach((name, id) -> {
            Ref ref = Objects.requireNonNull(missing.get(name));
            ref.id = id;
            ref.written = true;
            work.made(TraceRows.Kind.ACCOUNT, id, name);
        });
    }

    void organisations(Work work, List<Ref> wanted) {
        List<Ref> missing = unwritten(wanted);
        organisations.write(
                work.actor,
                missing.stream()
                        .map(ref -> new Organisations.Fresh(ref.id, OrganisationDraft.named(ref.name)))
                        .toList());
        missing.forEach(ref -> {
            ref.written = true;
            work.made(TraceRows.Kind.ORGANISATION, ref.id, ref.name);
        });
    }

    /** Only where somebody answered that there is such a product; a file of deals alone makes none. */
    void products(Work work, List<Ref> wanted) {
        List<Ref> missing = unwritten(wanted);
        products.write(
                work.actor,
                missing.stream()
                        .map(ref -> new Products.Fresh(ref.id, ProductDraft.named(ref.name)))
                        .toList());
        missing.forEach(ref -> {
            ref.written = true;
            work.made(TraceRows.Kind.PRODUCT, ref.id, ref.name);
        });
    }

    /** @param employers the organisation of each person, where a row names both */
    void people(Work work, List<Ref> wanted, Map<Ref, Ref> employers) {
        List<Ref> missing = unwritten(wanted);
        people.write(
                work.actor,
                missing.stream()
                        .map(ref -> new People.Fresh(ref.id, draft(ref, employers.get(ref))))
                        .toList());
        missing.forEach(ref -> {
            ref.written = true;
            work.made(TraceRows.Kind.PERSON, ref.id, ref.name);
        });
    }

    private static PersonDraft draft(Ref person, @Nullable Ref employer) {
        UUID organisation = employer == null ? null : employer.id;
        PersonDraft draft = PersonDraft.named(person.name).withOrganisation(organisation);
        return person.email == null ? draft : draft.withWays(List.of(Email.work(person.email)), List.of());
    }

    /** What the rows name, where they name anything. */
    static <T> List<Ref> named(List<T> rows, Function<T, @Nullable Ref> name) {
        List<Ref> refs = new ArrayList<>();
        for (T row : rows) {
            Ref ref = name.apply(row);
            if (ref != null) {
                refs.add(ref);
            }
        }
        return refs;
    }

    private static List<Ref> unwritten(List<Ref> wanted) {
        return wanted.stream().filter(ref -> !ref.written).distinct().toList();
    }
}
