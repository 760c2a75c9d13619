package org.penstock.deals;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;

/**
 * How many deals and how much.
 *
 * @param deals their count
 * @param values the sum of values by currency; deals without a value count nothing
 * @param weighted the sum of value times probability of the open ones by currency
 * @param total all values in the company's currency at today's rate; null when a rate is missing
 * @param weightedTotal the same of the weighted values
 * @param missingRates the currencies without a rate, so that a total which isn't there is explained
 */
public record DealSums(
        long deals,
        List<Money> values,
        List<Money> weighted,
        @Nullable Money total,
        @Nullable Money weightedTotal,
        List<String> missingRates) {

    public DealSums {
        values = List.copyOf(values);
        weighted = List.copyOf(weighted);
        missingRates = List.copyOf(missingRates);
    }

    public boolean severalCurrencies() {
        return values.size() > 1;
    }
}
