package org.penstock.insights.web;

import de.siegmar.fastcsv.writer.CsvWriter;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.insights.Days;
import org.penstock.insights.FigureReport;
import org.penstock.insights.FigureReport.Group;
import org.penstock.insights.FigureReport.StageFigures;
import org.penstock.insights.FigureView;
import org.penstock.insights.Figures;
import org.penstock.insights.Outcomes;
import org.penstock.insights.Rate;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Money;
import org.penstock.kernel.Right;
import org.penstock.web.Cells;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/**
 * The figures of a view as a file: a line for each group's outcomes and one for each of its stages. Plain numbers with a
 * point, shares from 0 to 1, money in the company's currency. Nothing in it is ever a live formula.
 */
@PageController
class FigureFileController {
    private static final String MARK = "\uFEFF";

    private static final List<String> OUTCOMES = List.of(
            "deals",
            "open",
            "won",
            "lost",
            "disqualified",
            "win_rate",
            "win_rate_from",
            "win_rate_to",
            "win_rate_by_value",
            "won_value",
            "lost_value",
            "average_won",
            "cycle_median_days",
            "cycle_average_days",
            "velocity_a_day");
    private static final List<String> STAGES = List.of(
            "counted",
            "next",
            "next_rate",
            "through_rate",
            "fell",
            "all_stays_median_days",
            "all_stays_average_days",
            "last_stay_median_days",
            "last_stay_average_days",
            "open_now",
            "open_value",
            "weighted_value");

    private final Figures figures;

    FigureFileController(Figures figures) {
        this.figures = figures;
    }

    @GetMapping("/figures/table.csv")
    void csv(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> parameters, HttpServletResponse response)
            throws IOException {
        Forbidden.unless(actor, Right.EXPORT);
        FigureReport report = figures.load(actor, FigureView.parse(parameters));
        FigureTexts texts = new FigureTexts(ui);
        response.setContentType("text/csv;charset=UTF-8");
        response.setHeader("Content-Disposition", "attachment; filename=\"figures.csv\"");
        try (OutputStreamWriter out = new OutputStreamWriter(response.getOutputStream(), StandardCharsets.UTF_8);
                CsvWriter writer = CsvWriter.builder().build(out.append(MARK))) {
            writer.writeRecord(head());
            write(writer, report, texts, report.total());
            report.groups().forEach(group -> write(writer, report, texts, group));
        }
    }

    private static List<String> head() {
        List<String> head = new ArrayList<>(List.of("group", "stage", "currency"));
        head.addAll(OUTCOMES);
        head.addAll(STAGES);
        return head;
    }

    private static void write(CsvWriter writer, FigureReport report, FigureTexts texts, Group group) {
        String name = Cells.harmless(texts.name(report, group));
        List<String> line = new ArrayList<>(List.of(name, "", report.currency()));
        line.addAll(outcomes(group.outcomes()));
        STAGES.forEach(column -> line.add(""));
        writer.writeRecord(line);
        for (StageFigures stage : group.stages()) {
            List<String> further =
                    new ArrayList<>(List.of(name, Cells.harmless(stage.stage().name()), report.currency()));
            OUTCOMES.forEach(column -> further.add(""));
            further.addAll(stage(stage));
            writer.writeRecord(further);
        }
    }

    private static List<String> outcomes(Outcomes here) {
        Rate rate = here.winRate();
        return List.of(
                String.valueOf(here.all()),
                String.valueOf(here.open()),
                String.valueOf(here.won()),
                String.valueOf(here.lost()),
                String.valueOf(here.disqualified()),
                share(rate),
                rate.isKnown() ? plain(rate.low()) : "",
                rate.isKnown() ? plain(rate.high()) : "",
                here.winRateByValue() == null ? "" : plain(here.winRateByValue()),
                money(here.wonValue()),
                money(here.lostValue()),
                money(here.averageWon()),
                days(here.cycle(), true),
                days(here.cycle(), false),
                money(here.velocity()));
    }

    private static List<String> stage(StageFigures stage) {
        return List.of(
                String.valueOf(stage.counted()),
                String.valueOf(stage.next().hits()),
                share(stage.next()),
                share(stage.through()),
                String.valueOf(stage.fell().hits()),
                days(stage.total(), true),
                days(stage.total(), false),
                days(stage.latest(), true),
                days(stage.latest(), false),
                String.valueOf(stage.open()),
                money(stage.value()),
                money(stage.weighted()));
    }

    private static String share(Rate rate) {
        return rate.isKnown() ? plain(rate.share()) : "";
    }

    private static String days(Days days, boolean median) {
        return days.isKnown() ? plain(median ? days.median() : days.average()) : "";
    }

    private static String money(@Nullable Money money) {
        return money == null ? "" : money.amount().toPlainString();
    }

    private static String plain(double number) {
        return BigDecimal.valueOf(number)
                .setScale(4, RoundingMode.HALF_UP)
                .stripTrailingZeros()
                .toPlainString();
    }
}
