package org.penstock.deals;

import java.time.Clock;
import java.util.Collection;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The manual order of the cards in a column: a number between its neighbours, spread anew when there is no room. */
@Component
class DealRanks {
    private static final String RANK = """
            select rank from deal where id = :deal and stage_id = :stage and deleted_at is null""";
    private static final String ABOVE = """
            select max(rank) from deal
             where stage_id = :stage and deleted_at is null and outcome in ('open', 'won')
               and (rank, id) < (:rank, :deal) and not id = any(:moved::uuid[])""";
    private static final String BELOW = """
            select min(rank) from deal
             where stage_id = :stage and deleted_at is null and outcome in ('open', 'won')
               and (rank, id) > (:rank, :deal) and not id = any(:moved::uuid[])""";
    private static final String SPREAD = """
            update deal set rank = placed.place
              from (select id, row_number() over (order by rank, id) * 1024.0 as place
                      from deal where stage_id = :stage and deleted_at is null and outcome in ('open', 'won')) placed
             where deal.id = placed.id""";

    /** Below this, numbers between two neighbours would soon be equal. */
    private static final double GAP_MIN = 1e-4;

    private final JdbcClient jdbc;
    private final Clock clock;

    DealRanks(JdbcClient jdbc, Clock clock) {
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** Room for the moved cards; without a place, or where the place is gone meanwhile, the column's top. */
    Gap gap(UUID stage, DealStages.@Nullable Place place, Collection<UUID> moved) {
        if (place == null) {
            return top(stage, moved.size());
        }
        return between(stage, place, moved).orElseGet(() -> top(stage, moved.size()));
    }

    private Gap top(UUID stage, int count) {
        double first = Math.min(Deal.topRank(clock.instant()), lowest(stage)) - count;
        return new Gap(first, 1.0);
    }

    private double lowest(UUID stage) {
        return jdbc.sql("""
                        select rank from deal where stage_id = :stage and deleted_at is null
                           and outcome in ('open', 'won') order by rank, id limit 1""")
                .param("stage", stage)
                .query(Double.class)
                .optional()
                .orElse(0.0);
    }

    private Optional<Gap> between(UUID stage, DealStages.Place place, Collection<UUID> moved) {
        Optional<Gap> gap = measure(stage, place, moved);
        if (gap.isPresent() && gap.get().step < GAP_MIN) {
            jdbc.sql(SPREAD).param("stage", stage).update();
            return measure(stage, place, moved);
        }
        return gap;
    }

    private Optional<Gap> measure(UUID stage, DealStages.Place place, Collection<UUID> moved) {
        return jdbc.sql(RANK)
                .param("deal", place.deal())
                .param("stage", stage)
                .query(Double.class)
                .optional()
                .map(rank -> gapAt(stage, place, moved, rank));
    }

    private Gap gapAt(UUID stage, DealStages.Place place, Collection<UUID> moved, double rank) {
        Double neighbour = jdbc.sql(place.above() ? ABOVE : BELOW)
                .param("stage", stage)
                .param("rank", rank)
                .param("deal", place.deal())
                .param("moved", moved.toArray(UUID[]::new))
                .query(Double.class)
                .optional()
                .orElse(null);
        int count = moved.size();
        if (neighbour == null) {
            return place.above() ? new Gap(rank - count, 1.0) : new Gap(rank + 1.0, 1.0);
        }
        double low = Math.min(rank, neighbour);
        double step = Math.abs(rank - neighbour) / (count + 1);
        return new Gap(low + step, step);
    }

    /** Hands out ranks from the first on. */
    static final class Gap {
        private double next;
        private final double step;

        Gap(double first, double step) {
            this.next = first;
            this.step = step;
        }

        double next() {
            double rank = next;
            next += step;
            return rank;
        }
    }
}
