package org.penstock.insights.rest;

import static org.penstock.insights.rest.FigureJson.average;
import static org.penstock.insights.rest.FigureJson.count;
import static org.penstock.insights.rest.FigureJson.median;
import static org.penstock.insights.rest.FigureJson.money;
import static org.penstock.insights.rest.FigureJson.share;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.insights.Cell;
import org.penstock.insights.Cell.Kind;
import org.penstock.insights.FigureReport.Group;
import org.penstock.insights.FigureReport.StageFigures;
import org.penstock.insights.FigureView;
import org.penstock.insights.Outcomes;
import org.penstock.rest.Doc;

/** The figures of one group of a breakdown, or of all deals in view. */
@Doc("The figures of one group of a breakdown, or of all deals in view.")
record FigureGroupJson(
        @Doc(
                value = "The group's key: an id, a source or the first day; empty for none, null for all.",
                example = "2026-01-01")
        @Nullable String key,

        @Doc(value = "The name of the record that the key names.", example = "Anna Rep") @Nullable String name,

        @Doc("What became of the deals.") List<FigureJson> figures,

        @Doc("The figures of each stage; empty over all pipelines.")
        List<Step> stages) {

    static FigureGroupJson of(FigureView view, Group group) {
        return new FigureGroupJson(
                group.key(),
                group.name(),
                outcomes(view, group.outcomes(), group.key()),
                group.stages().stream()
                        .map(stage -> Step.of(view, stage, group.key()))
                        .toList());
    }

    static List<FigureJson> outcomes(FigureView view, Outcomes now, @Nullable String group) {
        Cell won = Cell.of(Kind.WON, group);
        String decided = view.deals(Cell.of(Kind.DECIDED, group));
        String theWon = view.deals(won);
        return List.of(
                count("deals", now.all(), view, Cell.of(Kind.ALL, group)),
                count("won", now.won(), view, won),
                count("lost", now.lost(), view, Cell.of(Kind.LOST, group)),
                share("win-rate", now.winRate(), decided),
                share("win-rate-value", now.winRateByValue(), now.won() + now.lost(), decided),
                money("won-value", now.wonValue(), now.won(), theWon),
                money("average-won", now.averageWon(), now.wonValued(), theWon),
                median("cycle-median", now.cycle(), theWon),
                average("cycle-average", now.cycle(), theWon),
                money("velocity", now.velocity(), now.worked(), view.deals(Cell.of(Kind.WORKED, group))));
    }

    /** The figures of one stage. */
    @Doc("The figures of one stage.")
    record Step(
            @Doc("The id of the stage.") UUID id,
            @Doc(value = "Its name.", example = "Proposal") String name,
            @Doc("Its figures.") List<FigureJson> figures) {

        static Step of(FigureView view, StageFigures stage, @Nullable String group) {
            UUID id = stage.stage().id();
            Cell open = Cell.at(Kind.OPEN, id, group);
            String stayed = view.deals(Cell.at(Kind.STAY, id, group));
            String theOpen = view.deals(open);
            return new Step(
                    id,
                    stage.stage().name(),
                    List.of(
                            count("counted", stage.counted(), view, Cell.at(Kind.STAGE, id, group)),
                            share("next", stage.next(), view.deals(Cell.at(Kind.NEXT, id, group))),
                            share("through", stage.through(), view.deals(Cell.at(Kind.THROUGH, id, group))),
                            share("fell", stage.fell(), view.deals(Cell.at(Kind.FELL, id, group))),
                            median("all-stays-median", stage.total(), stayed),
                            average("all-stays-average", stage.total(), stayed),
                            median("last-stay-median", stage.latest(), stayed),
                            average("last-stay-average", stage.latest(), stayed),
                            count("open", stage.open(), view, open),
                            money("open-value", stage.value(), stage.open(), theOpen),
                            money("weighted-value", stage.weighted(), stage.open(), theOpen)));
        }
    }
}
