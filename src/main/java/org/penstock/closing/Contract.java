package org.penstock.closing;

import java.time.LocalDate;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What was agreed with a customer.
 *
 * @param endsOn the last day; null until further notice
 * @param termMonths how long it runs, and where it renews by itself, for how long anew
 * @param noticeDays how long before the end one has to say so
 */
public record Contract(
        UUID deal,
        LocalDate startsOn,
        @Nullable LocalDate endsOn,
        @Nullable Integer termMonths,
        Renewal renewal,
        @Nullable Integer noticeDays,
        @Nullable Billing billing,
        @Nullable LocalDate signedOn,
        int version) {

    /** What happens at its end. */
    public enum Renewal {
        NONE,
        MANUAL,
        AUTOMATIC;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Renewal of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** How often it is billed. */
    public enum Billing {
        ONCE,
        MONTHLY,
        QUARTERLY,
        HALF_YEARLY,
        YEARLY;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Billing of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }

    /** The last day on which one may say that it ends; null where there is no end or no notice. */
    public @Nullable LocalDate noticeBy() {
        return endsOn == null || noticeDays == null ? null : endsOn.minusDays(noticeDays);
    }
}
