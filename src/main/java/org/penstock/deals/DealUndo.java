package org.penstock.deals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Takes back a move, an outcome, an edit of facts, people or line items, or a bulk change. Deals that somebody edited
 * since stay as they are and are named. The ledger keeps both ways.
 */
@Component
public class DealUndo {
    private final DealWork work;
    private final UndoRows undos;
    private final DealPeople people;
    private final LineRows lines;
    private final LineRules rules;

    DealUndo(DealWork work, UndoRows undos, DealPeople people, LineRows lines, LineRules rules) {
        this.rules = rules;
        this.lines = lines;
        this.people = people;
        this.work = work;
        this.undos = undos;
    }

    @Transactional
    public Changes undo(Actor actor, UUID undo) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Map<UUID, Snapshot> before = new LinkedHashMap<>();
        undos.take(actor, undo)
                .orElseThrow(() -> new Missing("Undo"))
                .forEach(snapshot -> before.put(snapshot.deal(), snapshot));
        return work.each(actor, before.keySet(), null, true, (deal, stages, pen) -> {
            Snapshot was = before.get(deal.id);
            if (was == null || was.version() != deal.version) {
                return DealWork.refuse(deal, "deals.undo.edited-since");
            }
            List<Refusal> sold = sold(actor, deal, was);
            if (!sold.isEmpty()) {
                return Optional.of(Changes.Held.refused(deal, sold));
            }
            was.restore(deal, stages, people, lines, pen);
            return Optional.empty();
        });
    }

    /** What was sold before meets the rules of today: nobody gets an old discount back by way of an undo. */
    private List<Refusal> sold(Actor actor, Deal deal, Snapshot was) {
        if (was.lines() != null) {
            return rules.ofLines(actor, deal, was.currency(), was.lines());
        }
        boolean same = Deal.same(deal.value, was.value()) && deal.currency.equals(was.currency());
        return same ? List.of() : rules.ofValue(actor, deal.id);
    }
}
