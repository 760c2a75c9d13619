package org.penstock.deals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line item as it is entered: what, how many, at what price, with what discount in percent. The price is in the deal's
 * currency.
 */
public record LineDraft(
        @Nullable UUID product, String name, BigDecimal quantity, BigDecimal unitPrice, BigDecimal discountPercent) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public static LineDraft one(UUID product, String name, BigDecimal unitPrice) {
        return new LineDraft(product, name, BigDecimal.ONE, unitPrice, BigDecimal.ZERO);
    }

    LineDraft withoutProduct() {
        return new LineDraft(null, name, quantity, unitPrice, discountPercent);
    }

    /** Quantity times price less the discount, rounded half up to the currency's minor unit. */
    public BigDecimal net(String currency) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return quantity.multiply(unitPrice)
                .multiply(HUNDRED.subtract(discountPercent))
                .divide(HUNDRED, digits, RoundingMode.HALF_UP);
    }
}
