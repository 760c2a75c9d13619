package org.penstock.imports;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealIntake;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.Outcome;
import org.penstock.imports.TraceRows.Trace;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** Puts deals back that an import changed, unless somebody edited them since. The ledger keeps both ways. */
@Component
class DealReversal {
    private final DealIntake intake;
    private final DealOutcomes outcomes;
    private final DealPresent presents;
    private final FactColumns facts;
    private final ImportJson json;

    DealReversal(DealIntake intake, DealOutcomes outcomes, DealPresent presents, FactColumns facts, ImportJson json) {
        this.intake = intake;
        this.outcomes = outcomes;
        this.presents = presents;
        this.facts = facts;
        this.json = json;
    }

    /** Answers those that stay, with why. */
    Map<UUID, String> reverse(Actor actor, List<Trace> chunk) {
        Map<UUID, String> left = new HashMap<>();
        Map<UUID, DealPresent.Image> now =
                presents.byIds(chunk.stream().map(Trace::record).toList());
        List<DealPresent.Image> back = new ArrayList<>();
        for (Trace trace : chunk) {
            DealPresent.Image present = now.get(trace.record());
            if (present == null || !Objects.equals(present.version(), trace.version())) {
                left.put(trace.record(), Undoing.EDITED);
            } else {
                back.add(json.image(Objects.requireNonNull(trace.before()), DealPresent.Image.class));
            }
        }
        reopen(actor, back, now);
        intake.update(actor, back.stream().map(DealReversal::update).toList())
                .held()
                .forEach(held -> left.put(held.deal(), Undoing.EDITED));
        facts.write(actor, known(back, now, left));
        return left;
    }

    /** What the tools knew before, of those deals that go back; empty where they knew nothing. */
    private Map<UUID, Map<String, String>> known(
            List<DealPresent.Image> back, Map<UUID, DealPresent.Image> now, Map<UUID, String> left) {
        Map<UUID, Map<String, String>> values = new HashMap<>();
        for (DealPresent.Image before : back) {
            Map<String, String> changed = new HashMap<>();
            Objects.requireNonNull(now.get(before.id())).known().keySet().forEach(name -> changed.put(name, ""));
            before.known().forEach((name, value) -> changed.put(name, value.toString()));
            changed.entrySet()
                    .removeIf(one -> FactColumns.alike(
                            Objects.requireNonNull(now.get(before.id())).known(),
                            Map.of(one.getKey(), one.getValue())));
            if (!changed.isEmpty() && !left.containsKey(before.id())) {
                values.put(before.id(), changed);
            }
        }
        return values;
    }

    /** Deals that the import closed are open again first. */
    private void reopen(Actor actor, List<DealPresent.Image> back, Map<UUID, DealPresent.Image> now) {
        List<UUID> closed = back.stream()
                .filter(before -> before.outcome() == Outcome.OPEN)
                .map(DealPresent.Image::id)
                .filter(id -> Objects.requireNonNull(now.get(id)).outcome() != Outcome.OPEN)
                .toList();
        if (!closed.isEmpty()) {
            outcomes.reopen(actor, closed, null);
        }
    }

    private static DealIntake.Update update(DealPresent.Image before) {
        Map<String, @Nullable Object> custom = new HashMap<>(before.custom());
        List<DealEdit> edits = new ArrayList<>(List.of(
                new DealEdit.Title(before.title()),
                new DealEdit.Value(before.value(), before.currency()),
                new DealEdit.Owner(before.owner()),
                new DealEdit.Organisation(before.organisation()),
                new DealEdit.Source(before.source()),
                new DealEdit.ExpectedClose(before.expectedClose()),
                new DealEdit.Custom(custom)));
        if (before.outcome() == Outcome.OPEN) {
            edits.add(new DealEdit.Probability(before.probability()));
        }
        UUID stage = before.outcome() == Outcome.OPEN ? before.stage() : null;
        return new DealIntake.Update(before.id(), edits, stage, null, null, null);
    }
}
