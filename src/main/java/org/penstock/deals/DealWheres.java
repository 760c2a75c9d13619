package org.penstock.deals;

import java.time.Clock;
import java.util.Optional;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** Makes the condition of a filter, with the named set that it may ask for. */
@Component
public class DealWheres {
    private final ObjectProvider<DealSets> sets;
    private final Clock clock;

    DealWheres(ObjectProvider<DealSets> sets, Clock clock) {
        this.sets = sets;
        this.clock = clock;
    }

    DealWhere of(Actor actor, DealFilter filter) {
        DealWhere where = DealWhere.of(actor, filter, clock);
        if (filter.figure() != null) {
            set(actor, filter.figure()).ifPresentOrElse(where::add, () -> where.add("false"));
        }
        return where;
    }

    /** What a filter's named set is called; empty when nobody knows it. */
    public Optional<Refusal> words(Actor actor, String figure) {
        return set(actor, figure).map(DealSets.Found::words);
    }

    private Optional<DealSets.Found> set(Actor actor, String figure) {
        return sets.stream()
                .flatMap(known -> known.find(actor, figure).stream())
                .findFirst();
    }
}
