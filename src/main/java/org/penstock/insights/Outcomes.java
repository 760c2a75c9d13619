package org.penstock.insights;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;

/**
 * How the deals of a cohort stand. Money is in the company's currency, by the rates recorded with the ledger; a deal
 * without a value or without a recorded rate adds nothing.
 *
 * @param wonValued how many of the won have a value that counts
 * @param cycle days from creation to winning, both as days in the company's zone
 * @param unrated deals with a value in a currency for which no rate was recorded
 */
public record Outcomes(
        long open,
        long won,
        long lost,
        long disqualified,
        Money wonValue,
        Money lostValue,
        long wonValued,
        Days cycle,
        long unrated) {

    static Outcomes none(String currency) {
        return new Outcomes(0, 0, 0, 0, Money.zero(currency), Money.zero(currency), 0, Days.NONE, 0);
    }

    public long all() {
        return open + won + lost + disqualified;
    }

    /** Won / (won + lost). Open and disqualified deals are in neither. */
    public Rate winRate() {
        return new Rate(won, won + lost);
    }

    /** Value of won / value of won and lost, from 0 to 1; null where there is no value. */
    public @Nullable Double winRateByValue() {
        BigDecimal both = wonValue.amount().add(lostValue.amount());
        return both.signum() == 0
                ? null
                : wonValue.amount().divide(both, MathContext.DECIMAL64).doubleValue();
    }

    /** The average over won deals that have a value; null without any. */
    public @Nullable Money averageWon() {
        return wonValued == 0
                ? null
                : new Money(
                        wonValue.amount().divide(BigDecimal.valueOf(wonValued), 6, RoundingMode.HALF_UP),
                        wonValue.currency());
    }

    /**
     * Sales velocity, money a day: deals worked (open, won and lost ones of the cohort) × average won value × win rate ÷
     * average cycle. Null while one of them is unknown, or the cycle takes no day.
     */
    public @Nullable Money velocity() {
        Money average = averageWon();
        if (average == null || !winRate().isKnown() || cycle.average() <= 0) {
            return null;
        }
        return average.times(BigDecimal.valueOf(worked() * winRate().share() / cycle.average()));
    }

    public long worked() {
        return open + won + lost;
    }
}
