package org.penstock.proposals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import org.jspecify.annotations.Nullable;

/**
 * What a proposal comes to, in its own currency. A line's net is quantity × unit price × (1 − discount ÷ 100), rounded half
 * up to the currency's minor unit (JPY 0, EUR 2, KWD 3, CLF 4 decimals). Tax is taken by rate, on the sum of the rounded
 * lines of that rate, and rounded half up. Options and alternatives that are not taken count nowhere.
 *
 * @param once what is paid once
 * @param recurring what is paid in each period, by how often
 * @param contract everything over all periods: net is the value of the deal. Its tax is reckoned on the contract's own sums,
 *     so that it may differ from the sum of the single bills by minor units
 * @param margin net of the contract less the cost of the lines that have one, over the net of those lines; null where no
 *     line has a cost
 * @param maxDiscount the highest discount of a line that counts, in percent
 */
public record Totals(
        String currency,
        Sum once,
        Map<Rhythm, Sum> recurring,
        Sum contract,
        @Nullable Margin margin,
        BigDecimal maxDiscount) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    /** Decimals of a share in percent. */
    private static final int SHARE_DECIMALS = 1;

    public Totals {
        recurring = Map.copyOf(recurring);
    }

    /** @param tax by rate in percent, lowest first; rates of nothing are left out */
    public record Sum(BigDecimal net, SortedMap<BigDecimal, BigDecimal> tax, BigDecimal gross) {
        public BigDecimal taxes() {
            return gross.subtract(net);
        }

        public boolean isEmpty() {
            return net.signum() == 0 && tax.isEmpty();
        }
    }

    /**
     * What is left of the net after our own cost.
     *
     * @param percent of the net of the lines with a cost; null where those are worth nothing
     * @param complete whether every line that counts has a cost
     */
    public record Margin(BigDecimal amount, @Nullable BigDecimal percent, boolean complete) {}

    public static Totals of(String currency, List<ProposalLine> lines) {
        List<ProposalLine> counted = lines.stream().filter(ProposalLine::counts).toList();
        Map<Rhythm, Sum> recurring = new EnumMap<>(Rhythm.class);
        for (Rhythm rhythm : Rhythm.values()) {
            List<ProposalLine> paid =
                    counted.stream().filter(line -> line.rhythm() == rhythm).toList();
            if (rhythm.recurs() && !paid.isEmpty()) {
                recurring.put(rhythm, sum(currency, paid, line -> 1));
            }
        }
        List<ProposalLine> once =
                counted.stream().filter(line -> !line.rhythm().recurs()).toList();
        return new Totals(
                currency,
                sum(currency, once, line -> 1),
                recurring,
                sum(currency, counted, ProposalLine::periods),
                margin(currency, counted),
                counted.stream().map(ProposalLine::discountPercent).reduce(BigDecimal.ZERO, BigDecimal::max));
    }

    public boolean recurs() {
        return !recurring.isEmpty();
    }

    private static Sum sum(String currency, List<ProposalLine> lines, ToIntFunction<ProposalLine> times) {
        int digits = digits(currency);
        BigDecimal net = BigDecimal.ZERO.setScale(digits);
        SortedMap<BigDecimal, BigDecimal> byRate = new TreeMap<>();
        for (ProposalLine line : lines) {
            BigDecimal all = line.net(currency).multiply(BigDecimal.valueOf(times.applyAsInt(line)));
            net = net.add(all);
            if (line.taxPercent().signum() != 0) {
                byRate.merge(line.taxPercent(), all, BigDecimal::add);
            }
        }
        SortedMap<BigDecimal, BigDecimal> tax = new TreeMap<>();
        BigDecimal gross = net;
        for (Map.Entry<BigDecimal, BigDecimal> rate : byRate.entrySet()) {
            BigDecimal due = rate.getValue().multiply(rate.getKey()).divide(HUNDRED, digits, RoundingMode.HALF_UP);
            tax.put(rate.getKey(), due);
            gross = gross.add(due);
        }
        return new Sum(net, tax, gross);
    }

    private static @Nullable Margin margin(String currency, List<ProposalLine> counted) {
        BigDecimal net = BigDecimal.ZERO;
        BigDecimal cost = BigDecimal.ZERO;
        int costed = 0;
        for (ProposalLine line : counted) {
            BigDecimal each = line.unitCost();
            if (each != null) {
                BigDecimal times = BigDecimal.valueOf(line.periods());
                net = net.add(line.net(currency).multiply(times));
                cost = cost.add(line.quantity()
                        .multiply(each)
                        .setScale(digits(currency), RoundingMode.HALF_UP)
                        .multiply(times));
                costed++;
            }
        }
        if (costed == 0) {
            return null;
        }
        BigDecimal left = net.subtract(cost);
        BigDecimal percent =
                net.signum() == 0 ? null : left.multiply(HUNDRED).divide(net, SHARE_DECIMALS, RoundingMode.HALF_UP);
        return new Margin(left, percent, costed == counted.size());
    }

    static int digits(String currency) {
        return Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
    }
}
