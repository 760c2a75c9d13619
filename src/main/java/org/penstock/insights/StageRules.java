package org.penstock.insights;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.penstock.deals.Outcome;
import org.penstock.deals.Stage;
import org.penstock.insights.FigureView.Skipped;

/**
 * In which stages a deal counts. Said twice, for counting groups in memory and for finding deals in the database; a test
 * compares them.
 */
final class StageRules {
    private final List<UUID> order;
    private final Skipped skipped;

    StageRules(List<Stage> stages, Skipped skipped) {
        this.order = stages.stream().map(Stage::id).toList();
        this.skipped = skipped;
    }

    int size() {
        return order.size();
    }

    UUID stage(int at) {
        return order.get(at);
    }

    int at(UUID stage) {
        return order.indexOf(stage);
    }

    /** Whether a deal that has been in these stages counts in the stage of that place. */
    boolean counts(int at, Set<UUID> been, Outcome outcome) {
        return switch (skipped) {
            case ANY -> been.contains(order.get(at));
            case STRICT -> been.containsAll(order.subList(0, at + 1));
            case IMPUTED -> been.contains(order.get(at)) || (imputes(outcome) && nearestLater(at, been) >= 0);
        };
    }

    /** The same where only one entry, into {@code entered}, lies within the period. */
    boolean countsByEntry(int at, Set<UUID> been, Outcome outcome, UUID entered) {
        if (order.get(at).equals(entered)) {
            return counts(at, been, outcome);
        }
        if (skipped != Skipped.IMPUTED || !imputes(outcome) || been.contains(order.get(at))) {
            return false;
        }
        // A skipped stage is taken for entered together with the next one in which the deal has been.
        int later = nearestLater(at, been);
        return later >= 0 && order.get(later).equals(entered);
    }

    private int nearestLater(int at, Set<UUID> been) {
        for (int later = at + 1; later < order.size(); later++) {
            if (been.contains(order.get(later))) {
                return later;
            }
        }
        return -1;
    }

    private static boolean imputes(Outcome outcome) {
        return outcome == Outcome.OPEN || outcome == Outcome.WON;
    }

    /** {@link #counts} as a condition on {@code c}; ids are literals, they come from the pipeline. */
    String sql(int at) {
        return switch (skipped) {
            case ANY -> "c.stages @> " + array(order.subList(at, at + 1));
            case STRICT -> "c.stages @> " + array(order.subList(0, at + 1));
            case IMPUTED ->
                "(c.stages @> " + array(order.subList(at, at + 1))
                        + " or (c.outcome in ('open', 'won') and c.stages && "
                        + array(order.subList(at + 1, order.size())) + "))";
        };
    }

    /** {@link #countsByEntry} as a condition. */
    String sqlByEntry(int at) {
        List<String> ways = new ArrayList<>();
        ways.add("(c.entered_stage = '" + order.get(at) + "' and " + sql(at) + ")");
        if (skipped == Skipped.IMPUTED) {
            for (int later = at + 1; later < order.size(); later++) {
                ways.add("(c.outcome in ('open', 'won') and c.entered_stage = '" + order.get(later)
                        + "' and not c.stages && " + array(order.subList(at, later)) + ")");
            }
        }
        return "(" + String.join(" or ", ways) + ")";
    }

    private static String array(List<UUID> stages) {
        return stages.isEmpty()
                ? "'{}'::uuid[]"
                : "array['"
                        + String.join("','", stages.stream().map(UUID::toString).toList()) + "']::uuid[]";
    }
}
