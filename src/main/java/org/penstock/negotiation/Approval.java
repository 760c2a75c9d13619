package org.penstock.negotiation;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Role;

/**
 * A wish for a discount beyond the limit, and what became of it.
 *
 * @param proposal the version whose lines it is for; null: the deal's line items up to the discount
 * @param print the fingerprint of what that version sold when it was asked
 * @param approver the role that decides; an owner decides in place of a manager too
 * @param state asked, granted, refused; superseded by a later wish
 */
public record Approval(
        UUID id,
        UUID deal,
        @Nullable Integer proposal,
        @Nullable String print,
        BigDecimal discount,
        String reason,
        Role approver,
        String state,
        @Nullable UUID askedBy,
        @Nullable String askedByName,
        Instant askedAt,
        @Nullable String decidedByName,
        @Nullable Instant decidedAt,
        String words,
        int version) {

    public boolean isOpen() {
        return state.equals("asked");
    }

    boolean granted() {
        return state.equals("granted");
    }
}
