package org.penstock.deals;

import java.util.Map;
import java.util.Optional;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;

/**
 * Sets of deals that a higher module can name in a link, such as those behind a figure. The list shows exactly them, less
 * what the actor may not see.
 */
public interface DealSets {

    /** The set of that name; empty when it is not one of this module's. */
    Optional<Found> find(Actor actor, String name);

    /**
     * A set as a condition.
     *
     * @param sql on {@code deal d}, with named values
     * @param words what the filter's chip says: a message key with its arguments
     */
    record Found(String sql, Map<String, Object> values, Refusal words) {
        public Found {
            values = Map.copyOf(values);
        }
    }
}
