package org.penstock.insights;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One figure of a view, as the set of deals behind it.
 *
 * @param stage where the kind needs one
 * @param month where the kind needs one: its first day
 * @param group the key of the breakdown's group; null: the total
 */
public record Cell(
        Kind kind,
        @Nullable UUID stage,
        @Nullable LocalDate month,
        @Nullable String group) {

    /** What is counted. */
    public enum Kind {
        /** Every deal of the cohort. */
        ALL(false),
        WON(false),
        LOST(false),
        /** Won and lost: what a win rate stands on. */
        DECIDED(false),
        /** Won, lost and open: what velocity stands on. */
        WORKED(false),
        /** Of the cohort, with a value and no recorded rate. */
        UNRATED(false),
        /** Won in a month. */
        MONTH(false),
        /** Counted in a stage. */
        STAGE(true),
        /** Counted in a stage and in the next one. */
        NEXT(true),
        /** Counted in the first stage and in this one. */
        THROUGH(true),
        /** Counted in a stage, not in the next one, and closed without a win. */
        FELL(true),
        /** With a finished stay in a stage. */
        STAY(true),
        /** Open, and in a stage as of the day. */
        OPEN(true);

        private final boolean staged;

        Kind(boolean staged) {
            this.staged = staged;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static Cell of(Kind kind, @Nullable String group) {
        return new Cell(kind, null, null, group);
    }

    public static Cell at(Kind kind, @Nullable UUID stage, @Nullable String group) {
        return new Cell(kind, stage, null, group);
    }

    public static Cell in(LocalDate month) {
        return new Cell(Kind.MONTH, null, month, null);
    }

    /** {@code won}, {@code next@<stage>}, {@code month@2026-03-01}; with a group {@code won|<key>}. */
    String code() {
        Object place = stage != null ? stage : month;
        return kind.code() + (place == null ? "" : "@" + place) + (group == null ? "" : "|" + group);
    }

    static Optional<Cell> parse(String text) {
        int bar = text.indexOf('|');
        String group = bar < 0 ? null : text.substring(bar + 1);
        String what = bar < 0 ? text : text.substring(0, bar);
        int at = what.indexOf('@');
        String place = at < 0 ? null : what.substring(at + 1);
        String name = at < 0 ? what : what.substring(0, at);
        return Arrays.stream(Kind.values())
                .filter(kind -> kind.code().equals(name.toLowerCase(Locale.ROOT)))
                .findFirst()
                .flatMap(kind -> placed(kind, place, group));
    }

    private static Optional<Cell> placed(Kind kind, @Nullable String place, @Nullable String group) {
        try {
            if (kind == Kind.MONTH) {
                return place == null
                        ? Optional.empty()
                        : Optional.of(new Cell(kind, null, FigurePeriod.day(place), group));
            }
            UUID stage = place == null ? null : UUID.fromString(place);
            boolean whole = stage != null || !kind.staged || kind == Kind.OPEN;
            return whole ? Optional.of(at(kind, stage, group)) : Optional.empty();
        } catch (IllegalArgumentException | DateTimeException neither) {
            return Optional.empty();
        }
    }
}
