package org.penstock.imports;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceLists;
import org.penstock.contacts.Email;
import org.penstock.contacts.People;
import org.penstock.contacts.Person;
import org.penstock.deals.DealIntake;
import org.penstock.deals.DealRecord;
import org.penstock.deals.Outcome;
import org.penstock.deals.Reason;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Money;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Deals: matches what they name, tells their past, finds those again that stand here already. */
@Component
class DealSort implements Sort {
    private final DealIntake intake;
    private final DealPresent presents;
    private final DealWrites writes;
    private final PriceLists lists;
    private final CustomCells custom;
    private final FactColumns facts;
    private final People people;
    private final Ids ids;

    DealSort(
            DealIntake intake,
            DealPresent presents,
            DealWrites writes,
            PriceLists lists,
            CustomCells custom,
            FactColumns facts,
            People people,
            Ids ids) {
        this.intake = intake;
        this.presents = presents;
        this.writes = writes;
        this.lists = lists;
        this.custom = custom;
        this.facts = facts;
        this.people = people;
        this.ids = ids;
    }

    /** A row, and the row of another file that says more about the same deal; the row itself where there is none. */
    private record Pair(Cells cells, Cells more, PlanRow row, String externalId) {
        String text(Target target) {
            String first = cells.text(target);
            return first.isEmpty() && more != cells ? more.text(target) : first;
        }

        @Nullable String textOrNull(Target target) {
            String text = text(target);
            return text.isEmpty() ? null : text;
        }
    }

    @Override
    public List<PlanRow> plan(Work work, ImportFile file, List<Line> lines) {
        List<Pair> pairs = lines.stream().map(line -> pair(work, file, line)).toList();
        prepare(work, pairs);
        Map<String, DealPresent.Image> present = presents.byExternal(
                work.run.origin(), pairs.stream().map(Pair::externalId).toList());
        Map<String, Map<UUID, @Nullable Money>> prices = new HashMap<>();
        pairs.forEach(pair -> row(work, pair, present.get(pair.externalId), prices));
        List<PlanRow> rows = pairs.stream().map(Pair::row).toList();
        gates(work, rows);
        return rows;
    }

    private static Pair pair(Work work, ImportFile file, Line line) {
        Cells cells = work.cells(file, line);
        String told = cells.text(Target.DEAL_ID);
        String externalId = told.isEmpty() ? Digests.of(line, work.deals.seen()) : told;
        PlanRow row = new PlanRow(line, Entity.DEALS);
        Line closing = told.isEmpty() ? null : work.deals.closing().get(told);
        if (closing == null || file.entity() == Entity.CLOSED_DEALS) {
            return new Pair(cells, cells, row, externalId);
        }
        row.alongside.add(closing);
        return new Pair(cells, work.cells(work.file(closing.file()), closing), row, externalId);
    }

    private void prepare(Work work, List<Pair> pairs) {
        work.products.prepare(texts(pairs, Target.DEAL_PRODUCT));
        work.organisations.prepare(texts(pairs, Target.DEAL_ORGANISATION));
        work.people.prepare(texts(pairs, Target.DEAL_PERSON));
        addresses(work, pairs);
        work.accounts.prepare(texts(pairs, Target.DEAL_OWNER));
    }

    private static List<String> texts(List<Pair> pairs, Target target) {
        return pairs.stream().map(pair -> pair.text(target)).distinct().toList();
    }

    private void row(
            Work work, Pair pair, DealPresent.@Nullable Image present, Map<String, Map<UUID, @Nullable Money>> prices) {
        PlanRow row = pair.row;
        row.title = pair.text(Target.DEAL_TITLE).isEmpty() ? pair.externalId : pair.text(Target.DEAL_TITLE);
        DealWorks.Seen first = work.deals.seen().putIfAbsent(pair.externalId, DealWorks.Seen.of(pair.cells.line));
        if (first != null) {
            twice(row, pair, first);
            return;
        }
        if (present != null && present.binned()) {
            row.conflict(Refusal.of("imports.row.in-bin"));
            return;
        }
        if (present == null && pair.cells.file.entity() == Entity.CLOSED_DEALS) {
            row.conflict(Refusal.of("imports.row.deal-unknown", pair.externalId));
            return;
        }
        if (!pair.cells.wrong.isEmpty()) {
            row.reject(pair.cells.wrong);
            return;
        }
        DealTold told = told(work, pair, present, prices);
        List<Refusal> wrong = new ArrayList<>(pair.cells.wrong);
        if (pair.more != pair.cells) {
            wrong.addAll(pair.more.wrong);
        }
        if (!wrong.isEmpty()) {
            row.action = Action.CREATE;
            row.reject(wrong);
        }
        if (told == null || !row.goes()) {
            return;
        }
        row.record = told.id();
        row.title = told.titleOrMade();
        row.write = told;
        if (present == null) {
            DealDifferences.fresh(work, row, told);
        } else {
            DealDifferences.changed(work, row, told, present);
        }
    }

    private static void twice(PlanRow row, Pair pair, DealWorks.Seen first) {
        if (first.print() == Digests.print(pair.cells.line.cells())) {
            row.skip(Refusal.of("imports.row.same-row-twice", first.number()));
        } else {
            row.conflict(Refusal.of("imports.row.key-twice", pair.externalId, first.number()));
        }
    }

    private @Nullable DealTold told(
            Work work, Pair pair, DealPresent.@Nullable Image present, Map<String, Map<UUID, @Nullable Money>> prices) {
        PlanRow row = pair.row;
        DealStory story = DealStory.of(work.deals, pair.cells, pair.more, row, work.now);
        Ref product = named(work.products, pair, Target.DEAL_PRODUCT);
        Ref organisation = named(work.organisations, pair, Target.DEAL_ORGANISATION);
        Ref person = person(work, pair);
        Ref owner = named(work.accounts, pair, Target.DEAL_OWNER);
        String currency = Currencies.code(pair.cells, Target.DEAL_CURRENCY, work.run.currency());
        BigDecimal quantity = pair.cells.amount(Target.DEAL_QUANTITY);
        BigDecimal value = pair.cells.amount(Target.DEAL_VALUE);
        Integer probability = probability(pair.cells);
        if (story == null || !row.goes()) {
            return null;
        }
        spelled(work, pair, product, organisation, owner);
        if (value != null && value.signum() == 0 && (story.outcome() == Outcome.LOST || product != null)) {
            value = null;
        }
        String reasonText = story.outcome().needsReason() ? pair.text(Target.DEAL_REASON) : "";
        UUID reason = reason(work, story.outcome(), reasonText);
        Map<String, Object> old = present == null ? Map.of() : present.custom();
        Map<String, Object> values = custom.values(work, Entity.DEALS, pair.cells, row, old);
        if (pair.more != pair.cells) {
            values = custom.values(work, Entity.DEALS, pair.more, row, values);
        }
        Map<String, String> known = new LinkedHashMap<>(facts.values(work, pair.cells));
        if (pair.more != pair.cells) {
            known.putAll(facts.values(work, pair.more));
        }
        return new DealTold(
                present == null ? ids.next() : present.id(),
                pair.externalId,
                story,
                pair.textOrNull(Target.DEAL_TITLE),
                product,
                organisation,
                person,
                owner,
                value,
                currency,
                quantity == null || quantity.signum() == 0 ? BigDecimal.ONE : quantity,
                price(work, product, currency, prices),
                probability,
                expected(pair.cells, story),
                pair.textOrNull(Target.DEAL_SOURCE),
                reason,
                reason == null && !reasonText.isEmpty() ? reasonText : null,
                values,
                known,
                present);
    }

    /** People whose addresses stand here already are known by them, whatever the file calls them. */
    private void addresses(Work work, List<Pair> pairs) {
        List<String> wanted = texts(pairs, Target.DEAL_EMAIL).stream()
                .filter(address -> Email.work(address).isValid())
                .map(address -> Email.work(address).address())
                .distinct()
                .toList();
        Map<String, List<UUID>> found = wanted.isEmpty() ? Map.of() : people.findByEmails(work.actor, wanted);
        work.people.prepare(wanted);
        Map<UUID, Person> known = people.byIds(
                work.actor, found.values().stream().map(List::getFirst).toList());
        found.forEach((address, ids) -> Optional.ofNullable(known.get(ids.getFirst()))
                .ifPresent(one -> work.people.declare(address, Ref.known(one.id(), one.name()))));
    }

    /** By the address, where somebody has it; else by the name; else the address is all that is known. */
    private static @Nullable Ref person(Work work, Pair pair) {
        String typed = pair.text(Target.DEAL_EMAIL);
        if (typed.isEmpty()) {
            return named(work.people, pair, Target.DEAL_PERSON);
        }
        Email email = Email.work(typed);
        if (!email.isValid()) {
            pair.row.reject(List.of(Refusal.at(Target.DEAL_EMAIL.key(), "deals.email.unreadable", typed)));
            return null;
        }
        boolean byName = !pair.text(Target.DEAL_PERSON).isEmpty() && work.people.count(email.address()) == 0;
        Ref person = byName
                ? named(work.people, pair, Target.DEAL_PERSON)
                : pair.row.goes() ? pair.row.settle(work.people.match(email.address())) : null;
        if (person != null && person.fresh && person.email == null) {
            person.email = email.address();
        }
        return person;
    }

    private static @Nullable Ref named(NameBook book, Pair pair, Target target) {
        String name = pair.text(target);
        return name.isEmpty() || !pair.row.goes() ? null : pair.row.settle(book.match(name));
    }

    private static void spelled(
            Work work, Pair pair, @Nullable Ref product, @Nullable Ref organisation, @Nullable Ref owner) {
        work.spelled(work.products, product, pair.text(Target.DEAL_PRODUCT));
        work.spelled(work.organisations, organisation, pair.text(Target.DEAL_ORGANISATION));
        work.spelled(work.accounts, owner, pair.text(Target.DEAL_OWNER));
    }

    /** Other systems have one close date: of an open deal it is the expected one. */
    private static @Nullable LocalDate expected(Cells cells, DealStory story) {
        LocalDate told = cells.day(Target.DEAL_EXPECTED_CLOSE);
        return told == null && story.outcome() == Outcome.OPEN ? cells.day(Target.DEAL_CLOSED) : told;
    }

    private static @Nullable Integer probability(Cells cells) {
        BigDecimal told = cells.number(Target.DEAL_PROBABILITY);
        if (told == null || told.signum() < 0 || told.compareTo(BigDecimal.valueOf(100)) > 0) {
            return null;
        }
        boolean share = told.compareTo(BigDecimal.ONE) < 0 && told.scale() > 0;
        return (share ? told.movePointRight(2) : told).intValue();
    }

    private static @Nullable UUID reason(Work work, Outcome outcome, String text) {
        String key = Names.key(text);
        return work.deals.reasons().stream()
                .filter(reason -> reason.outcome() == outcome && !reason.retired())
                .filter(reason -> !key.isEmpty() && Names.key(reason.name()).equals(key))
                .map(Reason::id)
                .findFirst()
                .orElse(null);
    }

    /** What the files bring goes before what the list says, since products are written first. */
    private @Nullable BigDecimal price(
            Work work, @Nullable Ref product, String currency, Map<String, Map<UUID, @Nullable Money>> prices) {
        if (product == null) {
            return null;
        }
        Money brought = work.prices.get(product.id);
        if (brought != null && brought.code().equals(currency)) {
            return brought.amount();
        }
        Map<UUID, @Nullable Money> known = prices.computeIfAbsent(currency, same -> new HashMap<>());
        if (!known.containsKey(product.id)) {
            // Also that it has none, or every row of the product would ask again.
            known.put(
                    product.id,
                    lists.pricesOf(work.actor, List.of(product.id), currency).get(product.id));
        }
        Money listed = known.get(product.id);
        return listed == null ? null : listed.amount();
    }

    /** The same gates as everywhere; what they hold is rejected with their own words. */
    private void gates(Work work, List<PlanRow> rows) {
        Map<UUID, PlanRow> byDeal = new LinkedHashMap<>();
        List<DealRecord> records = new ArrayList<>();
        for (PlanRow row : rows) {
            if (row.action == Action.CREATE && row.write instanceof DealTold told) {
                byDeal.put(told.id(), row);
                records.add(told.record(work.run.origin()));
            }
        }
        intake.held(work.actor, records)
                .forEach((deal, refusals) ->
                        Objects.requireNonNull(byDeal.get(deal)).reject(refusals));
    }

    @Override
    public void write(Work work, List<PlanRow> rows) {
        writes.write(work, rows);
    }
}
