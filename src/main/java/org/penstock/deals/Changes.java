package org.penstock.deals;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/**
 * What became of a change to one or many deals.
 *
 * @param done the deals that were changed
 * @param held the deals that were not, each with why
 * @param undo takes the change back, through {@link DealUndo}; null when nothing was changed
 */
public record Changes(
        List<UUID> done, List<Held> held, @Nullable UUID undo) {

    /** A deal that a change did not reach. Stale: somebody else was faster, and both versions are to be shown. */
    public record Held(UUID deal, String title, List<Refusal> refusals, boolean stale, boolean byGate) {
        static Held refused(Deal deal, List<Refusal> refusals) {
            return new Held(deal.id, deal.title, refusals, false, false);
        }

        static Held refused(Deal deal, Refusal refusal) {
            return refused(deal, List.of(refusal));
        }

        static Held gate(Deal deal, List<Gates.Unmet> unmet) {
            return new Held(
                    deal.id,
                    deal.title,
                    unmet.stream().map(Gates.Unmet::refusal).toList(),
                    false,
                    true);
        }

        static Held stale(Deal deal) {
            return new Held(deal.id, deal.title, List.of(Refusal.of("deals.stale")), true, false);
        }
    }

    public boolean all() {
        return held.isEmpty();
    }
}
