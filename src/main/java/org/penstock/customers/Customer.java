package org.penstock.customers;

import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Money;

/**
 * A customer as pages show it.
 *
 * @param deal its latest won deal that one sees
 * @param usage {@code growing}, {@code steady}, {@code falling} or {@code none}, as entered; null where nobody did
 * @param health {@code good}, {@code watch} or {@code risk}
 * @param reasons what takes points, as {@code code:points}
 * @param annual recurring value a year of what runs today, in the company's currency
 * @param moved where the list is that behind a figure: what the figure counts of it
 */
public record Customer(
        UUID id,
        String name,
        @Nullable UUID organisation,
        UUID deal,
        @Nullable UUID owner,
        @Nullable String ownerName,
        LocalDate since,
        @Nullable Integer checkInWeeks,
        @Nullable LocalDate nextCheckIn,
        @Nullable String usage,
        int issues,
        @Nullable LocalDate leftOn,
        @Nullable String leftReason,
        int score,
        String health,
        List<String> reasons,
        @Nullable LocalDate renewsOn,
        Money annual,
        @Nullable Money moved,
        int version) {

    public Customer {
        reasons = List.copyOf(reasons);
    }

    public boolean hasLeft() {
        return leftOn != null;
    }
}
