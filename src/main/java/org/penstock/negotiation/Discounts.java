package org.penstock.negotiation;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.deals.LineDraft;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/**
 * The discount that counts: what a line grants off the list price of its product, be it named as a discount or hidden in a
 * lower unit price; for free text and products without a list price, the discount that is named. In percent, four decimals.
 */
@Component
class Discounts {
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final int DECIMALS = 4;

    private final PriceLists prices;

    Discounts(PriceLists prices) {
        this.prices = prices;
    }

    /** List prices in one currency by product. */
    Map<UUID, BigDecimal> listed(Actor actor, Collection<LineDraft> lines, String currency) {
        List<UUID> products = lines.stream()
                .map(LineDraft::product)
                .filter(Objects::nonNull)
                .distinct()
                .toList();
        UUID list = products.isEmpty()
                ? null
                : prices.standard(actor, currency).map(PriceList::id).orElse(null);
        Map<UUID, BigDecimal> listed = new HashMap<>();
        if (list != null) {
            prices.prices(actor, products).stream()
                    .filter(price -> price.priceListId().equals(list) && price.amount() != null)
                    .forEach(price -> listed.put(price.productId(), Objects.requireNonNull(price.amount())));
        }
        return listed;
    }

    static BigDecimal of(LineDraft line, Map<UUID, BigDecimal> listed) {
        BigDecimal list = line.product() == null ? null : listed.get(line.product());
        return line.discountPercent().max(off(line, list));
    }

    static BigDecimal highest(Collection<LineDraft> lines, Map<UUID, BigDecimal> listed) {
        return lines.stream().map(line -> of(line, listed)).reduce(BigDecimal.ZERO, BigDecimal::max);
    }

    /** What is sold, in words that are the same only for the same sale; order and zeros at the end don't count. */
    static String print(String currency, Collection<LineDraft> lines) {
        return currency
                + lines.stream()
                        .map(line -> String.join(
                                "\t",
                                String.valueOf(line.product()),
                                line.name(),
                                plain(line.quantity()),
                                plain(line.unitPrice()),
                                plain(line.discountPercent()),
                                String.valueOf(line.times())))
                        .sorted()
                        .collect(Collectors.joining("\n", "\n", ""));
    }

    private static BigDecimal off(LineDraft line, @Nullable BigDecimal list) {
        if (list == null || list.signum() == 0) {
            return BigDecimal.ZERO;
        }
        BigDecimal each = line.unitPrice().multiply(HUNDRED.subtract(line.discountPercent()));
        return HUNDRED.subtract(each.divide(list, DECIMALS, RoundingMode.HALF_UP))
                .max(BigDecimal.ZERO);
    }

    private static String plain(BigDecimal figure) {
        return figure.stripTrailingZeros().toPlainString();
    }
}
