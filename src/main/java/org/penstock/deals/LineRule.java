package org.penstock.deals;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;

/**
 * Supplied by modules that have a say in what a deal is sold for. Asked on every path that writes line items or a value:
 * page, API, import, bulk change, undo. Only the current offer of a deal comes in without, by {@link LineItems#offer}.
 */
public interface LineRule {

    /**
     * What is to be sold.
     *
     * @param deal null for a deal that is only now made
     */
    record Sale(@Nullable UUID deal, UUID pipeline, String currency, List<LineDraft> lines) {
        public Sale {
            lines = List.copyOf(lines);
        }
    }

    /** What stands against these line items, asked in sets; what nothing stands against is left out. */
    Map<Sale, List<Refusal>> ofLines(Actor actor, Collection<Sale> sales);

    /** What stands against another value of the deal than it has. */
    default List<Refusal> ofValue(Actor actor, UUID deal) {
        return List.of();
    }

    /** The tool that keeps the line items of a deal with these facts; the page then leads there instead of to a form. */
    default Optional<String> keeper(Map<String, Object> stageFacts) {
        return Optional.empty();
    }
}
