package org.penstock.deals;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
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

    DealUndo(DealWork work, UndoRows undos, DealPeople people, LineRows lines) {
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
            was.restore(deal, stages, people, lines, pen);
            return Optional.empty();
        });
    }
}
