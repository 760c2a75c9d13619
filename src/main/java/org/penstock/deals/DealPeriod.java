package org.penstock.deals;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.IsoFields;
import java.time.temporal.TemporalAdjusters;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A stretch of days, both ends included, open where an end is null. */
record DealPeriod(@Nullable LocalDate from, @Nullable LocalDate to) {

    /** The periods that have a name, in the order in which a filter offers them. */
    static final List<String> NAMED = List.of(
            "overdue",
            "today",
            "next-7-days",
            "this-month",
            "next-month",
            "last-month",
            "this-quarter",
            "next-quarter",
            "last-quarter",
            "this-year",
            "last-30-days",
            "last-90-days");

    static boolean isKnown(String text) {
        if (NAMED.contains(text)) {
            return true;
        }
        try {
            span(text);
            return text.contains("..");
        } catch (DateTimeException notADate) {
            return false;
        }
    }

    static DealPeriod of(String text, LocalDate today) {
        LocalDate month = today.withDayOfMonth(1);
        LocalDate quarter = today.with(IsoFields.DAY_OF_QUARTER, 1);
        return switch (text) {
            case "overdue" -> new DealPeriod(null, today.minusDays(1));
            case "today" -> new DealPeriod(today, today);
            case "next-7-days" -> new DealPeriod(today, today.plusDays(7));
            case "this-month" -> months(month, 1);
            case "next-month" -> months(month.plusMonths(1), 1);
            case "last-month" -> months(month.minusMonths(1), 1);
            case "this-quarter" -> months(quarter, 3);
            case "next-quarter" -> months(quarter.plusMonths(3), 3);
            case "last-quarter" -> months(quarter.minusMonths(3), 3);
            case "this-year" -> new DealPeriod(today.withDayOfYear(1), today.with(TemporalAdjusters.lastDayOfYear()));
            case "last-30-days" -> new DealPeriod(today.minusDays(30), today);
            case "last-90-days" -> new DealPeriod(today.minusDays(90), today);
            default -> span(text);
        };
    }

    private static DealPeriod months(LocalDate first, int count) {
        return new DealPeriod(first, first.plusMonths(count).minusDays(1));
    }

    private static DealPeriod span(String text) {
        int dots = text.indexOf("..");
        String from = dots < 0 ? text : text.substring(0, dots);
        String to = dots < 0 ? text : text.substring(dots + 2);
        return new DealPeriod(from.isEmpty() ? null : LocalDate.parse(from), to.isEmpty() ? null : LocalDate.parse(to));
    }
}
