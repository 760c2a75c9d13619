package org.penstock.deals.web;

import gg.jte.generated.precompiled.Templates;
import gg.jte.models.runtime.JteModel;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.deals.StageTool;
import org.penstock.deals.StageTools;
import org.penstock.kernel.Actor;
import org.penstock.web.PageController;
import org.penstock.web.Ui;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The frame around the tool of a stage on a deal's page: which tools there are, and the one that is shown. */
@PageController
public class DealToolController {
    private final DealPages pages;
    private final StageTools tools;
    private final Templates templates;

    DealToolController(DealPages pages, StageTools tools, Templates templates) {
        this.pages = pages;
        this.tools = tools;
        this.templates = templates;
    }

    /** @param shown null where no module supplies a tool */
    public record Tabs(
            UUID deal, List<StageTool> offered, @Nullable StageTool shown) {
        public Tabs {
            offered = List.copyOf(offered);
        }
    }

    @GetMapping("/deals/{id:[0-9a-f-]{36}}/tools/{tool}")
    JteModel show(Actor actor, Ui ui, @PathVariable UUID id, @PathVariable String tool) {
        return templates.dealsTool(ui, tabs(tools, actor, pages.require(actor, id), tool));
    }

    static Tabs tabs(StageTools tools, Actor actor, DealRow deal, @Nullable String wanted) {
        List<StageTool> offered = tools.of(actor, deal);
        return new Tabs(
                deal.id(),
                offered,
                tools.shown(offered, wanted, deal.stageKind()).orElse(null));
    }
}
