package org.penstock.imports;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.penstock.deals.Changes;
import org.penstock.deals.DealIntake;
import org.penstock.deals.Outcome;
import org.penstock.imports.TraceRows.Draft;
import org.penstock.imports.TraceRows.Kind;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Role;
import org.springframework.stereotype.Component;

/** Writes the deals of a chunk in sets: what they name first, then new ones, then changes to those that stand here. */
@Component
class DealWrites {
    private final DealIntake intake;
    private final FreshRecords fresh;
    private final FactColumns facts;
    private final ImportJson json;

    DealWrites(DealIntake intake, FreshRecords fresh, FactColumns facts, ImportJson json) {
        this.intake = intake;
        this.fresh = fresh;
        this.facts = facts;
        this.json = json;
    }

    void write(Work work, List<PlanRow> rows) {
        named(work, rows.stream().map(DealWrites::told).toList());
        create(work, rows.stream().filter(row -> row.action == Action.CREATE).toList());
        update(work, rows.stream().filter(row -> row.action == Action.UPDATE).toList());
        tell(work, rows);
    }

    /** The tools of the stages learn what is new to them of the deals that were written. */
    private void tell(Work work, List<PlanRow> rows) {
        Map<UUID, Map<String, String>> values = new HashMap<>();
        for (PlanRow row : rows) {
            DealTold told = told(row);
            Map<String, Object> before =
                    told.present() == null ? Map.of() : told.present().known();
            if (row.goes() && !FactColumns.alike(before, told.facts())) {
                values.put(told.id(), told.facts());
            }
        }
        facts.write(work.actor, values);
    }

    private static DealTold told(PlanRow row) {
        return (DealTold) Objects.requireNonNull(row.write);
    }

    private void named(Work work, List<DealTold> deals) {
        Map<Ref, Ref> employers = new HashMap<>();
        for (DealTold deal : deals) {
            if (deal.person() != null && deal.organisation() != null) {
                employers.putIfAbsent(deal.person(), deal.organisation());
            }
        }
        fresh.products(work, FreshRecords.named(deals, DealTold::product));
        fresh.accounts(work, FreshRecords.named(deals, DealTold::owner), Role.REP);
        fresh.organisations(work, FreshRecords.named(deals, DealTold::organisation));
        fresh.people(work, FreshRecords.named(deals, DealTold::person), employers);
    }

    private void create(Work work, List<PlanRow> rows) {
        Map<UUID, List<Refusal>> held = intake.write(
                work.actor,
                rows.stream().map(row -> told(row).record(work.run.origin())).toList());
        for (PlanRow row : rows) {
            UUID id = told(row).id();
            if (held.containsKey(id)) {
                row.reject(Objects.requireNonNull(held.get(id)));
            } else {
                work.made(Kind.DEAL, id, row.title);
            }
        }
    }

    private void update(Work work, List<PlanRow> rows) {
        if (rows.isEmpty()) {
            return;
        }
        Map<UUID, PlanRow> byDeal = new HashMap<>();
        rows.forEach(row -> byDeal.put(told(row).id(), row));
        Changes changes = intake.update(
                work.actor, rows.stream().map(row -> update(told(row))).toList());
        changes.held()
                .forEach(held -> Objects.requireNonNull(byDeal.get(held.deal())).reject(held.refusals()));
        Map<UUID, Integer> versions = intake.versions(work.actor, changes.done());
        for (UUID deal : changes.done()) {
            DealPresent.Image before = Objects.requireNonNull(
                    told(Objects.requireNonNull(byDeal.get(deal))).present());
            work.traces.add(
                    new Draft(Kind.DEAL_CHANGED, deal, before.title(), versions.get(deal), json.of((Object) before)));
        }
    }

    private static DealIntake.Update update(DealTold told) {
        DealPresent.Image now = Objects.requireNonNull(told.present());
        boolean closes = now.outcome() == Outcome.OPEN && told.story().outcome() != Outcome.OPEN;
        UUID stage = DealDifferences.forward(told, now) ? told.story().stage().id() : null;
        return new DealIntake.Update(
                told.id(),
                told.edits(now),
                stage,
                closes ? told.story().outcome() : null,
                closes ? told.reason() : null,
                closes ? told.story().closed() : null);
    }
}
