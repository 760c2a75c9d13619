package org.penstock.insights;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Outcome;
import org.penstock.deals.Stage;
import org.penstock.insights.FigureReading.Frame;
import org.penstock.insights.FigureReport.StageFigures;
import org.penstock.kernel.Money;

/** Adds up conversion, time and value by stage. */
final class StageTally {
    private final Frame frame;
    private final StageRules rules;
    private final long[] counted;
    private final long[] next;
    private final long[] through;
    private final long[] fell;
    private final Map<UUID, Days.Tally> latest = new HashMap<>();
    private final Map<UUID, Days.Tally> total = new HashMap<>();
    private final Map<UUID, Open> open = new HashMap<>();
    private long first;

    StageTally(Frame frame, StageRules rules) {
        this.frame = frame;
        this.rules = rules;
        counted = new long[rules.size()];
        next = new long[rules.size()];
        through = new long[rules.size()];
        fell = new long[rules.size()];
    }

    private record Open(long deals, BigDecimal value, BigDecimal weighted) {}

    /** Deals that have been in these stages; where an entry decides, only that one lies within the period. */
    void count(Set<UUID> been, Outcome outcome, @Nullable UUID entered, long deals) {
        boolean begins = rules.size() > 0 && counts(0, been, outcome, entered);
        first += begins ? deals : 0;
        for (int at = 0; at < rules.size(); at++) {
            boolean here = rules.counts(at, been, outcome);
            through[at] += begins && here ? deals : 0;
            if (counts(at, been, outcome, entered)) {
                boolean further = at + 1 < rules.size() && rules.counts(at + 1, been, outcome);
                counted[at] += deals;
                next[at] += further ? deals : 0;
                fell[at] += !further && outcome.needsReason() ? deals : 0;
            }
        }
    }

    private boolean counts(int at, Set<UUID> been, Outcome outcome, @Nullable UUID entered) {
        return entered == null ? rules.counts(at, been, outcome) : rules.countsByEntry(at, been, outcome, entered);
    }

    Days.Tally latest(UUID stage) {
        return latest.computeIfAbsent(stage, fresh -> new Days.Tally(0.1));
    }

    Days.Tally total(UUID stage) {
        return total.computeIfAbsent(stage, fresh -> new Days.Tally(0.1));
    }

    void open(UUID stage, long deals, BigDecimal value, BigDecimal weighted) {
        open.merge(
                stage,
                new Open(deals, value, weighted),
                (a, b) -> new Open(
                        a.deals() + b.deals(),
                        a.value().add(b.value()),
                        a.weighted().add(b.weighted())));
    }

    /** The current stages in order, then retired ones in which a deal is open. */
    List<StageFigures> figures() {
        List<StageFigures> figures = new ArrayList<>();
        for (Stage stage : frame.stages()) {
            figures.add(figures(stage, rules.at(stage.id())));
        }
        if (frame.pipeline() != null) {
            frame.pipeline().stages().stream()
                    .filter(stage -> stage.retired() && open.containsKey(stage.id()))
                    .forEach(stage -> figures.add(figures(stage, -1)));
        }
        return figures;
    }

    private StageFigures figures(Stage stage, int at) {
        Open here = open.getOrDefault(stage.id(), new Open(0, BigDecimal.ZERO, BigDecimal.ZERO));
        boolean last = at < 0 || at + 1 == rules.size();
        return new StageFigures(
                stage,
                at < 0 ? 0 : counted[at],
                last ? Rate.NONE : new Rate(next[at], counted[at]),
                at < 0 ? Rate.NONE : new Rate(through[at], first),
                last ? Rate.NONE : new Rate(fell[at], counted[at]),
                days(latest, stage),
                days(total, stage),
                here.deals(),
                Money.of(here.value(), frame.currency()),
                Money.of(here.weighted(), frame.currency()));
    }

    private static Days days(Map<UUID, Days.Tally> tallies, Stage stage) {
        Days.Tally tally = tallies.get(stage.id());
        return tally == null ? Days.NONE : tally.days();
    }
}
