package org.penstock.leads.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.leads.AnswerFigures;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** How soon leads are answered. Everything that it shows is in its URL. */
@PageController
public class AnswerController {
    /** Periods that are offered, in days up to today. */
    public static final List<Integer> DAYS = List.of(30, 90, 365);

    /** Targets that are offered, in working hours. */
    public static final List<Integer> HOURS = List.of(1, 2, 4, 8, 16);

    private static final int USUAL_DAYS = 90;
    private static final int USUAL_HOURS = 4;

    private final AnswerFigures figures;
    private final Templates templates;

    AnswerController(AnswerFigures figures, Templates templates) {
        this.figures = figures;
        this.templates = templates;
    }

    @GetMapping("/leads")
    JteModel show(
            Actor actor,
            Ui ui,
            @RequestParam(required = false) @Nullable String days,
            @RequestParam(required = false) @Nullable String hours,
            @RequestParam(required = false) @Nullable String by) {
        int period = one(DAYS, days, USUAL_DAYS);
        int target = one(HOURS, hours, USUAL_HOURS);
        LocalDate today = figures.today(actor);
        AnswerFigures.Report report = figures.of(
                actor, today.minusDays(period - 1L), today, AnswerFigures.By.of(by), Duration.ofHours(target));
        return templates.leadsAnswers(ui, report, period, target, DAYS, HOURS, new Spans(ui));
    }

    private static int one(List<Integer> offered, @Nullable String typed, int usual) {
        return offered.stream()
                .filter(choice -> String.valueOf(choice).equals(typed))
                .findFirst()
                .orElse(usual);
    }
}
