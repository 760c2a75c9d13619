package org.penstock.insights.web;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.penstock.insights.Cell;
import org.penstock.insights.Cell.Kind;
import org.penstock.insights.FigureReport;
import org.penstock.insights.FigureReport.Group;
import org.penstock.insights.FigureReport.StageFigures;
import org.penstock.kernel.Money;

/** One figure of each stage for every group of a breakdown: conversion, time, value. */
public record StageMeasure(String title, Function<Group, List<Place>> reading) {

    /**
     * A cell of its table.
     *
     * @param href to the deals behind it; null where there is none
     * @param interval where the figure is a rate that stands on few deals
     */
    public record Place(String stage, String text, @Nullable String href, String interval) {}

    public List<Place> cells(Group group) {
        return reading.apply(group);
    }

    static List<StageMeasure> of(FigureTexts texts, FigureReport report) {
        List<StageMeasure> measures = new ArrayList<>();
        measures.add(next(texts, report));
        measures.add(time(texts, report));
        // What is open now is open in no past month.
        if (!report.view().by().time()) {
            measures.add(open(texts, report, "insights.value", StageFigures::value));
            measures.add(open(texts, report, "insights.weighted", StageFigures::weighted));
        }
        return measures;
    }

    private static StageMeasure next(FigureTexts texts, FigureReport report) {
        return measure(
                texts,
                report,
                "insights.next",
                Kind.NEXT,
                stage -> stage.next().isKnown() ? texts.percent(stage.next()) : "");
    }

    private static StageMeasure time(FigureTexts texts, FigureReport report) {
        return measure(
                texts,
                report,
                "insights.time.median",
                Kind.STAY,
                stage -> stage.total().isKnown() ? texts.days(stage.total(), true) : "");
    }

    private static StageMeasure open(
            FigureTexts texts, FigureReport report, String title, Function<StageFigures, Money> value) {
        return measure(
                texts, report, title, Kind.OPEN, stage -> stage.open() == 0 ? "" : texts.money(value.apply(stage)));
    }

    private static StageMeasure measure(
            FigureTexts texts, FigureReport report, String title, Kind kind, Function<StageFigures, String> text) {
        return new StageMeasure(
                texts.ui().t(title),
                group -> report.total().stages().stream()
                        .map(stage -> place(texts, report, group, stage, kind, text))
                        .toList());
    }

    private static Place place(
            FigureTexts texts,
            FigureReport report,
            Group group,
            StageFigures column,
            Kind kind,
            Function<StageFigures, String> text) {
        StageFigures own = group.stages().stream()
                .filter(stage -> stage.stage().id().equals(column.stage().id()))
                .findFirst()
                .orElse(null);
        String said = own == null ? "" : text.apply(own);
        String href = said.isEmpty()
                ? null
                : report.view().deals(Cell.at(kind, column.stage().id(), group.key()));
        String interval = own == null || kind != Kind.NEXT ? "" : texts.interval(own.next());
        return new Place(column.stage().name(), said, href, interval);
    }
}
