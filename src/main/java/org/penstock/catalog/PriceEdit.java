package org.penstock.catalog;

import java.math.BigDecimal;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A price as somebody edits it.
 *
 * @param field the form's field that a refusal belongs to
 * @param was what the form showed; null for no price. Where another price stands by now, the change is held
 * @param amount what it is to be; null takes the price away
 */
public record PriceEdit(
        String field,
        UUID product,
        UUID list,
        @Nullable BigDecimal was,
        @Nullable BigDecimal amount) {

    /** Whether two prices are the same, 10 and 10.00 too. */
    static boolean same(@Nullable BigDecimal one, @Nullable BigDecimal other) {
        return one == null ? other == null : other != null && one.compareTo(other) == 0;
    }
}
