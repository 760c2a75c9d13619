package org.penstock.insights.rest;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.insights.Cell;
import org.penstock.insights.FigurePeriod;
import org.penstock.insights.FigureReport;
import org.penstock.insights.FigureView;
import org.penstock.kernel.Money;
import org.penstock.rest.Doc;
import org.penstock.web.Texts;

/** All figures of a view. */
@Doc("All figures of a view, from one state of the database.")
record FiguresJson(
        @Doc(value = "The page that shows the same.", example = "/figures?by=rep")
        String page,

        @Doc("The pipeline; null over all of them.") @Nullable UUID pipeline,

        @Doc("The first day of the period; null without a beginning.") @Nullable LocalDate from,

        @Doc("The last day of the period; null without an end.") @Nullable LocalDate to,

        @Doc("The last day that counts: the one asked for, or today.")
        LocalDate day,

        @Doc(value = "The company's currency, in which all money is.", example = "EUR")
        String currency,

        @Doc("What each figure means, in the language of the token's person.")
        List<Definition> definitions,

        @Doc("All deals in view.") FigureGroupJson total,

        @Doc(value = "The groups of the breakdown, largest first, periods in their order.", max = 50)
        List<FigureGroupJson> groups,

        @Doc(value = "How many more groups there are.", example = "0")
        int left,

        @Doc("The period of the same length before; null where there is none.") @Nullable Before before,

        @Doc("What was won, by month of closing.") List<Month> months,

        @Doc(
                value = "The currencies in which values had no recorded rate: such deals count, their values do not.",
                example = "KZT")
        List<String> missingRates) {

    static FiguresJson of(FigureReport report, Texts texts) {
        FigureView view = report.view();
        return new FiguresJson(
                view.link(),
                report.pipeline() == null ? null : report.pipeline().id(),
                report.period().from(),
                report.period().to(),
                report.day(),
                report.currency(),
                Definition.all(report, texts),
                FigureGroupJson.of(view, report.total()),
                report.groups().stream()
                        .map(group -> FigureGroupJson.of(view, group))
                        .toList(),
                report.left(),
                Before.of(report),
                report.months().stream().map(month -> Month.of(view, month)).toList(),
                report.missing());
    }

    /** What a figure means. */
    @Doc("What a figure means.")
    record Definition(
            @Doc(value = "The figure's name.", example = "win-rate")
            String name,

            @Doc(
                    value = "How it is worked out.",
                    example = "Won ÷ (won + lost). Open and disqualified deals are left out.")
            String definition) {

        static List<Definition> all(FigureReport report, Texts texts) {
            String cohort = texts.of(
                    "insights.cohort.definition." + report.view().cohort().code());
            List<Definition> all = new ArrayList<>();
            add(all, "deals", cohort);
            add(all, "won", texts.of("insights.won.means") + " " + cohort);
            add(all, "lost", texts.of("insights.lost.means") + " " + cohort);
            add(all, "win-rate", texts.of("insights.win-rate.means"));
            add(all, "win-rate-value", texts.of("insights.win-rate-value.means"));
            add(all, "won-value", texts.of("insights.won-value.means"));
            add(all, "average-won", texts.of("insights.average-won.means"));
            add(all, "cycle-median", texts.of("insights.cycle.means"));
            add(all, "cycle-average", texts.of("insights.cycle.average.means"));
            add(all, "velocity", texts.of("insights.velocity.means"));
            if (report.hasStages()) {
                stages(all, report, texts);
            }
            return all;
        }

        private static void stages(List<Definition> all, FigureReport report, Texts texts) {
            String conversion = texts.of("insights.conversion.means");
            String time = texts.of("insights.time.means");
            String open = texts.of("insights.value.means", texts.date(report.day()));
            add(
                    all,
                    "counted",
                    texts.of("insights.skipped.definition."
                            + report.view().skipped().code()));
            add(all, "next", conversion);
            add(all, "through", conversion);
            add(all, "fell", texts.of("insights.fell.means"));
            List.of("all-stays-median", "all-stays-average", "last-stay-median", "last-stay-average")
                    .forEach(name -> add(all, name, time));
            List.of("open", "open-value", "weighted-value").forEach(name -> add(all, name, open));
        }

        private static void add(List<Definition> all, String name, String definition) {
            all.add(new Definition(name, definition));
        }
    }

    /** The period before. */
    @Doc("The period of the same length right before, with the figures of all deals in it.")
    record Before(
            @Doc("Its first day.") @Nullable LocalDate from,
            @Doc("Its last day.") @Nullable LocalDate to,
            @Doc("Its figures.") List<FigureJson> figures) {

        static @Nullable Before of(FigureReport report) {
            FigurePeriod period = report.before();
            return period == null || report.previous() == null
                    ? null
                    : new Before(
                            period.from(),
                            period.to(),
                            FigureGroupJson.outcomes(
                                    report.view().in(period.from() + ".." + period.to()), report.previous(), null));
        }
    }

    /** What was won in a month. */
    @Doc("What was won in a month.")
    record Month(
            @Doc("Its first day.") LocalDate month,

            @Doc(value = "How many deals were won.", example = "12")
            long won,

            @Doc("Their value, in the company's currency.") Money value,

            @Doc(
                    value = "The page that lists them.",
                    example = "/deals/list?owner=any&figure=cell%3Dmonth%402026-01-01")
            String deals) {

        static Month of(FigureView view, FigureReport.Month month) {
            return new Month(month.first(), month.won(), month.value(), view.deals(Cell.in(month.first())));
        }
    }
}
