package org.penstock.catalog.web;

import java.math.BigDecimal;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceEdit;
import org.penstock.catalog.PriceLists;
import org.penstock.fields.Numerals;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;

/**
 * The input of one price: what was typed, and in a hidden field what the form showed, so that a change by somebody else
 * isn't overwritten unseen.
 */
public record PriceField(String name, String typed, String was) {

    static PriceField of(String name, @Nullable BigDecimal price) {
        return new PriceField(name, plain(price), plain(price));
    }

    /** The same after a refusal: what was typed stays, what nobody touched and what it is compared with are new. */
    PriceField again(@Nullable BigDecimal present) {
        return new PriceField(name, touched() ? typed : plain(present), plain(present));
    }

    boolean touched() {
        return !typed.strip().equals(was);
    }

    /** The edit that the input asks for; empty when nobody touched it. */
    Result<Optional<PriceEdit>> edit(UUID product, UUID list, Locale locale) {
        if (!touched()) {
            return Result.done(Optional.empty());
        }
        if (typed.isBlank()) {
            return Result.done(Optional.of(new PriceEdit(name, product, list, shown(), null)));
        }
        return Numerals.parse(typed, locale)
                .<Result<Optional<PriceEdit>>>map(
                        amount -> Result.done(Optional.of(new PriceEdit(name, product, list, shown(), amount))))
                .orElseGet(() -> Result.refused(Refusal.at(name, "catalog.refused.price", PriceLists.PRICE_MAX)));
    }

    static String plain(@Nullable BigDecimal price) {
        return price == null ? "" : price.stripTrailingZeros().toPlainString();
    }

    private @Nullable BigDecimal shown() {
        return Numerals.parse(was, Locale.ROOT).orElse(null);
    }
}
