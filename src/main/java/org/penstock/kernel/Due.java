package org.penstock.kernel;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/**
 * When something is due: at a time, or on a day. A day is the same date for every reader and is over when it is over
 * where the reader is; a time is one moment for all.
 */
public record Due(@Nullable Instant at, @Nullable LocalDate on) {

    public Due {
        if ((at == null) == (on == null)) {
            throw new IllegalArgumentException("Due is either at a time or on a day");
        }
    }

    public static Due at(Instant at) {
        return new Due(at, null);
    }

    public static Due on(LocalDate day) {
        return new Due(null, day);
    }

    /** As it stands in the database: the key of the order and, where the whole day counts, the day. Null = any time. */
    public static @Nullable Due of(@Nullable Instant key, @Nullable LocalDate on) {
        if (on != null) {
            return on(on);
        }
        return key == null ? null : at(key);
    }

    public boolean allDay() {
        return on != null;
    }

    /** The date that a reader in this zone sees. */
    public LocalDate day(ZoneId zone) {
        if (on != null) {
            return on;
        }
        return at == null ? LocalDate.MAX : LocalDate.ofInstant(at, zone);
    }

    /** Whether it should have been done by now, for a reader in this zone. */
    public boolean isLate(Instant now, ZoneId zone) {
        return at != null ? at.isBefore(now) : day(zone).isBefore(LocalDate.ofInstant(now, zone));
    }

    /**
     * Where it stands in an order by time: a day stands at its noon in UTC, which is no earlier than its beginning in any
     * zone and at most two hours after its end.
     */
    public Instant key() {
        return at != null ? at : day(ZoneOffset.UTC).atTime(LocalTime.NOON).toInstant(ZoneOffset.UTC);
    }
}
