package org.penstock.rest;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;
import org.penstock.kernel.Money;

/**
 * What one of something costs: unlike {@link Money} with up to {@link #DECIMALS_MAX} decimals, because a single screw may
 * cost less than a cent. Sent and shown as money is.
 */
public record UnitPrice(BigDecimal amount, Currency currency) {
    /** What the columns of prices hold. */
    public static final int DECIMALS_MAX = 4;

    public UnitPrice {
        int least = Math.max(0, currency.getDefaultFractionDigits());
        BigDecimal plain = amount.stripTrailingZeros();
        amount = plain.setScale(Math.max(least, Math.min(plain.scale(), DECIMALS_MAX)), RoundingMode.HALF_UP);
    }

    public static UnitPrice of(BigDecimal amount, String currency) {
        return new UnitPrice(amount, Currency.getInstance(currency));
    }

    public String code() {
        return currency.getCurrencyCode();
    }
}
