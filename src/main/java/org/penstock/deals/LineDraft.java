package org.penstock.deals;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A line item as it is entered: what, how many, at what price, with what discount in percent. The price is in the deal's
 * currency.
 *
 * @param times how many times it is paid, for what recurs; null in what was kept before there was such a thing: once
 */
public record LineDraft(
        @Nullable UUID product,
        String name,
        BigDecimal quantity,
        BigDecimal unitPrice,
        BigDecimal discountPercent,
        @Nullable Integer times) {

    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    public LineDraft(
            @Nullable UUID product,
            String name,
            BigDecimal quantity,
            BigDecimal unitPrice,
            BigDecimal discountPercent) {
        this(product, name, quantity, unitPrice, discountPercent, 1);
    }

    public static LineDraft one(@Nullable UUID product, String name, BigDecimal unitPrice) {
        return new LineDraft(product, name, BigDecimal.ONE, unitPrice, BigDecimal.ZERO);
    }

    LineDraft withoutProduct() {
        return new LineDraft(null, name, quantity, unitPrice, discountPercent, times);
    }

    int periods() {
        return times == null ? 1 : times;
    }

    /**
     * Quantity times price less the discount, rounded half up to the currency's minor unit; that as often as it is paid.
     */
    public BigDecimal net(String currency) {
        return net(currency, periods());
    }

    /** The same for some of the periods. */
    public BigDecimal net(String currency, int paid) {
        int digits = Math.max(0, Currency.getInstance(currency).getDefaultFractionDigits());
        return quantity.multiply(unitPrice)
                .multiply(HUNDRED.subtract(discountPercent))
                .divide(HUNDRED, digits, RoundingMode.HALF_UP)
                .multiply(BigDecimal.valueOf(paid));
    }
}
