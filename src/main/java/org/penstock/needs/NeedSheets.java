package org.penstock.needs;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Products;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** All that is known of a deal's needs, read and put as a whole; for the API and for generators. */
@Component
public class NeedSheets {
    private static final String WEIGH = "update needs_sheet set weighing = :weighing where deal_id = :deal";
    private static final String PLACE = "update needs_item set position = :position where id = :id";

    private final JdbcClient jdbc;
    private final Needs needs;
    private final NeedItems items;
    private final Coverage coverage;
    private final Stakeholders people;
    private final Decisions decisions;
    private final Discovery discovery;
    private final Products products;
    private final StageFacts facts;
    private final NeedsFacts kept;
    private final Sheets sheets;

    NeedSheets(
            JdbcClient jdbc,
            Needs needs,
            NeedItems items,
            Coverage coverage,
            Stakeholders people,
            Decisions decisions,
            Discovery discovery,
            Products products,
            StageFacts facts,
            NeedsFacts kept,
            Sheets sheets) {
        this.jdbc = jdbc;
        this.needs = needs;
        this.items = items;
        this.coverage = coverage;
        this.people = people;
        this.decisions = decisions;
        this.discovery = discovery;
        this.products = products;
        this.facts = facts;
        this.kept = kept;
        this.sheets = sheets;
    }

    /** @param version counts every change of any part; 0 where nothing is known */
    public record Whole(
            int version,
            List<NeedQuestion> questions,
            List<NeedItem> pains,
            List<NeedItem> goals,
            Weighing weighing,
            List<Requirement> requirements,
            List<Stakeholder> people,
            Decision decision) {
        public Whole {
            questions = List.copyOf(questions);
            pains = List.copyOf(pains);
            goals = List.copyOf(goals);
            requirements = List.copyOf(requirements);
            people = List.copyOf(people);
        }
    }

    /** A line; without an id a new one. */
    public record Line(
            @Nullable UUID id,
            NeedItem.Draft facts,
            @Nullable List<Covers> products) {}

    /** What a product does for a requirement. */
    public record Covers(UUID product, Meets meets, String note) {}

    /** Somebody's say. */
    public record Say(UUID person, Stakeholder.Draft facts) {}

    /** A new text, or with null none; itself null where it stays. */
    public record To<T>(@Nullable T value) {}

    /** Parts that are null stay as they are. */
    public record Draft(
            @Nullable List<Line> pains,
            @Nullable List<Line> goals,
            @Nullable Weighing weighing,
            @Nullable List<Line> requirements,
            @Nullable List<Say> people,
            @Nullable String solution,
            @Nullable String process,
            @Nullable To<LocalDate> on) {}

    public Whole of(Actor actor, UUID deal) {
        return new Whole(
                sheets.version(deal),
                discovery.of(actor, deal).asked(),
                items.of(actor, deal, NeedKind.PAIN),
                items.of(actor, deal, NeedKind.GOAL),
                items.weighing(deal),
                needs.requirements(actor, deal),
                people.of(actor, deal),
                decisions.of(actor, deal));
    }

    /** @param version of all that the writer read; null for any */
    @Transactional
    public Result<Whole> put(Actor actor, UUID deal, @Nullable Integer version, Draft draft) {
        facts.open(actor, deal);
        if (version != null && version != sheets.version(deal)) {
            return Result.stale(of(actor, deal));
        }
        List<Refusal> refusals = refusals(actor, deal, draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        write(deal, draft);
        kept.note(actor, deal, Map.of(StageFact.name(NeedsTool.NAME, "replaced"), "true"));
        return Result.done(of(actor, deal));
    }

    private List<Refusal> refusals(Actor actor, UUID deal, Draft draft) {
        Weighing weighing = draft.weighing() == null ? items.weighing(deal) : draft.weighing();
        List<Refusal> wrong = new ArrayList<>();
        check(deal, NeedKind.PAIN, "pains", draft.pains(), weighing, wrong);
        check(deal, NeedKind.GOAL, "goals", draft.goals(), weighing, wrong);
        check(deal, NeedKind.REQUIREMENT, "requirements", draft.requirements(), weighing, wrong);
        checkProducts(actor, draft.requirements(), wrong);
        checkPeople(deal, draft.people(), wrong);
        wrong.addAll(text(deal, draft).refusals());
        return wrong;
    }

    private void check(
            UUID deal, NeedKind kind, String name, @Nullable List<Line> lines, Weighing weighing, List<Refusal> wrong) {
        if (lines == null) {
            return;
        }
        if (lines.size() > NeedItem.ITEMS_MAX) {
            wrong.add(Refusal.at(name, "needs.refused.items", NeedItem.ITEMS_MAX));
        }
        Set<UUID> known = items.all(deal, kind).stream().map(NeedItem::id).collect(Collectors.toSet());
        for (int at = 0; at < lines.size(); at++) {
            Line line = lines.get(at);
            wrong.addAll(line.facts().refusals(name + "." + at + ".", kind, weighing));
            if (line.id() != null && !known.remove(line.id())) {
                wrong.add(Refusal.at(name + "." + at + ".id", "needs.refused.item"));
            }
        }
    }

    private void checkProducts(Actor actor, @Nullable List<Line> lines, List<Refusal> wrong) {
        for (int at = 0; lines != null && at < lines.size(); at++) {
            List<Covers> covers = lines.get(at).products();
            for (int cell = 0; covers != null && cell < covers.size(); cell++) {
                String field = "requirements." + at + ".products." + cell + ".";
                if (products.find(actor, covers.get(cell).product()).isEmpty()) {
                    wrong.add(Refusal.at(field + "product", "needs.refused.product"));
                }
                if (covers.get(cell).note().length() > Coverage.NOTE_MAX) {
                    wrong.add(Refusal.at(field + "note", "needs.refused.note", Coverage.NOTE_MAX));
                }
            }
            if (covers != null && covers.size() > Coverage.PRODUCTS_MAX) {
                wrong.add(Refusal.at(
                        "requirements." + at + ".products", "needs.refused.products", Coverage.PRODUCTS_MAX));
            }
        }
    }

    private void checkPeople(UUID deal, @Nullable List<Say> says, List<Refusal> wrong) {
        Set<UUID> known = people.all(deal).stream().map(Stakeholder::person).collect(Collectors.toSet());
        for (int at = 0; says != null && at < says.size(); at++) {
            wrong.addAll(
                    Stakeholders.refusals("people." + at + ".", says.get(at).facts()));
            if (!known.contains(says.get(at).person())) {
                wrong.add(Refusal.at("people." + at + ".person", "needs.refused.person"));
            }
        }
    }

    private Decision text(UUID deal, Draft draft) {
        Decision now = decisions.one(deal);
        return new Decision(
                draft.solution() == null ? now.solution() : draft.solution(),
                draft.process() == null ? now.process() : draft.process(),
                draft.on() == null ? now.on() : draft.on().value(),
                now.version());
    }

    private void write(UUID deal, Draft draft) {
        Decision text = text(deal, draft);
        sheets.touch(deal);
        if (draft.weighing() != null) {
            jdbc.sql(WEIGH)
                    .param("weighing", draft.weighing().code())
                    .param("deal", deal)
                    .update();
        }
        lines(deal, NeedKind.PAIN, draft.pains());
        lines(deal, NeedKind.GOAL, draft.goals());
        lines(deal, NeedKind.REQUIREMENT, draft.requirements());
        Optional.ofNullable(draft.people())
                .ifPresent(says -> says.forEach(say -> people.write(deal, say.person(), say.facts())));
        if (draft.solution() != null || draft.process() != null || draft.on() != null) {
            decisions.write(deal, text);
        }
    }

    private void lines(UUID deal, NeedKind kind, @Nullable List<Line> lines) {
        if (lines == null) {
            return;
        }
        Map<UUID, NeedItem> gone = items.all(deal, kind).stream().collect(Collectors.toMap(NeedItem::id, item -> item));
        for (int position = 0; position < lines.size(); position++) {
            Line line = lines.get(position);
            NeedItem before = line.id() == null ? null : gone.remove(line.id());
            UUID id = before == null ? items.insert(deal, kind, line.facts()) : before.id();
            if (before != null) {
                items.update(before, line.facts());
            }
            jdbc.sql(PLACE).param("position", position).param("id", id).update();
            cover(id, line.products());
        }
        gone.keySet().forEach(items::delete);
    }

    private void cover(UUID item, @Nullable List<Covers> covers) {
        if (covers != null) {
            coverage.clear(item);
            covers.forEach(cell -> coverage.write(item, cell.product(), cell.meets(), cell.note()));
        }
    }
}
