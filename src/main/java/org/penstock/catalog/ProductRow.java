package org.penstock.catalog;

import java.math.BigDecimal;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A product as a line of the list.
 *
 * @param prices by price list; a list that has no price for it is left out
 */
public record ProductRow(
        UUID id,
        int version,
        String name,
        @Nullable String code,
        @Nullable String category,
        @Nullable String unit,
        boolean active,
        boolean binned,
        Map<UUID, BigDecimal> prices) {

    public ProductRow {
        prices = Map.copyOf(prices);
    }
}
