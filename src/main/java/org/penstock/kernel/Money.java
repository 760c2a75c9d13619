package org.penstock.kernel;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Currency;

/** An amount in a currency, rounded half up to the currency's minor unit (JPY 0, EUR 2, KWD 3, CLF 4 decimals). */
public record Money(BigDecimal amount, Currency currency) implements Comparable<Money> {

    public Money {
        amount = amount.setScale(Math.max(0, currency.getDefaultFractionDigits()), RoundingMode.HALF_UP);
    }

    public static Money of(BigDecimal amount, String currency) {
        return new Money(amount, Currency.getInstance(currency));
    }

    public static Money of(String amount, String currency) {
        return of(new BigDecimal(amount), currency);
    }

    public static Money zero(String currency) {
        return of(BigDecimal.ZERO, currency);
    }

    public String code() {
        return currency.getCurrencyCode();
    }

    public Money plus(Money other) {
        if (!currency.equals(other.currency)) {
            throw new IllegalArgumentException("Can't add " + other.code() + " to " + code() + " without a rate");
        }
        return new Money(amount.add(other.amount), currency);
    }

    public Money times(BigDecimal factor) {
        return new Money(amount.multiply(factor), currency);
    }

    public boolean isZero() {
        return amount.signum() == 0;
    }

    /** Orders by currency code, then by amount. */
    @Override
    public int compareTo(Money other) {
        int byCode = code().compareTo(other.code());
        return byCode != 0 ? byCode : amount.compareTo(other.amount);
    }

    /** The amount as a plain decimal and the code, {@code 12.50 EUR}; people see {@code Texts.money}. */
    @Override
    public String toString() {
        return amount.toPlainString() + " " + code();
    }
}
