package org.penstock.deals.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealMonths;
import org.penstock.kernel.Money;
import org.penstock.rest.Doc;

/** How many deals and how much in a month. */
@Doc(
        "How many deals and how much: of one stage, outcome, month and currency, and of one owner where that was asked for.")
record DealMonthJson(
        @Doc("The first day of the month; null for open deals without an expected close.") @Nullable LocalDate month,

        @Doc("The id of the stage.") UUID stage,

        @Doc(
                value = "How they went.",
                example = "won",
                oneOf = {"open", "won", "lost", "disqualified"})
        String outcome,

        @Doc("The id of the owner; null where owners were not asked for, and for deals that nobody owns.") @Nullable UUID owner,

        @Doc(value = "How many deals.", example = "12") long deals,
        @Doc("The sum of their values.") Money value) {

    static DealMonthJson of(DealMonths.Row row) {
        return new DealMonthJson(row.month(), row.stage(), row.outcome().code(), row.owner(), row.deals(), row.value());
    }
}
