package org.penstock.insights;

import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Stage;
import org.penstock.kernel.Money;

/**
 * All figures of a view.
 *
 * @param day the last day that counts: the chosen one, or today
 * @param pipeline null over all pipelines; then no group has stages
 * @param groups those of the breakdown, at most {@link Figures#GROUPS_MAX}, largest first, periods in their order
 * @param left how many more groups there are
 * @param previous the total of the period before; null where the period has none
 * @param before the period before; null where there is none
 * @param missing the currencies in which values had no recorded rate
 * @param onlyName of the record that the view is narrowed to; null where it is not, or to none or a period
 */
public record FigureReport(
        FigureView view,
        FigurePeriod period,
        LocalDate day,
        @Nullable Pipeline pipeline,
        List<Pipeline> pipelines,
        String currency,
        Group total,
        List<Group> groups,
        int left,
        @Nullable Outcomes previous,
        @Nullable FigurePeriod before,
        List<Month> months,
        @Nullable Bottleneck bottleneck,
        List<String> missing,
        @Nullable String onlyName) {

    public FigureReport {
        pipelines = List.copyOf(pipelines);
        groups = List.copyOf(groups);
        months = List.copyOf(months);
        missing = List.copyOf(missing);
    }

    /**
     * One group of the breakdown, or the total.
     *
     * @param key as in a link; null for the total, empty for "none"
     * @param name of the record that the key names; null where the key is a period, or empty
     */
    public record Group(@Nullable String key, @Nullable String name, Outcomes outcomes, List<StageFigures> stages) {
        public Group {
            stages = List.copyOf(stages);
        }
    }

    /**
     * One stage of a group.
     *
     * @param counted deals of the cohort that count in it
     * @param next of those, the ones that count in the next stage too; empty in the last
     * @param through of those that count in the first stage, the ones that count in this one
     * @param fell of those counted, the ones that got no further and were lost or disqualified
     * @param latest lengths of the last finished stay of each deal
     * @param total lengths of all finished stays of each deal together
     * @param open deals that are open in it as of the day, whatever the cohort
     * @param value theirs
     * @param weighted theirs, each times its probability
     */
    public record StageFigures(
            Stage stage,
            long counted,
            Rate next,
            Rate through,
            Rate fell,
            Days latest,
            Days total,
            long open,
            Money value,
            Money weighted) {}

    /** Deals won in a month and their value. */
    public record Month(LocalDate first, long won, Money value) {}

    /**
     * Where most is lost and where it takes longest. Stages with fewer than {@link Figures#BOTTLENECK_DEALS} are no
     * ground for a judgement.
     *
     * @param leak the stage with the largest share of deals that got no further and were closed without a win
     * @param slow the stage with the largest median of the total stay
     */
    public record Bottleneck(
            @Nullable StageFigures leak, @Nullable StageFigures slow) {}

    public long openDeals() {
        return total.stages().stream().mapToLong(StageFigures::open).sum();
    }

    public Money openValue() {
        return total.stages().stream().map(StageFigures::value).reduce(Money.zero(currency), Money::plus);
    }

    public Money weightedValue() {
        return total.stages().stream().map(StageFigures::weighted).reduce(Money.zero(currency), Money::plus);
    }

    public boolean hasStages() {
        return pipeline != null;
    }

    public boolean isEmpty() {
        return total.outcomes().all() == 0 && total.stages().stream().allMatch(stage -> stage.open() == 0);
    }
}
