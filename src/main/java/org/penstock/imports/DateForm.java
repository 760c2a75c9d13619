package org.penstock.imports;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** In which order a column writes day, month and year. Decided over the whole column, so 03/04 is not guessed row by row. */
public enum DateForm {
    YEAR_FIRST,
    DAY_FIRST,
    MONTH_FIRST;

    private static final Pattern SHAPE = Pattern.compile(
            "(\\d{1,4})[-./](\\d{1,2})[-./](\\d{1,4})"
                    + "(?:[T ,]+(\\d{1,2}):(\\d{2})(?::(\\d{2})(?:[.,]\\d{1,9})?)?\\s*([AaPp][Mm])?)?\\s*(Z|[+-]\\d{2}:?\\d{2}|UTC)?");
    private static final Set<String> NONE =
            Set.of("не закрыта", "не выбрана", "not closed", "n/a", "null", "\\n", "-", "–", "—");
    private static final int MAX_LENGTH = 40;

    /** Words that exports put where there is no date. */
    static boolean saysNone(String text) {
        return text.length() <= 12 && NONE.contains(text.toLowerCase(Locale.ROOT));
    }

    /** Whether the text is built like a date, be there such a day or not. */
    public static boolean looksLike(String text) {
        if (text.length() > MAX_LENGTH || text.length() < 6 || !Character.isDigit(text.charAt(0))) {
            return false;
        }
        if (isoDay(text)) {
            return true;
        }
        Matcher parts = SHAPE.matcher(text);
        return parts.matches()
                && (parts.group(1).length() >= 3
                        || parts.group(3).length() != 1 && parts.group(3).length() != 3);
    }

    /** The local moment; midnight where no time is told. Empty when there is no such day in this order. */
    public Optional<LocalDateTime> parse(String text, ZoneId zone) {
        if (isoDay(text)) {
            return this == YEAR_FIRST ? isoParse(text) : Optional.empty();
        }
        if (text.length() > MAX_LENGTH) {
            return Optional.empty();
        }
        Matcher parts = SHAPE.matcher(text);
        if (!parts.matches()) {
            return Optional.empty();
        }
        try {
            return Optional.of(moment(date(parts), parts, zone));
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    /** 2026-02-28 is how most files have it; a million of them need no pattern. */
    private static boolean isoDay(String text) {
        if (text.length() != 10) {
            return false;
        }
        for (int i = 0; i < 10; i++) {
            char c = text.charAt(i);
            if (i == 4 || i == 7 ? c != '-' : c < '0' || c > '9') {
                return false;
            }
        }
        return true;
    }

    private static Optional<LocalDateTime> isoParse(String text) {
        try {
            return Optional.of(LocalDate.of(
                            Integer.parseInt(text, 0, 4, 10),
                            Integer.parseInt(text, 5, 7, 10),
                            Integer.parseInt(text, 8, 10, 10))
                    .atStartOfDay());
        } catch (DateTimeException noSuchDay) {
            return Optional.empty();
        }
    }

    private LocalDate date(Matcher parts) {
        int a = Integer.parseInt(parts.group(1));
        int b = Integer.parseInt(parts.group(2));
        int c = Integer.parseInt(parts.group(3));
        boolean yearFirst = parts.group(1).length() == 4;
        if (yearFirst != (this == YEAR_FIRST)) {
            throw new DateTimeException("Another order");
        }
        return switch (this) {
            case YEAR_FIRST -> LocalDate.of(a, b, c);
            case DAY_FIRST -> LocalDate.of(year(parts.group(3), c), b, a);
            case MONTH_FIRST -> LocalDate.of(year(parts.group(3), c), a, b);
        };
    }

    /** Two digits mean 1970 to 2069. */
    private static int year(String digits, int year) {
        return digits.length() > 2 ? year : year < 70 ? 2000 + year : 1900 + year;
    }

    private static LocalDateTime moment(LocalDate date, Matcher parts, ZoneId zone) {
        if (parts.group(4) == null) {
            return date.atStartOfDay();
        }
        int hour = Integer.parseInt(parts.group(4));
        String half = parts.group(7) == null ? "" : parts.group(7).toLowerCase(Locale.ROOT);
        if (!half.isEmpty()) {
            hour = hour % 12 + (half.equals("pm") ? 12 : 0);
        }
        int second = parts.group(6) == null ? 0 : Integer.parseInt(parts.group(6));
        LocalDateTime local = date.atTime(LocalTime.of(hour, Integer.parseInt(parts.group(5)), second));
        String offset = parts.group(8);
        if (offset == null) {
            return local;
        }
        String normal = offset.equals("UTC") ? "Z" : offset.replaceFirst("([+-]\\d{2})(\\d{2})", "$1:$2");
        return OffsetDateTime.of(local, java.time.ZoneOffset.of(normal))
                .atZoneSameInstant(zone)
                .toLocalDateTime();
    }
}
