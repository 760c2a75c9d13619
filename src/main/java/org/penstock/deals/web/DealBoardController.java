package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.UUID;
import org.penstock.deals.DealBoard;
import org.penstock.deals.DealBoards;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealPlace;
import org.penstock.deals.DealWindows;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** The board: {@code /deals}, and its columns as regions. */
@PageController
class DealBoardController {
    private final DealBoards boards;
    private final DealWindows windows;
    private final DealFilters filters;
    private final Templates templates;

    DealBoardController(DealBoards boards, DealWindows windows, DealFilters filters, Templates templates) {
        this.boards = boards;
        this.windows = windows;
        this.filters = filters;
        this.templates = templates;
    }

    @GetMapping("/deals")
    JteModel show(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> parameters) {
        DealFilter filter = DealFilters.read(actor, parameters);
        DealBoard board = boards.load(actor, filter);
        return templates.dealsBoard(ui, board, filters.chips(ui, filter));
    }

    /** A column anew: its head with the sums, and the cards that are shown of it. */
    @GetMapping("/deals/columns/{stage}")
    JteModel column(
            Actor actor, Ui ui, @PathVariable UUID stage, @RequestParam MultiValueMap<String, String> parameters) {
        DealFilter filter = DealFilters.read(actor, parameters);
        DealBoard.Column column = boards.column(actor, filter, stage, DealPlace.parse(parameters));
        DealFilter here = filter.in(column.stage().pipelineId());
        return templates.dealsColumn(ui, column, here, column.sums().deals());
    }

    /** A window of a column's cards, wherever one has scrolled to. */
    @GetMapping("/deals/columns/{stage}/cards")
    JteModel cards(
            Actor actor, Ui ui, @PathVariable UUID stage, @RequestParam MultiValueMap<String, String> parameters) {
        DealFilter filter = DealFilters.read(actor, parameters);
        DealWindows.Window window = windows.load(actor, filter, stage, DealPlace.parse(parameters));
        return templates.dealsCards(ui, window);
    }
}
