package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealList;
import org.penstock.deals.DealLists;
import org.penstock.deals.DealSort;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.util.LinkedMultiValueMap;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Deals as a table. Filter, order, page and columns are in the URL; chosen columns are remembered too. */
@PageController
public class DealListController {
    private final DealLists lists;
    private final DealFilters filters;
    private final DealColumns columns;
    private final Pipelines pipelines;
    private final Templates templates;

    DealListController(
            DealLists lists, DealFilters filters, DealColumns columns, Pipelines pipelines, Templates templates) {
        this.lists = lists;
        this.filters = filters;
        this.columns = columns;
        this.pipelines = pipelines;
        this.templates = templates;
    }

    /** What the table is drawn with besides the deals. */
    public record Table(
            List<DealColumns.Column> shown,
            List<DealColumns.Column> all,
            @Nullable Pipeline pipeline,
            List<Pipeline> pipelines,
            List<DealFilters.Chip> chips) {}

    @GetMapping("/deals/list")
    JteModel show(Actor actor, Ui ui, @RequestParam MultiValueMap<String, String> parameters) {
        MultiValueMap<String, String> asked = new LinkedMultiValueMap<>(parameters);
        asked.remove("page");
        asked.remove("sort");
        DealFilter filter = DealFilters.read(actor, asked);
        DealList list = lists.load(
                actor, filter, DealSort.parse(parameters.getFirst("sort")), page(parameters), Page.DEFAULT_SIZE);
        List<Pipeline> current = pipelines.current();
        Pipeline pipeline = filter.pipeline() == null ? null : pipelines.of(filter.pipeline());
        Table table =
                new Table(columns.shown(actor, ui), columns.all(ui), pipeline, current, filters.chips(ui, filter));
        return templates.dealsList(ui, list, table);
    }

    private static int page(MultiValueMap<String, String> parameters) {
        String page = parameters.getFirst("page");
        return page != null && page.matches("\\d{1,6}") ? Integer.parseInt(page) : 1;
    }
}
