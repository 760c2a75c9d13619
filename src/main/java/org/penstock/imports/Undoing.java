package org.penstock.imports;

import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Price;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.Product;
import org.penstock.catalog.Products;
import org.penstock.contacts.Organisation;
import org.penstock.contacts.Organisations;
import org.penstock.contacts.People;
import org.penstock.contacts.Person;
import org.penstock.deals.DealIntake;
import org.penstock.fields.CustomFields;
import org.penstock.identity.Accounts;
import org.penstock.imports.TraceRows.Kind;
import org.penstock.imports.TraceRows.Trace;
import org.penstock.kernel.Actor;
import org.penstock.teams.TeamIntake;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/**
 * Takes an import back, kind after kind, what stands on others first. What somebody has edited or uses since stays, and is
 * named. Each chunk is a transaction, so an interrupted undo goes on where it stopped.
 */
@Component
class Undoing {
    static final String EDITED = "imports.left.edited";
    static final String IN_USE = "imports.left.in-use";

    private static final String UNUSED_FIELDS = """
            select f.id from custom_field f
             where f.id = any(:ids)
               and not exists (select from deal where f.subject = 'deal' and jsonb_exists(custom, f.key))
               and not exists (select from person where f.subject = 'person' and jsonb_exists(custom, f.key))
               and not exists (select from organisation
                                where f.subject = 'organisation' and jsonb_exists(custom, f.key))""";

    private final JdbcClient jdbc;
    private final TraceRows traces;
    private final RunRows runs;
    private final MemoryRows memory;
    private final ImportJson json;
    private final DealIntake deals;
    private final DealReversal reversal;
    private final People people;
    private final Organisations organisations;
    private final Products products;
    private final PriceLists lists;
    private final TeamIntake teams;
    private final Accounts accounts;
    private final CustomFields fields;
    private final TransactionTemplate transaction;
    private final TransactionTemplate savepoint;

    Undoing(
            JdbcClient jdbc,
            TraceRows traces,
            RunRows runs,
            MemoryRows memory,
            ImportJson json,
            DealIntake deals,
            DealReversal reversal,
            People people,
            Organisations organisations,
            Products products,
            PriceLists lists,
            TeamIntake teams,
            Accounts accounts,
            CustomFields fields,
            PlatformTransactionManager transactions) {
        this.jdbc = jdbc;
        this.traces = traces;
        this.runs = runs;
        this.memory = memory;
        this.json = json;
        this.deals = deals;
        this.reversal = reversal;
        this.people = people;
        this.organisations = organisations;
        this.products = products;
        this.lists = lists;
        this.teams = teams;
        this.accounts = accounts;
        this.fields = fields;
        this.transaction = new TransactionTemplate(transactions);
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
    }

    /** Answers how many records were left alone. */
    long undo(UUID run, Actor actor) {
        long total = traces.count(run);
        long done = 0;
        for (Kind kind : Kind.values()) {
            List<Trace> chunk = traces.latest(run, kind, size(kind));
            while (!chunk.isEmpty()) {
                List<Trace> present = chunk;
                transaction.executeWithoutResult(status -> take(actor, kind, present));
                done += chunk.size();
                runs.progress(run, done, total);
                chunk = traces.latest(run, kind, size(kind));
            }
        }
        transaction.executeWithoutResult(status -> memory.forget(run));
        return traces.leftCount(run);
    }

    /** Parents and children have to be looked at together; the others are taken in chunks. */
    private static int size(Kind kind) {
        return kind == Kind.ORGANISATION || kind == Kind.TEAM ? ImportLimits.ROWS_MAX : ImportLimits.CHUNK;
    }

    private void take(Actor actor, Kind kind, List<Trace> chunk) {
        Map<UUID, String> left = switch (kind) {
            case DEAL_CHANGED -> reversal.reverse(actor, chunk);
            case DEAL -> deals(actor, chunk);
            case PERSON_CHANGED -> restored(chunk, Person.class, images -> people.restore(actor, images), Person::id);
            case PERSON -> erased(chunk, ids -> people.versions(actor, ids), ids -> people.erase(actor, ids));
            case ORGANISATION_CHANGED ->
                restored(chunk, Organisation.class, images -> organisations.restore(actor, images), Organisation::id);
            case ORGANISATION ->
                erased(chunk, ids -> organisations.versions(actor, ids), ids -> organisations.erase(actor, ids));
            case PRICE -> prices(actor, chunk);
            case PRODUCT_CHANGED ->
                restored(chunk, Product.class, images -> products.restore(actor, images), Product::id);
            case PRODUCT -> erased(chunk, ids -> products.versions(actor, ids), ids -> products.erase(actor, ids));
            case PRICE_LIST -> erased(chunk, null, ids -> lists.erase(actor, ids));
            case PLACE -> places(actor, chunk);
            case TEAM -> erased(chunk, null, ids -> teams.erase(actor, ids));
            case ACCOUNT -> erased(chunk, null, ids -> accounts.erase(actor, ids));
            case FIELD -> erased(chunk, null, ids -> fields.erase(actor, unused(ids)));
            case LABEL -> Map.of();
        };
        finish(chunk, left);
    }

    private void finish(List<Trace> chunk, Map<UUID, String> left) {
        Map<String, List<UUID>> because = new HashMap<>();
        List<UUID> undone = new ArrayList<>();
        for (Trace trace : chunk) {
            String why = left.get(trace.record());
            if (why == null) {
                undone.add(trace.id());
            } else {
                because.computeIfAbsent(why, same -> new ArrayList<>()).add(trace.id());
            }
        }
        traces.undone(undone);
        because.forEach((why, ids) -> traces.left(ids, why));
    }

    /** Fields that some record left alone, or edited by hand, still has a value for, stay. */
    private List<UUID> unused(List<UUID> wanted) {
        return jdbc.sql(UNUSED_FIELDS)
                .param("ids", wanted.toArray(UUID[]::new))
                .query((row, n) -> row.getObject("id", UUID.class))
                .list();
    }

    private Map<UUID, String> deals(Actor actor, List<Trace> chunk) {
        Map<UUID, Integer> versions = new HashMap<>();
        chunk.forEach(trace -> versions.put(trace.record(), version(trace)));
        Map<UUID, Integer> now = deals.versions(actor, versions.keySet());
        Map<UUID, String> left = new HashMap<>();
        deals.erase(actor, versions)
                .forEach(kept -> left.put(kept, Objects.equals(versions.get(kept), now.get(kept)) ? IN_USE : EDITED));
        return left;
    }

    private static int version(Trace trace) {
        return trace.version() == null ? 1 : trace.version();
    }

    /** A foreign key may hold one of them back; then they are taken one by one. */
    private Map<UUID, String> erased(
            List<Trace> chunk,
            @Nullable Function<Collection<UUID>, Map<UUID, Integer>> versions,
            Function<List<UUID>, List<UUID>> erase) {
        Map<UUID, String> left = new HashMap<>();
        List<UUID> wanted = new ArrayList<>();
        Map<UUID, Integer> now = versions == null
                ? Map.of()
                : versions.apply(chunk.stream().map(Trace::record).toList());
        for (Trace trace : chunk) {
            if (versions != null && now.containsKey(trace.record()) && now.get(trace.record()) != version(trace)) {
                left.put(trace.record(), EDITED);
            } else if (versions == null || now.containsKey(trace.record())) {
                wanted.add(trace.record());
            }
        }
        Set<UUID> gone = gone(wanted, erase);
        wanted.stream().filter(id -> !gone.contains(id)).forEach(id -> left.put(id, IN_USE));
        return left;
    }

    private Set<UUID> gone(List<UUID> wanted, Function<List<UUID>, List<UUID>> erase) {
        Set<UUID> gone = new HashSet<>(tried(wanted, erase));
        boolean progress = true;
        while (progress && gone.size() < wanted.size()) {
            progress = false;
            for (UUID id : wanted) {
                progress |= !gone.contains(id) && gone.addAll(tried(List.of(id), erase));
            }
        }
        return gone;
    }

    private List<UUID> tried(List<UUID> ids, Function<List<UUID>, List<UUID>> erase) {
        try {
            List<UUID> erased = savepoint.execute(status -> erase.apply(ids));
            return erased == null ? List.of() : erased;
        } catch (DataIntegrityViolationException inUse) {
            return List.of();
        }
    }

    private <T> Map<UUID, String> restored(
            List<Trace> chunk, Class<T> type, Function<List<T>, List<UUID>> restore, Function<T, UUID> id) {
        List<T> images = chunk.stream()
                .map(trace -> json.image(Objects.requireNonNull(trace.before()), type))
                .toList();
        Set<UUID> done = new HashSet<>(restore.apply(images));
        Map<UUID, String> left = new HashMap<>();
        images.stream().map(id).filter(one -> !done.contains(one)).forEach(one -> left.put(one, EDITED));
        return left;
    }

    private Map<UUID, String> prices(Actor actor, List<Trace> chunk) {
        lists.put(
                actor,
                chunk.stream()
                        .map(trace -> json.image(Objects.requireNonNull(trace.before()), Price.class))
                        .toList());
        return Map.of();
    }

    private Map<UUID, String> places(Actor actor, List<Trace> chunk) {
        teams.take(
                actor,
                chunk.stream()
                        .map(trace -> new TeamIntake.Place(
                                json.image(Objects.requireNonNull(trace.before()), UUID.class), trace.record()))
                        .toList());
        return Map.of();
    }
}
