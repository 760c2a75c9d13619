package org.penstock.deals;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line of a deal as it is shown; amounts are in the deal's currency, {@code net} is rounded to its minor unit.
 *
 * @param periods how many times it is paid; {@code net} is all of them
 */
public record LineItem(
        UUID id,
        @Nullable UUID product,
        String name,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discountPercent,
        int periods,
        BigDecimal net) {}
