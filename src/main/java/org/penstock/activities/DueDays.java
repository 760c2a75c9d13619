package org.penstock.activities;

import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;

/**
 * "Due before" and "due from" for a reader, as conditions on {@code activity x}: by the time, or by the date where the
 * whole day counts. Each also bounds the key of the order, so that an index leads there.
 */
final class DueDays {
    /** The key of a day is at most two hours later than its end in any zone ({@link org.penstock.kernel.Due#key}). */
    private static final Duration KEY_AFTER_DAY = Duration.ofHours(3);

    private DueDays() {}

    /** Due before a moment that is in that day of the reader's; a whole day is before it when its date is. */
    static String before(String name, Instant moment, LocalDate day, Map<String, Object> values) {
        values.put(name, Timestamp.from(moment));
        values.put(name + "Key", Timestamp.from(moment.plus(KEY_AFTER_DAY)));
        values.put(name + "Day", day);
        return "x.due_at < :%1$sKey and case when x.due_on is null then x.due_at < :%1$s else x.due_on < :%1$sDay end"
                .formatted(name);
    }

    /** Due before a day begins where the reader is. */
    static String before(String name, LocalDate day, ZoneId zone, Map<String, Object> values) {
        return before(name, day.atStartOfDay(zone).toInstant(), day, values);
    }

    /** Due on that day of the reader's or later. */
    static String from(String name, LocalDate day, ZoneId zone, Map<String, Object> values) {
        values.put(name, Timestamp.from(day.atStartOfDay(zone).toInstant()));
        values.put(name + "Day", day);
        return "x.due_at >= :%1$s and (x.due_on is null or x.due_on >= :%1$sDay)".formatted(name);
    }
}
