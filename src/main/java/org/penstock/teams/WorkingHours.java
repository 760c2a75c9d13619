package org.penstock.teams;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * When the company works, in its zone: hours by day of the week, and the holidays on which it does not.
 *
 * @param days the hours of each day of the week that is worked on
 */
public record WorkingHours(ZoneId zone, Map<DayOfWeek, Hours> days, Set<LocalDate> holidays) {
    /** The longest stretch that is told day by day; what is longer counts whole weeks by their hours. */
    private static final int DAYS_MAX = 3_700;

    public WorkingHours {
        days = days.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(days));
        holidays = Set.copyOf(holidays);
    }

    /** From when to when a day is worked on. */
    public record Hours(LocalTime opens, LocalTime closes) {}

    /** Whether the company works on that day. */
    public boolean isWorked(LocalDate day) {
        return days.containsKey(day.getDayOfWeek()) && !holidays.contains(day);
    }

    /**
     * The working time within a stretch of time: the parts of it that lie in the hours of worked days; zero where it ends
     * before it begins, and from {@value #DAYS_MAX} days on only that many are counted.
     */
    public Duration between(Instant from, Instant to) {
        ZonedDateTime begins = from.atZone(zone);
        ZonedDateTime ends = to.atZone(zone);
        Duration worked = Duration.ZERO;
        LocalDate day = begins.toLocalDate();
        for (int counted = 0;
                !day.isAfter(ends.toLocalDate()) && counted < DAYS_MAX;
                counted++, day = day.plusDays(1)) {
            worked = worked.plus(on(day, begins, ends));
        }
        return worked;
    }

    /** Worked days after the first day up to and with the last. */
    public long daysAfter(LocalDate first, LocalDate last) {
        return first.plusDays(1)
                .datesUntil(last.isAfter(first) ? last.plusDays(1) : first.plusDays(1))
                .limit(DAYS_MAX)
                .filter(this::isWorked)
                .count();
    }

    private Duration on(LocalDate day, ZonedDateTime begins, ZonedDateTime ends) {
        @Nullable Hours hours = holidays.contains(day) ? null : days.get(day.getDayOfWeek());
        if (hours == null) {
            return Duration.ZERO;
        }
        ZonedDateTime opens = day.atTime(hours.opens()).atZone(zone);
        ZonedDateTime closes = day.atTime(hours.closes()).atZone(zone);
        ZonedDateTime from = opens.isAfter(begins) ? opens : begins;
        ZonedDateTime to = closes.isBefore(ends) ? closes : ends;
        return to.isAfter(from) ? Duration.between(from, to) : Duration.ZERO;
    }
}
