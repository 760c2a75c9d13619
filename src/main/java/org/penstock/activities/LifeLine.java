package org.penstock.activities;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealStay;

/**
 * The life of a deal on one line, from its first stay to its end or to now: its stays to scale, and what was done when.
 * Places and lengths are parts of the whole in percent, from 0 to 100.
 */
public record LifeLine(UUID deal, Instant from, Instant to, List<Bar> bars, List<Mark> marks) {
    /** Stays of a deal that are drawn, the latest ones. */
    public static final int STAYS_MAX = 100;

    /** Entries and activities that are drawn, the latest ones. */
    public static final int MARKS_MAX = 200;

    /** Bars under this many percent bear no name. */
    private static final double NAMED_FROM = 9;

    public LifeLine {
        bars = List.copyOf(bars);
        marks = List.copyOf(marks);
    }

    /** One stay: where its bar begins and how long it is. */
    public record Bar(DealStay stay, Duration length, double begins, double width) {

        /** The bar has room for the stage's name. */
        public boolean isNamed() {
            return width >= NAMED_FROM;
        }

        public boolean isPresent() {
            return stay.leftAt() == null;
        }

        public long days() {
            return Math.round(length.toHours() / 24.0);
        }
    }

    /** Something that happened, and where on the line. */
    public record Mark(Timeline.Entry entry, double place) {}

    /**
     * @param stays the latest first
     * @param end when it was closed; null while it goes on
     */
    static LifeLine of(
            UUID deal, List<DealStay> stays, List<Timeline.Entry> entries, @Nullable Instant end, Instant now) {
        Instant from = stays.isEmpty() ? now : stays.getLast().enteredAt();
        Instant to = end == null ? now : end;
        Scale scale = new Scale(from, to);
        return new LifeLine(
                deal,
                from,
                to,
                stays.reversed().stream().map(stay -> bar(stay, to, scale)).toList(),
                entries.stream()
                        .filter(entry -> !entry.at().isBefore(from))
                        .map(entry -> new Mark(entry, scale.place(entry.at())))
                        .toList());
    }

    private static Bar bar(DealStay stay, Instant to, Scale scale) {
        Instant left = stay.leftAt() == null || stay.leftAt().isAfter(to) ? to : stay.leftAt();
        Instant entered = stay.enteredAt().isAfter(left) ? left : stay.enteredAt();
        double begins = scale.place(entered);
        return new Bar(stay, Duration.between(entered, left), begins, scale.place(left) - begins);
    }

    /** From times to per cent of the whole, to a hundredth. */
    private record Scale(Instant from, Instant to) {
        double place(Instant at) {
            double whole = Math.max(1, Duration.between(from, to).toMillis());
            double part = Math.clamp(Duration.between(from, at).toMillis() / whole, 0.0, 1.0);
            return Math.round(part * 10_000) / 100.0;
        }
    }
}
