package org.penstock.insights.web;

import java.text.NumberFormat;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.penstock.insights.Days;
import org.penstock.insights.FigurePeriod;
import org.penstock.insights.FigureReport;
import org.penstock.insights.FigureReport.Group;
import org.penstock.insights.FigureView;
import org.penstock.insights.FigureView.By;
import org.penstock.insights.Rate;
import org.penstock.kernel.Money;
import org.penstock.web.Option;
import org.penstock.web.Ui;

/** Figures in words, by the reader's language. */
public record FigureTexts(Ui ui) {

    /** 63.2 %; a dash where there is nothing to divide. */
    public String percent(Rate rate) {
        return rate.isKnown() ? percent(rate.share()) : "–";
    }

    public String percent(@Nullable Double share) {
        return share == null ? "–" : percent(share.doubleValue());
    }

    public String percent(double share) {
        NumberFormat format = NumberFormat.getPercentInstance(ui.texts().locale());
        format.setMinimumFractionDigits(1);
        format.setMaximumFractionDigits(1);
        return format.format(share);
    }

    /** "from 41.2 % to 72.9 %" where the rate stands on few deals, else empty. */
    public String interval(Rate rate) {
        return rate.standsOnFew() ? ui.t("insights.interval", percent(rate.low()), percent(rate.high())) : "";
    }

    /** 12.4; a dash where there is none. */
    public String days(Days days, boolean median) {
        if (!days.isKnown()) {
            return "–";
        }
        NumberFormat format = NumberFormat.getNumberInstance(ui.texts().locale());
        format.setMaximumFractionDigits(1);
        return format.format(median ? days.median() : days.average());
    }

    /** 12.4 days. */
    public String daysWord(Days days, boolean median) {
        return days.isKnown() ? ui.t("insights.days", days(days, median)) : "–";
    }

    public String number(long count) {
        return ui.texts().number(count);
    }

    public String money(@Nullable Money money) {
        return money == null ? "–" : ui.texts().moneyShort(money);
    }

    /** The name of a breakdown's group. */
    public String name(FigureReport report, Group group) {
        if (group.key() == null) {
            return ui.t("insights.total");
        }
        By by = report.view().by();
        if (group.key().isEmpty()) {
            return ui.t("insights.none." + by.code());
        }
        return by.time()
                ? period(by, LocalDate.parse(group.key()))
                : Objects.requireNonNullElse(group.name(), group.key());
    }

    /** What the view is narrowed to. */
    public String only(FigureReport report) {
        FigureView.Only only = Objects.requireNonNull(report.view().only());
        if (only.key().isEmpty()) {
            return ui.t("insights.none." + only.by().code());
        }
        if (only.by().time()) {
            return period(only.by(), LocalDate.parse(only.key()));
        }
        return Objects.requireNonNullElse(report.onlyName(), only.key());
    }

    /** The link to the page of one group alone. */
    public String narrow(FigureReport report, Group group) {
        FigureView view = report.view();
        String key = Objects.requireNonNullElse(group.key(), "");
        return view.only(new FigureView.Only(view.by(), key)).by(By.NONE).link();
    }

    /** What stands in the groups' tables by stage. */
    public List<StageMeasure> stageMeasures(FigureReport report) {
        return StageMeasure.of(this, report);
    }

    private String period(By by, LocalDate first) {
        return switch (by) {
            case MONTH -> month(first);
            case QUARTER -> span(first, first.plusMonths(3).minusDays(1));
            default -> span(first, first.plusYears(1).minusDays(1));
        };
    }

    /** Nov 2026. */
    public String month(LocalDate first) {
        return DateTimeFormatter.ofPattern("LLL yyyy", ui.texts().locale()).format(first);
    }

    public String monthShort(LocalDate first) {
        return DateTimeFormatter.ofPattern("LLL", ui.texts().locale()).format(first);
    }

    private String span(LocalDate from, LocalDate to) {
        return month(from) + " – " + month(to);
    }

    /** The days of a period: 1 Oct – 31 Dec 2026. */
    public String period(FigurePeriod period) {
        if (period.from() == null && period.to() == null) {
            return ui.t("insights.period.all");
        }
        if (period.from() == null) {
            return ui.t("insights.period.until", ui.texts().date(period.to()));
        }
        return period.to() == null
                ? ui.t("insights.period.since", ui.texts().date(period.from()))
                : ui.texts().date(period.from()) + " – " + ui.texts().date(period.to());
    }

    /** How a share stands to the one before, in points: "+3.1 points". Empty where one is unknown. */
    public String points(@Nullable Double now, @Nullable Double before) {
        if (now == null || before == null) {
            return "";
        }
        NumberFormat format = NumberFormat.getNumberInstance(ui.texts().locale());
        format.setMaximumFractionDigits(1);
        double points = Math.round((now - before) * 1000) / 10.0;
        return ui.t("insights.points", (points > 0 ? "+" : points < 0 ? "−" : "±") + format.format(Math.abs(points)));
    }

    public @Nullable Double share(Rate rate) {
        return rate.isKnown() ? rate.share() : null;
    }

    public List<Option> periods(FigureView view) {
        List<Option> options = new ArrayList<>();
        FigurePeriod.NAMED.forEach(name -> options.add(Option.of(name, ui.t("insights.period." + name))));
        options.add(Option.of("custom", ui.t("insights.period.custom")));
        return options;
    }

    /** The choice that is marked in the form. */
    public String period(FigureView view) {
        return FigurePeriod.NAMED.contains(view.period()) ? view.period() : "custom";
    }

    public List<Option> pipelines(FigureReport report) {
        List<Option> options = new ArrayList<>();
        report.pipelines()
                .forEach(pipeline -> options.add(Option.of(pipeline.id().toString(), pipeline.name())));
        options.add(Option.of("all", ui.t("insights.pipeline.all")));
        return options;
    }

    public List<Option> cohorts() {
        return choices(FigureView.Cohort.values(), code -> ui.t("insights.cohort." + code));
    }

    public List<Option> skips() {
        return choices(FigureView.Skipped.values(), code -> ui.t("insights.skipped." + code));
    }

    public List<Option> owners() {
        return choices(FigureView.Credit.values(), code -> ui.t("insights.owner." + code));
    }

    public List<Option> breakdowns() {
        return choices(By.values(), code -> ui.t("insights.by." + code));
    }

    private static <E extends Enum<E>> List<Option> choices(E[] values, UnaryOperator<String> text) {
        return Arrays.stream(values)
                .map(value -> value.name().toLowerCase(Locale.ROOT))
                .map(code -> Option.of(code, text.apply(code)))
                .toList();
    }
}
