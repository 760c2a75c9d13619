package org.penstock.catalog;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a product costs on a list, in the list's currency; a null amount means that the list has no price for it. */
public record Price(
        UUID productId, UUID priceListId, @Nullable BigDecimal amount) {}
