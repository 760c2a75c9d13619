package org.penstock.activities;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealHistory;
import org.penstock.deals.DealPages;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** The history of a deal: its ledger, notes and finished activities in one stream, newest first. */
@Component
public class Timeline {
    /** Entries of a page of the history. */
    public static final int PAGE = 30;

    private final DealPages deals;
    private final DealHistory history;
    private final ActivityLists activities;

    Timeline(DealPages deals, DealHistory history, ActivityLists activities) {
        this.deals = deals;
        this.history = history;
        this.activities = activities;
    }

    /** One line: either an entry of the ledger or an activity. */
    public record Entry(
            Instant at,
            DealHistory.@Nullable Line line,
            @Nullable Activity activity) {}

    /**
     * A page of the history.
     *
     * @param shown {@code all}, {@code ledger} or the code of an activity kind
     */
    public record Stream(UUID deal, String shown, List<Entry> entries, int length, boolean more) {}

    /** The newest {@code length} entries. */
    public Stream of(Actor actor, UUID deal, String shown, int length) {
        deals.require(actor, deal);
        int size = Math.clamp(length, PAGE, 1_000);
        List<Entry> entries = new ArrayList<>();
        if (shown.equals("all") || shown.equals("ledger")) {
            history.of(actor, deal, size + 1).forEach(line -> entries.add(new Entry(line.happenedAt(), line, null)));
        }
        if (!shown.equals("ledger")) {
            activities
                    .past(actor, ActivityLists.Of.DEAL, deal, shown.equals("all") ? "" : shown, size + 1)
                    .forEach(activity -> entries.add(new Entry(when(activity), null, activity)));
        }
        entries.sort(Comparator.comparing(Entry::at).reversed());
        boolean more = entries.size() > size;
        return new Stream(deal, shown, more ? entries.subList(0, size) : entries, size, more);
    }

    private static Instant when(Activity activity) {
        return activity.doneAt() != null ? activity.doneAt() : activity.createdAt();
    }
}
