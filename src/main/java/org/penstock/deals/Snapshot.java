package org.penstock.deals;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What an undo puts back. {@code version} is the one that the change leads to, so that a later edit is noticed and left
 * alone.
 */
record Snapshot(
        UUID deal,
        int version,
        String title,
        UUID stage,
        String outcome,
        @Nullable UUID reason,
        @Nullable String reasonNote,
        @Nullable BigDecimal value,
        String currency,
        boolean valueFromItems,
        @Nullable Integer probability,
        @Nullable LocalDate expectedClose,
        @Nullable UUID owner,
        @Nullable UUID organisation,
        @Nullable String source,
        List<UUID> labels,
        Map<String, Object> custom,
        double rank,
        boolean removed,
        @Nullable List<DealPeople.Part> people,
        @Nullable List<LineDraft> lines) {

    static Snapshot of(Deal deal) {
        return new Snapshot(
                deal.id,
                deal.version + 1,
                deal.title,
                deal.stage.id(),
                deal.outcome.code(),
                deal.reason,
                deal.reasonNote,
                deal.value,
                deal.currency,
                deal.valueFromItems,
                deal.probability,
                deal.expectedClose,
                deal.owner,
                deal.organisation,
                deal.source,
                deal.labels,
                deal.custom,
                deal.rank,
                deal.deletedAt != null,
                null,
                null);
    }

    /** The same with the people and the line items of before; null where the change left them alone. */
    Snapshot with(@Nullable List<DealPeople.Part> peopleBefore, @Nullable List<LineDraft> linesBefore) {
        return new Snapshot(
                deal,
                version,
                title,
                stage,
                outcome,
                reason,
                reasonNote,
                value,
                currency,
                valueFromItems,
                probability,
                expectedClose,
                owner,
                organisation,
                source,
                labels,
                custom,
                rank,
                removed,
                peopleBefore,
                linesBefore);
    }

    /** Puts a deal back through the same transitions as any other change, so that the ledger tells of it. */
    void restore(Deal deal, Stages stages, DealPeople rows, LineRows lineRows, Pen pen) {
        if (!removed && deal.deletedAt != null) {
            deal.restore(pen);
        }
        Stage back = stages.stage(stage);
        Outcome then = Outcome.of(outcome);
        if (deal.outcome != then && deal.outcome != Outcome.OPEN) {
            deal.reopen(back, pen);
        }
        if (deal.outcome == Outcome.OPEN && then.needsReason()) {
            deal.close(then, reason, reasonNote, pen);
        } else if (deal.outcome == Outcome.OPEN && then == Outcome.WON) {
            deal.win(back, pen, null);
        } else if (!deal.stage.id().equals(back.id()) && deal.outcome == Outcome.OPEN) {
            deal.enter(back, pen, null);
        }
        if (lines != null) {
            deal.linesBefore = lineRows.drafts(deal.id);
        }
        deal.changeValue(value, currency, valueFromItems, pen);
        if (lines != null) {
            lineRows.restore(deal, lines);
        }
        deal.changeProbability(probability, pen);
        deal.changeExpectedClose(expectedClose, pen);
        deal.changeOwner(owner, pen);
        facts(deal, rows, pen);
        deal.rank = rank;
        if (removed && deal.deletedAt == null) {
            deal.remove(pen);
        }
    }

    private void facts(Deal deal, DealPeople rows, Pen pen) {
        FactChanges changes = new FactChanges(deal);
        changes.title(title);
        changes.organisation(organisation);
        changes.source(source);
        changes.labels(labels);
        changes.custom(custom);
        if (people != null) {
            deal.peopleBefore = rows.parts(deal.id);
            List<UUID> now = rows.of(deal.id);
            changes.people(now, rows.restore(deal.id, people));
        }
        deal.changeFacts(changes.detail(), pen);
    }
}
