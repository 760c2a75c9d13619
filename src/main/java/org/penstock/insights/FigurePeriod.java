package org.penstock.insights;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A stretch of days, both ends included, open where an end is null. Quarters and years are the company's fiscal ones. */
public record FigurePeriod(
        @Nullable LocalDate from, @Nullable LocalDate to) {

    /** The periods that have a name, in the order in which the form offers them. */
    public static final List<String> NAMED = List.of(
            "this-month",
            "last-month",
            "this-quarter",
            "last-quarter",
            "this-year",
            "last-year",
            "last-12-months",
            "all");

    private static final LocalDate FIRST = LocalDate.of(1900, 1, 1);
    private static final LocalDate LAST = LocalDate.of(2200, 1, 1);

    static boolean isKnown(String text) {
        if (NAMED.contains(text)) {
            return true;
        }
        try {
            return text.contains("..") && span(text).isOrdered();
        } catch (DateTimeException notADay) {
            return false;
        }
    }

    /** @param fiscalStart the month in which the fiscal year begins; 1 is January */
    static FigurePeriod of(String text, LocalDate today, int fiscalStart) {
        LocalDate month = today.withDayOfMonth(1);
        LocalDate year = yearOf(today, fiscalStart);
        LocalDate quarter = quarterOf(today, fiscalStart);
        return switch (text) {
            case "this-month" -> months(month, 1);
            case "last-month" -> months(month.minusMonths(1), 1);
            case "this-quarter" -> months(quarter, 3);
            case "last-quarter" -> months(quarter.minusMonths(3), 3);
            case "this-year" -> months(year, 12);
            case "last-year" -> months(year.minusMonths(12), 12);
            case "last-12-months" -> months(month.minusMonths(11), 12);
            case "all" -> new FigurePeriod(null, null);
            default -> span(text);
        };
    }

    /** The period of the same length right before; none where this one has no beginning or no end. */
    Optional<FigurePeriod> previous() {
        if (from == null || to == null) {
            return Optional.empty();
        }
        boolean wholeMonths = from.getDayOfMonth() == 1 && to.plusDays(1).getDayOfMonth() == 1;
        LocalDate before = wholeMonths
                ? from.minusMonths(ChronoUnit.MONTHS.between(from, to.plusDays(1)))
                : from.minusDays(ChronoUnit.DAYS.between(from, to.plusDays(1)));
        return Optional.of(new FigurePeriod(before, from.minusDays(1)));
    }

    /** As it stands in a URL. */
    String code() {
        return from == null && to == null ? "all" : (from == null ? "" : from) + ".." + (to == null ? "" : to);
    }

    /** The fiscal quarter of a day. */
    static LocalDate quarterOf(LocalDate day, int fiscalStart) {
        LocalDate year = yearOf(day, fiscalStart);
        return year.plusMonths(ChronoUnit.MONTHS.between(year, day) / 3 * 3);
    }

    static LocalDate yearOf(LocalDate day, int fiscalStart) {
        LocalDate start = LocalDate.of(day.getYear(), fiscalStart, 1);
        return start.isAfter(day) ? start.minusYears(1) : start;
    }

    static LocalDate day(String text) {
        LocalDate day = LocalDate.parse(text);
        if (day.isBefore(FIRST) || day.isAfter(LAST)) {
            throw new DateTimeException("Out of reach");
        }
        return day;
    }

    private boolean isOrdered() {
        return from == null || to == null || !to.isBefore(from);
    }

    private static FigurePeriod months(LocalDate first, int count) {
        return new FigurePeriod(first, first.plusMonths(count).minusDays(1));
    }

    private static FigurePeriod span(String text) {
        int dots = text.indexOf("..");
        String from = dots < 0 ? text : text.substring(0, dots);
        String to = dots < 0 ? text : text.substring(dots + 2);
        return new FigurePeriod(from.isEmpty() ? null : day(from), to.isEmpty() ? null : day(to));
    }
}
