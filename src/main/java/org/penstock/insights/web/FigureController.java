package org.penstock.insights.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import org.penstock.insights.FigureReport;
import org.penstock.insights.FigureView;
import org.penstock.insights.Figures;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** The page of figures. Everything that it shows is in its URL. */
@PageController
class FigureController {
    private final Figures figures;
    private final Templates templates;

    FigureController(Figures figures, Templates templates) {
        this.figures = figures;
        this.templates = templates;
    }

    @GetMapping("/figures")
    JteModel show(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> parameters) {
        FigureReport report = figures.load(actor, FigureView.parse(parameters));
        return templates.insightsFigures(ui, report, new FigureTexts(ui));
    }
}
