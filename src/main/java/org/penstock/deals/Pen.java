package org.penstock.deals;

import java.time.Instant;
import java.time.temporal.ChronoUnit;
import org.penstock.kernel.Ids;

/**
 * What a ledger entry needs besides the deal: ids, the time of the event and the time of writing. PostgreSQL keeps
 * microseconds, so a finer time would not be found again.
 */
record Pen(Ids ids, Instant happenedAt, Instant recordedAt, boolean reconstructed) {

    static Pen now(Ids ids, Instant now) {
        Instant micros = now.truncatedTo(ChronoUnit.MICROS);
        return new Pen(ids, micros, micros, false);
    }

    /** For something that was recorded when it happened. */
    Pen then(Instant happened) {
        return now(ids, happened);
    }

    /** For something that happened then and is only told now. */
    Pen at(Instant happened) {
        return new Pen(ids, happened.truncatedTo(ChronoUnit.MICROS), recordedAt, true);
    }
}
