package org.penstock.insights;

import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.penstock.deals.Outcome;
import org.penstock.kernel.Money;

/** Adds up {@link Outcomes}. */
final class OutcomeTally {
    final Days.Tally cycle = new Days.Tally(1);

    private final String currency;
    private final Map<Outcome, Long> deals = new EnumMap<>(Outcome.class);
    private final Map<Outcome, BigDecimal> values = new EnumMap<>(Outcome.class);
    private long wonValued;
    private long unrated;

    OutcomeTally(String currency) {
        this.currency = currency;
    }

    void add(Outcome outcome, long count, long valued, BigDecimal value, long withoutRate) {
        deals.merge(outcome, count, Long::sum);
        values.merge(outcome, value, BigDecimal::add);
        unrated += withoutRate;
        if (outcome == Outcome.WON) {
            wonValued += valued;
        }
    }

    Outcomes outcomes() {
        return new Outcomes(
                count(Outcome.OPEN),
                count(Outcome.WON),
                count(Outcome.LOST),
                count(Outcome.DISQUALIFIED),
                value(Outcome.WON),
                value(Outcome.LOST),
                wonValued,
                cycle.days(),
                unrated);
    }

    private long count(Outcome outcome) {
        return deals.getOrDefault(outcome, 0L);
    }

    private Money value(Outcome outcome) {
        return Money.of(values.getOrDefault(outcome, BigDecimal.ZERO), currency);
    }
}
