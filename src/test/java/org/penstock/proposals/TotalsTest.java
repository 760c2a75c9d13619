package org.penstock.proposals;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The totals of proposals equal exact fractions, rounded half up where the definition says so and nowhere else. */
class TotalsTest {
    private static final int PROPOSALS = 10_000;
    private static final long SEED = 20_261_128;
    private static final List<String> CURRENCIES = List.of("JPY", "EUR", "KWD", "CLF");
    private static final Map<String, Integer> MINOR = Map.of("JPY", 0, "EUR", 2, "KWD", 3, "CLF", 4);

    private final Random random = new Random(SEED);

    @Test
    void tenThousandRandomProposalsEqualExactFractions() {
        for (int i = 0; i < PROPOSALS; i++) {
            String currency = CURRENCIES.get(i % CURRENCIES.size());
            List<ProposalLine> lines = lines(currency);
            compare(currency, lines, Totals.of(currency, lines));
        }
    }

    @Test
    void currenciesHaveTheirMinorUnits() {
        MINOR.forEach((currency, digits) -> assertThat(Totals.digits(currency)).isEqualTo(digits));
    }

    @Test
    void aThirdOfADiscountAndAHalfOfAnUnitAreRoundedUp() {
        assertThat(line("1", "10.01", "50", "0").net("EUR")).isEqualByComparingTo("5.01");
        assertThat(line("1", "1", "50", "0").net("JPY")).isEqualByComparingTo("1");
        assertThat(line("3", "0.3333", "33.3333", "0").net("EUR")).isEqualByComparingTo("0.67");
        assertThat(line("0.0001", "0.0001", "0", "0").net("CLF")).isEqualByComparingTo("0");
        assertThat(line("7", "99.99", "100", "19").net("EUR")).isEqualByComparingTo("0");
    }

    /** 3 × 0.05 at 19 %: by line 0.01 each is 0.03, by rate 0.15 × 19 % is 0.0285, so 0.03; with 0.02 the ways part. */
    @Test
    void taxIsTakenOnTheSumOfARateAndNotByLine() {
        List<ProposalLine> lines =
                List.of(line("1", "0.02", "0", "19"), line("1", "0.02", "0", "19.00"), line("1", "0.02", "0", "19"));
        Totals totals = Totals.of("EUR", lines);
        assertThat(totals.once().tax()).hasSize(1);
        assertThat(totals.once().taxes()).isEqualByComparingTo("0.01");
        assertThat(totals.once().gross()).isEqualByComparingTo("0.07");
    }

    @Test
    void whatRecursIsToldByPeriodAndWholeInTheContract() {
        ProposalLine monthly = recurring("10", "9.999", Rhythm.MONTH, 12);
        Totals totals = Totals.of("EUR", List.of(monthly, line("1", "500", "10", "0")));
        assertThat(totals.recurring().get(Rhythm.MONTH).net()).isEqualByComparingTo("99.99");
        assertThat(totals.once().net()).isEqualByComparingTo("450");
        assertThat(totals.contract().net()).isEqualByComparingTo("1649.88");
        assertThat(totals.maxDiscount()).isEqualByComparingTo("10");
    }

    private void compare(String currency, List<ProposalLine> lines, Totals totals) {
        int digits = MINOR.get(currency);
        Map<Rhythm, List<ProposalLine>> by = new TreeMap<>();
        lines.stream()
                .filter(TotalsTest::counted)
                .forEach(line -> by.computeIfAbsent(line.rhythm(), r -> new ArrayList<>())
                        .add(line));
        expect(digits, by.getOrDefault(Rhythm.ONCE, List.of()), false, totals.once());
        by.forEach((rhythm, some) -> {
            if (rhythm != Rhythm.ONCE) {
                expect(digits, some, false, totals.recurring().get(rhythm));
            }
        });
        expect(digits, by.values().stream().flatMap(List::stream).toList(), true, totals.contract());
    }

    private static void expect(int digits, List<ProposalLine> lines, boolean allPeriods, Totals.Sum sum) {
        Fraction net = Fraction.ZERO;
        Map<BigDecimal, Fraction> rates = new TreeMap<>();
        for (ProposalLine line : lines) {
            Fraction one = Fraction.of(line.quantity())
                    .times(Fraction.of(line.unitPrice()))
                    .times(Fraction.ONE.minus(
                            Fraction.of(line.discountPercent()).over(100)))
                    .rounded(digits);
            Fraction all = one.times(Fraction.of(BigDecimal.valueOf(allPeriods ? line.periods() : 1)));
            net = net.plus(all);
            rates.merge(line.taxPercent(), all, Fraction::plus);
        }
        Fraction gross = net;
        for (Map.Entry<BigDecimal, Fraction> rate : rates.entrySet()) {
            gross = gross.plus(
                    rate.getValue().times(Fraction.of(rate.getKey()).over(100)).rounded(digits));
        }
        assertThat(Fraction.of(sum.net())).isEqualTo(net);
        assertThat(Fraction.of(sum.gross())).isEqualTo(gross);
    }

    private static boolean counted(ProposalLine line) {
        return line.optional() || line.alternative() != null ? line.taken() : true;
    }

    private List<ProposalLine> lines(String currency) {
        List<ProposalLine> lines = new ArrayList<>();
        int count = 1 + random.nextInt(12);
        for (int i = 0; i < count; i++) {
            boolean optional = random.nextInt(5) == 0;
            String group = !optional && random.nextInt(6) == 0 ? "A" : null;
            Rhythm rhythm = Rhythm.values()[random.nextInt(4)];
            lines.add(new ProposalLine(
                    new UUID(0, i),
                    null,
                    "Line",
                    figure(random.nextInt(4) == 0 ? 1 : 1_000_000, 4).max(new BigDecimal("0.0001")),
                    figure(100_000, currency.equals("JPY") ? 0 : 4),
                    discount(),
                    tax(),
                    rhythm,
                    rhythm == Rhythm.ONCE ? 1 : 1 + random.nextInt(60),
                    optional,
                    group,
                    random.nextBoolean(),
                    null,
                    List.of()));
        }
        return lines;
    }

    private BigDecimal discount() {
        return switch (random.nextInt(6)) {
            case 0 -> BigDecimal.valueOf(100);
            case 1 -> new BigDecimal("33.3333");
            case 2 -> BigDecimal.ZERO;
            case 3 -> BigDecimal.valueOf(50);
            default -> figure(100, 4);
        };
    }

    private BigDecimal tax() {
        return List.of("0", "7", "19", "10.5", "33.3333", "8.875").stream()
                .skip(random.nextInt(6))
                .findFirst()
                .map(BigDecimal::new)
                .orElseThrow();
    }

    private BigDecimal figure(int below, int decimals) {
        int digits = random.nextInt(decimals + 1);
        return BigDecimal.valueOf((long) (random.nextDouble() * below * Math.pow(10, digits)), digits);
    }

    private static ProposalLine line(String quantity, String price, String discount, String tax) {
        return line(quantity, price, discount, tax, Rhythm.ONCE, 1);
    }

    private static ProposalLine recurring(String quantity, String price, Rhythm rhythm, int periods) {
        return line(quantity, price, "0", "0", rhythm, periods);
    }

    private static ProposalLine line(
            String quantity, String price, String discount, String tax, Rhythm rhythm, int periods) {
        return new ProposalLine(
                UUID.randomUUID(),
                null,
                "Line",
                new BigDecimal(quantity),
                new BigDecimal(price),
                new BigDecimal(discount),
                new BigDecimal(tax),
                rhythm,
                periods,
                false,
                (@Nullable String) null,
                true,
                null,
                List.of());
    }

    /** An exact fraction in lowest terms, with its own rounding: never the arithmetic that it is compared with. */
    private record Fraction(BigInteger over, BigInteger under) {
        static final Fraction ZERO = new Fraction(BigInteger.ZERO, BigInteger.ONE);
        static final Fraction ONE = new Fraction(BigInteger.ONE, BigInteger.ONE);

        Fraction {
            BigInteger common = over.gcd(under);
            if (common.signum() != 0) {
                over = over.divide(common);
                under = under.divide(common);
            }
        }

        static Fraction of(BigDecimal figure) {
            return figure.scale() > 0
                    ? new Fraction(figure.unscaledValue(), BigInteger.TEN.pow(figure.scale()))
                    : new Fraction(figure.toBigIntegerExact(), BigInteger.ONE);
        }

        Fraction plus(Fraction other) {
            return new Fraction(
                    over.multiply(other.under).add(other.over.multiply(under)), under.multiply(other.under));
        }

        Fraction minus(Fraction other) {
            return plus(new Fraction(other.over.negate(), other.under));
        }

        Fraction times(Fraction other) {
            return new Fraction(over.multiply(other.over), under.multiply(other.under));
        }

        Fraction over(int by) {
            return new Fraction(over, under.multiply(BigInteger.valueOf(by)));
        }

        /** Half up, of what is not negative: the floor of twice the units and one, halved. */
        Fraction rounded(int digits) {
            BigInteger scale = BigInteger.TEN.pow(digits);
            BigInteger two = BigInteger.TWO;
            BigInteger units = over.multiply(scale).multiply(two).add(under).divide(under.multiply(two));
            return new Fraction(units, scale);
        }
    }
}
