package org.penstock.insights.rest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import org.jspecify.annotations.Nullable;
import org.penstock.insights.Cell;
import org.penstock.insights.Days;
import org.penstock.insights.FigureView;
import org.penstock.insights.Rate;
import org.penstock.kernel.Money;
import org.penstock.rest.Doc;

/** One figure: its value, how many deals it stands on, how sure it is, and where those deals are. */
@Doc("One figure. What it means is in definitions, under its name.")
record FigureJson(
        @Doc(value = "Which figure it is.", example = "win-rate")
        String name,

        @Doc(
                value = "Its value as a number: a share from 0 to 1, days, or how many deals. Null for money, and where"
                        + " there is nothing to measure.",
                example = "0.4")
        @Nullable BigDecimal value,

        @Doc("Its value as money, in the company's currency; null for all else.") @Nullable Money money,

        @Doc(value = "How many deals it stands on.", example = "40")
        long n,

        @Doc(value = "Of a share: the lower end of Wilson's 95 % interval.", example = "0.2634") @Nullable BigDecimal low,

        @Doc(value = "Of a share: the upper end of Wilson's 95 % interval.", example = "0.5541") @Nullable BigDecimal high,

        @Doc(
                value = "The page that lists the deals that it stands on; GET /api/v1/deals takes the same figure.",
                example = "/deals/list?owner=any&figure=cell%3Ddecided")
        String deals) {
    private static final int DECIMALS = 4;

    static FigureJson share(String name, Rate rate, String deals) {
        return rate.isKnown()
                ? new FigureJson(
                        name, plain(rate.share()), null, rate.of(), plain(rate.low()), plain(rate.high()), deals)
                : new FigureJson(name, null, null, 0, null, null, deals);
    }

    static FigureJson share(String name, @Nullable Double share, long of, String deals) {
        return new FigureJson(name, share == null ? null : plain(share), null, of, null, null, deals);
    }

    static FigureJson median(String name, Days days, String deals) {
        return days(name, days, days.median(), deals);
    }

    static FigureJson average(String name, Days days, String deals) {
        return days(name, days, days.average(), deals);
    }

    static FigureJson money(String name, @Nullable Money money, long of, String deals) {
        return new FigureJson(name, null, money, of, null, null, deals);
    }

    static FigureJson count(String name, long count, FigureView view, Cell cell) {
        return new FigureJson(name, BigDecimal.valueOf(count), null, count, null, null, view.deals(cell));
    }

    private static FigureJson days(String name, Days days, double value, String deals) {
        return new FigureJson(name, days.isKnown() ? plain(value) : null, null, days.count(), null, null, deals);
    }

    private static BigDecimal plain(double number) {
        BigDecimal rounded = BigDecimal.valueOf(number)
                .setScale(DECIMALS, RoundingMode.HALF_UP)
                .stripTrailingZeros();
        return rounded.scale() < 0 ? rounded.setScale(0) : rounded;
    }
}
