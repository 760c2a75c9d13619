package org.penstock.insights.web;

import java.util.List;
import java.util.Locale;
import org.penstock.insights.FigureReport;
import org.penstock.insights.FigureReport.Month;
import org.penstock.insights.FigureReport.StageFigures;

/** Lengths for the drawings, in per cent of the drawing's width or height, as SVG takes them. */
public final class Bars {
    /** Room above the highest column for its label, in per cent. */
    private static final double HEAD = 12;

    /** Room below the columns for the months. */
    private static final double FOOT = 14;

    private Bars() {}

    /** One part of a bar: where it begins and how long it is. */
    public record Part(String from, String length) {}

    /** The stage with most deals fills the width. */
    public static Part went(FigureReport report, StageFigures stage) {
        return part(0, of(report, stage.next().hits()));
    }

    public static Part fell(FigureReport report, StageFigures stage) {
        return part(of(report, stage.next().hits()), of(report, stage.fell().hits()));
    }

    public static Part counted(FigureReport report, StageFigures stage) {
        return part(0, of(report, stage.counted()));
    }

    private static double of(FigureReport report, long deals) {
        long most = report.total().stages().stream()
                .mapToLong(StageFigures::counted)
                .max()
                .orElse(0);
        return most == 0 ? 0 : 100.0 * deals / most;
    }

    public static Part median(FigureReport report, StageFigures stage) {
        return part(0, 100 * stage.total().median() / longest(report));
    }

    public static Part average(FigureReport report, StageFigures stage) {
        return part(0, 100 * stage.total().average() / longest(report));
    }

    private static double longest(FigureReport report) {
        return Math.max(
                0.1,
                report.total().stages().stream()
                        .mapToDouble(stage ->
                                Math.max(stage.total().median(), stage.total().average()))
                        .max()
                        .orElse(0));
    }

    public static Part value(FigureReport report, StageFigures stage) {
        return part(0, 100 * stage.value().amount().doubleValue() / largest(report));
    }

    public static Part weighted(FigureReport report, StageFigures stage) {
        return part(0, 100 * stage.weighted().amount().doubleValue() / largest(report));
    }

    private static double largest(FigureReport report) {
        return Math.max(
                1,
                report.total().stages().stream()
                        .mapToDouble(stage -> stage.value().amount().doubleValue())
                        .max()
                        .orElse(0));
    }

    /**
     * A column: its place from the left, width, top and height, and its middle.
     *
     * @param named whether a wide page has room for its labels
     * @param crowded whether a phone has none for its value
     * @param spare whether a phone has none for its month
     */
    public record Column(
            Month month,
            String left,
            String width,
            String top,
            String height,
            String middle,
            boolean named,
            boolean crowded,
            boolean spare) {}

    public static List<Column> columns(List<Month> months) {
        double most = months.stream()
                .mapToDouble(month -> month.value().amount().doubleValue())
                .max()
                .orElse(0);
        double step = 100.0 / Math.max(1, months.size());
        return java.util.stream.IntStream.range(0, months.size())
                .mapToObj(at -> column(months.get(at), at, months.size(), step, most))
                .toList();
    }

    private static Column column(Month month, int at, int count, double step, double most) {
        double height =
                most == 0 ? 0 : (100 - HEAD - FOOT) * month.value().amount().doubleValue() / most;
        return new Column(
                month,
                percent(at * step + step * 0.15),
                percent(step * 0.7),
                percent(100 - FOOT - height),
                percent(height),
                percent(at * step + step / 2),
                isNth(at, count, NAMED_MAX),
                !isNth(at, count, VALUES_MAX),
                !isNth(at, count, MONTHS_MAX));
    }

    /** Whether the label stays when only so many have room: the last one does, and every nth before it. */
    private static boolean isNth(int at, int count, int room) {
        return (count - 1 - at) % ((count + room - 1) / room) == 0;
    }

    /** So many columns have room for their labels on a wide page. */
    private static final int NAMED_MAX = 16;

    /** So many have room for their values on a phone. */
    private static final int VALUES_MAX = 4;

    /** So many have room for their months on a phone. */
    private static final int MONTHS_MAX = 8;

    private static Part part(double from, double length) {
        return new Part(percent(from), percent(length));
    }

    private static String percent(double share) {
        return String.format(Locale.ROOT, "%.2f%%", share);
    }
}
