package org.penstock.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealIntake;
import org.penstock.deals.DealList;
import org.penstock.deals.DealLists;
import org.penstock.deals.DealOutcomes;
import org.penstock.deals.DealSort;
import org.penstock.deals.DealStages;
import org.penstock.deals.Deals;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Reasons;
import org.penstock.insights.FigureReport.Group;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.kernel.Ids;
import org.penstock.teams.ExchangeRates;
import org.penstock.testing.Cast;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.SettableClock;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** What tests of the nine deals of {@link HandCount} have in common: the deals, fresh before each test, and how to ask. */
abstract class ByHand {
    @Autowired
    Figures figures;

    @Autowired
    FigureReading reading;

    @Autowired
    DealLists lists;

    @Autowired
    Deals deals;

    @Autowired
    Pipelines pipelines;

    @Autowired
    Reasons reasons;

    @Autowired
    ExchangeRates rates;

    @Autowired
    DealIntake intake;

    @Autowired
    DealStages stages;

    @Autowired
    DealOutcomes outcomes;

    @Autowired
    SettableClock clock;

    @Autowired
    Ids ids;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    List<Check> checks;

    HandCount hand;
    Actor max;

    @BeforeEach
    void sell() {
        CleanDatabase.clean(jdbc);
        hand = new HandCount(cast, pipelines, reasons, rates, intake, stages, outcomes, clock, ids);
        max = cast.actor(cast.max());
    }

    FigureReport report(String query) {
        return figures.load(max, view(query));
    }

    FigureView view(String query) {
        return FigureView.parse(FigureView.parameters("pipeline=" + hand.pipeline + "&period=all&" + query));
    }

    DealList list(Actor actor, String link) {
        Map<String, List<String>> parameters = FigureView.parameters(link.substring(link.indexOf('?') + 1));
        return lists.load(actor, DealFilter.parse(parameters), DealSort.parse("title"), 1, 100);
    }

    static Group group(FigureReport report, String name) {
        return report.groups().stream()
                .filter(group -> name.equals(group.name()))
                .findFirst()
                .orElseThrow();
    }

    UUID deal(String name) {
        return Objects.requireNonNull(hand.deals.get(name));
    }

    List<String> disagreements() {
        List<String> all = new ArrayList<>();
        checks.forEach(check -> all.addAll(check.disagreements()));
        return List.copyOf(new TreeSet<>(all));
    }
}
