package org.penstock.deals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Sets of deals that come with a past: imports and the made-up company. They meet the same gates, write the same ledger
 * and stays as a click; closed history that is reconstructed is exempt from gates and marked.
 */
@Component
public class DealIntake {
    private static final String EXTERNAL = """
            select external_id, id, version from deal
             where external_source = :source and external_id = any(:ids::text[]) and deleted_at is null""";
    /** Deals on which a person, by a page or a program, has used the tool of a stage, whatever that tool keeps. */
    private static final String TOOLS_USED = """
            select distinct deal_id from deal_ledger
             where deal_id = any(:ids::uuid[]) and kind = 'fact' and via in ('person', 'api', 'sync')
               and exists (select from jsonb_object_keys(detail) as key where key like '%.%' and key not like 'custom.%')""";

    private static final String ERASE_LEDGER = "delete from deal_ledger where deal_id = any(:ids::uuid[])";
    private static final String ERASE = "delete from deal where id = any(:ids::uuid[])";
    private static final String VERSIONS = "select id, version from deal where id = any(:ids::uuid[])";

    private final DealWork work;
    private final DealRepository repository;
    private final DealPeople people;
    private final LineRows lines;
    private final DealEdits edits;
    private final Gates gates;
    private final List<DealUse> uses;
    private final LineRules rules;
    private final JdbcClient jdbc;

    DealIntake(
            DealWork work,
            DealRepository repository,
            DealPeople people,
            LineRows lines,
            DealEdits edits,
            Gates gates,
            List<DealUse> uses,
            LineRules rules,
            JdbcClient jdbc) {
        this.rules = rules;
        this.work = work;
        this.repository = repository;
        this.people = people;
        this.lines = lines;
        this.edits = edits;
        this.gates = gates;
        this.uses = uses;
        this.jdbc = jdbc;
    }

    /** A deal that was found again by its external id. */
    public record Known(UUID id, int version) {}

    /** The deals of an external source that stand here already, by external id. */
    public Map<String, Known> known(Actor actor, String source, Collection<String> externalIds) {
        Map<String, Known> known = new HashMap<>();
        jdbc.sql(EXTERNAL)
                .param("source", source)
                .param("ids", externalIds.toArray(String[]::new))
                .query(row -> {
                    known.put(
                            row.getString("external_id"),
                            new Known(row.getObject("id", UUID.class), row.getInt("version")));
                });
        return known;
    }

    /** The gates that these deals would not pass, by the id of the record; nothing is written. For dry runs. */
    public Map<UUID, List<Refusal>> held(Actor actor, List<DealRecord> records) {
        Stages stages = work.stages();
        Gates.Book book = gates.open();
        Map<UUID, List<Refusal>> held = new LinkedHashMap<>();
        Map<LineRule.Sale, List<Refusal>> sold = rules.ofLines(
                actor, records.stream().flatMap(deal -> sale(deal).stream()).toList());
        for (DealRecord deal : records) {
            List<Refusal> refusals = refusals(deal, sold, stages, book);
            if (!refusals.isEmpty()) {
                held.put(deal.id(), refusals);
            }
        }
        return held;
    }

    /** Writes the deals that pass; the answer says which did not and why. One transaction. */
    @Transactional
    public Map<UUID, List<Refusal>> write(Actor actor, List<DealRecord> records) {
        Stages stages = work.stages();
        Map<UUID, List<Refusal>> held = held(actor, records);
        List<DealRecord> passed =
                records.stream().filter(deal -> !held.containsKey(deal.id())).toList();
        repository.save(actor, passed.stream().map(deal -> tell(deal, stages)).toList());
        people.insert(passed.stream().flatMap(deal -> links(deal).stream()).toList());
        lines.insert(passed.stream()
                .flatMap(deal -> LineItems.rowsOf(deal.id(), deal.currency(), deal.lines()).stream())
                .toList());
        return held;
    }

    /** A change to a deal that stands here already: facts, and where it has got to since. */
    public record Update(
            UUID deal,
            List<DealEdit> edits,
            @Nullable UUID stage,
            @Nullable Outcome outcome,
            @Nullable UUID reason,
            @Nullable Instant at) {}

    /** Writes updates in sets; each meets the gates of the way that it tells of. */
    @Transactional
    public Changes update(Actor actor, List<Update> updates) {
        Map<UUID, Update> byDeal = new LinkedHashMap<>();
        updates.forEach(update -> byDeal.put(update.deal(), update));
        Gates.Book book = gates.open();
        return work.each(actor, byDeal.keySet(), null, (deal, stages, pen) -> {
            Update update = byDeal.get(deal.id);
            return update == null ? Optional.empty() : apply(actor, deal, update, stages, book, pen);
        });
    }

    /** The versions of deals, to notice later whether somebody edited them. */
    public Map<UUID, Integer> versions(Actor actor, Collection<UUID> deals) {
        Map<UUID, Integer> versions = new HashMap<>();
        jdbc.sql(VERSIONS).param("ids", deals.toArray(UUID[]::new)).query(row -> {
            versions.put(row.getObject("id", UUID.class), row.getInt("version"));
        });
        return versions;
    }

    /**
     * Takes created deals away for good, with their ledger: only for the undo of an import. Deals with another version
     * than the given one, or in use elsewhere, stay; they are the answer.
     */
    @Transactional
    public Set<UUID> erase(Actor actor, Map<UUID, Integer> versions) {
        Set<UUID> kept = new HashSet<>();
        for (Map.Entry<UUID, Integer> now : versions(actor, versions.keySet()).entrySet()) {
            if (!now.getValue().equals(versions.get(now.getKey()))) {
                kept.add(now.getKey());
            }
        }
        kept.addAll(inUse(versions.keySet()));
        UUID[] gone =
                versions.keySet().stream().filter(id -> !kept.contains(id)).toArray(UUID[]::new);
        jdbc.sql(ERASE_LEDGER).param("ids", gone).update();
        jdbc.sql(ERASE).param("ids", gone).update();
        return kept;
    }

    private Set<UUID> inUse(Set<UUID> deals) {
        Set<UUID> used = new HashSet<>(jdbc.sql(TOOLS_USED)
                .param("ids", deals.toArray(UUID[]::new))
                .query(UUID.class)
                .list());
        uses.forEach(use -> used.addAll(use.inUse(deals)));
        return used;
    }

    private List<Refusal> refusals(
            DealRecord deal, Map<LineRule.Sale, List<Refusal>> sold, Stages stages, Gates.Book book) {
        List<Refusal> wrong = new ArrayList<>(LineItems.refusals(deal.lines()));
        wrong.addAll(edits.plainRefusals(deal.title(), deal.value(), deal.currency(), deal.source()));
        if (deal.outcome() != Outcome.OPEN && deal.closedAt() == null) {
            wrong.add(Refusal.at("closedAt", "deals.intake.closed-without-date"));
        }
        if (!wrong.isEmpty() || (deal.reconstructed() && deal.outcome() != Outcome.OPEN)) {
            return wrong;
        }
        sale(deal).ifPresent(sale -> wrong.addAll(sold.getOrDefault(sale, List.of())));
        if (!wrong.isEmpty() || book.isEmpty()) {
            return wrong;
        }
        Stage last = stages.stage(deal.stays().getLast().stage());
        return book.unmet(fresh(deal, stages).facts(), stages.before(last)).stream()
                .map(Gates.Unmet::refusal)
                .toList();
    }

    private static Optional<LineRule.Sale> sale(DealRecord deal) {
        return deal.lines().isEmpty()
                ? Optional.empty()
                : Optional.of(new LineRule.Sale(null, deal.pipeline(), deal.currency(), deal.lines()));
    }

    private Deal fresh(DealRecord told, Stages stages) {
        Deal deal = new Deal(told.id(), stages.stage(told.stays().getFirst().stage()), true);
        deal.title = told.title().strip();
        deal.currency = told.currency();
        deal.valueFromItems = !told.lines().isEmpty();
        deal.value = deal.valueFromItems ? LineItems.sum(told.currency(), told.lines()) : told.value();
        deal.probability = told.probability();
        deal.expectedClose = told.expectedClose();
        deal.owner = told.owner();
        deal.organisation = told.organisation();
        deal.source = told.source();
        deal.labels = told.labels();
        deal.custom = told.custom();
        deal.people = told.people().size();
        deal.lines = told.lines().size();
        deal.externalSource = told.externalSource();
        deal.externalId = told.externalId();
        return deal;
    }

    /** Lives the deal's past through the aggregate, event after event. */
    private Deal tell(DealRecord told, Stages stages) {
        Deal deal = fresh(told, stages);
        Pen now = work.pen();
        deal.createdBy = null;
        deal.begin(penAt(told, told.stays().getFirst().entered(), now), null);
        List<Past> past = new ArrayList<>();
        told.stays().stream()
                .skip(1)
                .forEach(stay ->
                        past.add(new Past(stay.entered(), pen -> deal.enter(stages.stage(stay.stage()), pen, null))));
        told.edits().forEach(edit -> past.add(new Past(edit.at(), pen -> change(deal, edit.edit(), pen))));
        past.sort(java.util.Comparator.comparing(Past::at));
        past.forEach(event -> event.what().accept(penAt(told, event.at(), now)));
        close(deal, told, stages, now);
        return deal;
    }

    private record Past(Instant at, java.util.function.Consumer<Pen> what) {}

    private static void close(Deal deal, DealRecord told, Stages stages, Pen now) {
        if (told.closedAt() == null) {
            return;
        }
        Pen pen = penAt(told, told.closedAt(), now);
        if (told.outcome() == Outcome.WON) {
            deal.win(stages.of(deal.stage).retention().orElse(deal.stage), pen, null);
        } else if (told.outcome().needsReason()) {
            deal.close(told.outcome(), told.reason(), told.reasonNote(), pen);
        }
    }

    private static Pen penAt(DealRecord told, Instant happened, Pen now) {
        return told.reconstructed() ? now.at(happened) : now.then(happened);
    }

    private static void change(Deal deal, DealEdit edit, Pen pen) {
        switch (edit) {
            case DealEdit.Value value -> deal.changeValue(value.amount(), value.currency(), false, pen);
            case DealEdit.Owner owner -> deal.changeOwner(owner.account(), pen);
            case DealEdit.ExpectedClose close -> deal.changeExpectedClose(close.day(), pen);
            case DealEdit.Probability chance -> deal.changeProbability(chance.percent(), pen);
            default -> throw new IllegalArgumentException("The past of " + edit + " is not told");
        }
    }

    private Optional<Changes.Held> apply(
            Actor actor, Deal deal, Update update, Stages stages, Gates.Book book, Pen pen) {
        Optional<Changes.Held> held = edits.apply(actor, deal, update.edits(), pen);
        if (held.isPresent()) {
            return held;
        }
        Pen then = update.at() == null ? pen : pen.at(later(update.at(), deal.stageEnteredAt));
        Stage to = update.stage() == null ? deal.stage : stages.stage(update.stage());
        if (!to.id().equals(deal.stage.id()) && deal.outcome == Outcome.OPEN) {
            List<Gates.Unmet> unmet = book.unmet(deal.facts(), stages.left(deal.stage, to));
            if (!unmet.isEmpty()) {
                return Optional.of(Changes.Held.gate(deal, unmet));
            }
            deal.enter(to, then, null);
        }
        if (update.outcome() != null && update.outcome() != deal.outcome && deal.outcome == Outcome.OPEN) {
            if (update.outcome() == Outcome.WON) {
                deal.win(stages.of(deal.stage).retention().orElse(deal.stage), then, null);
            } else {
                deal.close(update.outcome(), update.reason(), null, then);
            }
        }
        return Optional.empty();
    }

    private static Instant later(Instant a, Instant b) {
        return a.isBefore(b) ? b : a;
    }

    private static List<DealPeople.Link> links(DealRecord deal) {
        List<DealPeople.Link> links = new ArrayList<>();
        for (int position = 0; position < deal.people().size(); position++) {
            links.add(new DealPeople.Link(deal.id(), deal.people().get(position), position));
        }
        return links;
    }
}
