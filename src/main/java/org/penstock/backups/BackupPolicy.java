package org.penstock.backups;

import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/**
 * When the server makes a backup by itself, in the company's zone, and how many of those it keeps.
 *
 * @param weekday of weekly ones
 * @param daily so many of the latest days keep their latest backup
 * @param weekly so many of the latest weeks keep theirs
 * @param monthly so many of the latest months keep theirs
 */
public record BackupPolicy(Every every, int hour, DayOfWeek weekday, int daily, int weekly, int monthly, int version) {
    public static final int DAILY_MAX = 90;
    public static final int WEEKLY_MAX = 104;
    public static final int MONTHLY_MAX = 120;

    /** How often. */
    public enum Every {
        NEVER,
        DAILY,
        WEEKLY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Every of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    List<Refusal> refusals() {
        List<Refusal> refusals = new ArrayList<>();
        within(refusals, "daily", daily, 1, DAILY_MAX);
        within(refusals, "weekly", weekly, 0, WEEKLY_MAX);
        within(refusals, "monthly", monthly, 0, MONTHLY_MAX);
        return refusals;
    }

    private static void within(List<Refusal> refusals, String field, int value, int min, int max) {
        if (value < min || value > max) {
            refusals.add(Refusal.at(field, "backups.keep.between", min, max));
        }
    }

    /** The latest moment up to now at which a backup should have begun; null where none is wanted. */
    @Nullable Instant slot(Instant now, ZoneId zone) {
        ZonedDateTime slot = first(now.atZone(zone).toLocalDate(), zone);
        if (slot == null) {
            return null;
        }
        return slot.toInstant().isAfter(now) ? back(slot).toInstant() : slot.toInstant();
    }

    /** The next such moment. */
    @Nullable Instant next(Instant now, ZoneId zone) {
        Instant slot = slot(now, zone);
        return slot == null ? null : forward(slot.atZone(zone)).toInstant();
    }

    private @Nullable ZonedDateTime first(LocalDate today, ZoneId zone) {
        return switch (every) {
            case NEVER -> null;
            case DAILY -> today.atTime(hour, 0).atZone(zone);
            case WEEKLY ->
                today.with(TemporalAdjusters.previousOrSame(weekday))
                        .atTime(hour, 0)
                        .atZone(zone);
        };
    }

    private ZonedDateTime back(ZonedDateTime slot) {
        return every == Every.DAILY ? slot.minusDays(1) : slot.minusWeeks(1);
    }

    private ZonedDateTime forward(ZonedDateTime slot) {
        ZonedDateTime next = every == Every.DAILY ? slot.plusDays(1) : slot.plusWeeks(1);
        return next.withHour(hour);
    }
}
