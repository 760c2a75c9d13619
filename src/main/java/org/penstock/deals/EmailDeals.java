package org.penstock.deals;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.contacts.Email;
import org.penstock.contacts.People;
import org.penstock.contacts.Person;
import org.penstock.contacts.PersonDraft;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** Deals of which nothing may be known but an e-mail address: its person is found, or made of the address. */
@Component
public class EmailDeals {
    /** Two requests with the same address wait for each other, or both would make the person. */
    private static final String LOCK = "select 1 from (select pg_advisory_xact_lock(hashtextextended(:address, 4))) x";

    /** Addresses that are no person's name. */
    private static final Set<String> OFFICES = Set.of(
            "info", "office", "sales", "hello", "contact", "mail", "post", "support", "admin", "team", "order",
            "orders");

    private final Deals deals;
    private final People people;
    private final JdbcClient jdbc;

    EmailDeals(Deals deals, People people, JdbcClient jdbc) {
        this.deals = deals;
        this.people = people;
        this.jdbc = jdbc;
    }

    /**
     * A new deal with the person of this address as its main one. Without a title it is called after the person, or the
     * address itself. When the deal is refused, no person was made.
     */
    @Transactional(propagation = Propagation.NESTED)
    public Result<UUID> create(Actor actor, DealDraft draft, String email, @Nullable String overrideReason) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Email address = Email.work(email);
        if (!address.isValid()) {
            return Result.refused(Refusal.at("email", "deals.email.unreadable", email.strip()));
        }
        jdbc.sql(LOCK).param("address", address.address()).query(Integer.class).single();
        Result<UUID> created = deals.create(actor, filled(actor, draft, address), overrideReason);
        if (!(created instanceof Result.Done<UUID>)) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        }
        return created;
    }

    private DealDraft filled(Actor actor, DealDraft draft, Email address) {
        List<UUID> known =
                people.findByEmails(actor, List.of(address.address())).getOrDefault(address.address(), List.of());
        Person person =
                known.isEmpty() ? made(actor, address, draft.organisation()) : people.get(actor, known.getFirst());
        List<UUID> all = new ArrayList<>(List.of(person.id()));
        draft.people().stream().filter(id -> !id.equals(person.id())).forEach(all::add);
        boolean named = !draft.title().isBlank();
        return new DealDraft(
                named ? draft.title() : known.isEmpty() ? address.address() : person.name(),
                draft.pipeline(),
                draft.stage(),
                draft.value(),
                draft.currency(),
                draft.probability(),
                draft.expectedClose(),
                draft.owner(),
                draft.organisation(),
                all,
                draft.source(),
                draft.labels(),
                draft.custom());
    }

    private Person made(Actor actor, Email address, @Nullable UUID organisation) {
        Result<Person> created = people.create(
                actor,
                PersonDraft.named(name(address.address()))
                        .withOrganisation(organisation)
                        .withWays(List.of(address), List.of()));
        // A draft with an organisation that is gone is refused by the deal in its own words.
        return created instanceof Result.Done<Person> done
                ? done.value()
                : people.create(
                                actor,
                                PersonDraft.named(name(address.address())).withWays(List.of(address), List.of()))
                        .orElseThrow();
    }

    /** "jana.novak@…" is Jana Novak; what is no name of a person stays the address. */
    static String name(String address) {
        String local = address.substring(0, address.indexOf('@'));
        List<String> words = Arrays.stream(local.split("[._-]+", -1))
                .filter(word -> word.length() > 1)
                .toList();
        boolean isName = !words.isEmpty()
                && words.stream().allMatch(word -> word.chars().allMatch(Character::isLetter))
                && words.stream().noneMatch(OFFICES::contains);
        return isName ? words.stream().map(EmailDeals::capital).collect(Collectors.joining(" ")) : address;
    }

    private static String capital(String word) {
        return word.substring(0, 1).toUpperCase(Locale.ROOT) + word.substring(1);
    }
}
