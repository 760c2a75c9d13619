package org.penstock.deals;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Moving deals from stage to stage and up and down within one. */
@Component
public class DealStages {
    private final DealWork work;
    private final DealRanks ranks;
    private final Gates gates;

    DealStages(DealWork work, DealRanks ranks, Gates gates) {
        this.work = work;
        this.ranks = ranks;
        this.gates = gates;
    }

    /**
     * Moves deals to a stage. Into the retention stage means won. A retired stage, an unmet gate or a closed deal holds
     * the deal where it is.
     *
     * @param place the card that the deals are put next to, or null for the column's top
     * @param overrideReason why the gate is passed although it is not met; needs the right
     */
    @Transactional
    public Changes move(
            Actor actor,
            Collection<UUID> deals,
            UUID stageId,
            @Nullable Place place,
            @Nullable Integer version,
            @Nullable String overrideReason) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Gates.Book book = gates.open();
        DealRanks.Gap gap = ranks.gap(stageId, place, deals);
        return work.each(actor, deals, version, (deal, stages, pen) -> {
            Stage to = stages.stage(stageId);
            Optional<Changes.Held> held = move(actor, deal, to, stages, book, pen, overrideReason);
            if (held.isEmpty()) {
                deal.rank = gap.next();
            }
            return held;
        });
    }

    /** Where a card is dropped: right above or right below another one. */
    public record Place(UUID deal, boolean above) {}

    private Optional<Changes.Held> move(
            Actor actor,
            Deal deal,
            Stage to,
            Stages stages,
            Gates.Book book,
            Pen pen,
            @Nullable String overrideReason) {
        if (to.id().equals(deal.stage.id())) {
            return Optional.empty();
        }
        if (to.retired()) {
            return DealWork.refuse(deal, "deals.move.stage-retired", to.name());
        }
        if (deal.outcome != Outcome.OPEN) {
            return DealWork.refuse(deal, "deals.move.closed", deal.title);
        }
        List<Gates.Unmet> unmet = book.unmet(deal.facts(), stages.left(deal.stage, to));
        if (!unmet.isEmpty() && !GatePass.granted(actor, overrideReason)) {
            return Optional.of(Changes.Held.gate(deal, unmet));
        }
        String reason = unmet.isEmpty() ? null : overrideReason;
        if (to.isRetention()) {
            deal.win(to, pen, reason);
        } else {
            deal.enter(to, pen, reason);
        }
        return Optional.empty();
    }
}
