package org.penstock.deals;

import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a change does to the stays of a deal: the open one ends, a new one begins, or a past one is told whole. */
sealed interface Stay {

    UUID deal();

    record Ends(UUID deal, Instant leftAt, @Nullable UUID toStage) implements Stay {}

    record Begins(UUID id, UUID deal, UUID stage, Instant enteredAt, boolean reconstructed) implements Stay {}

    record Past(
            UUID id,
            UUID deal,
            UUID stage,
            Instant enteredAt,
            Instant leftAt,
            @Nullable UUID toStage,
            boolean reconstructed)
            implements Stay {}

    /** Stays that begin and end within one piece of work become past ones; at most one Begins a deal is left. */
    static List<Stay> collapse(List<Stay> stays) {
        List<Stay> collapsed = new ArrayList<>();
        Map<UUID, Begins> open = new LinkedHashMap<>();
        for (Stay stay : stays) {
            switch (stay) {
                case Begins begins -> open.put(begins.deal(), begins);
                case Ends ends -> collapsed.add(end(open.remove(ends.deal()), ends));
                case Past past -> collapsed.add(past);
            }
        }
        collapsed.addAll(open.values());
        return collapsed;
    }

    private static Stay end(@Nullable Begins begins, Ends ends) {
        return begins == null
                ? ends
                : new Past(
                        begins.id(),
                        begins.deal(),
                        begins.stage(),
                        begins.enteredAt(),
                        ends.leftAt(),
                        ends.toStage(),
                        begins.reconstructed());
    }
}
