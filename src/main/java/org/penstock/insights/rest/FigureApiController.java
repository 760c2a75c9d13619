package org.penstock.insights.rest;

import java.util.List;
import org.penstock.insights.FigureView;
import org.penstock.insights.Figures;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.penstock.web.Ui;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Figures over the API: those of the page, by the same parameters. What a page would leave out is a problem here. */
@ApiController
class FigureApiController {
    private final Figures figures;

    FigureApiController(Figures figures) {
        this.figures = figures;
    }

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Read figures",
            detail = "Conversion, win rate, cycle, velocity, time in stage and open value of the deals that the token's"
                    + " person sees, each with how many deals it stands on, its interval and the link to them.",
            query = FigureQuery.class)
    @GetMapping("/api/v1/figures")
    FiguresJson show(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> query) {
        FigureView view = FigureView.parse(query);
        List<Refusal> wrong = view.wrong().stream()
                .distinct()
                .map(name -> Refusal.at(name, "rest.parameter.unreadable"))
                .toList();
        if (!wrong.isEmpty()) {
            throw ApiRefusal.bad(wrong.toArray(Refusal[]::new));
        }
        return FiguresJson.of(figures.load(actor, view), ui.texts());
    }
}
