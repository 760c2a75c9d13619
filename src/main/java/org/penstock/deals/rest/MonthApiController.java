package org.penstock.deals.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealMonths;
import org.penstock.deals.Outcome;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Counts and sums by stage and month, in one answer. */
@ApiController
class MonthApiController {
    /** Years that anybody plans or sold in. */
    private static final int YEAR_MIN = 1900;

    private static final int YEAR_MAX = 2200;

    private final DealMonths months;

    MonthApiController(DealMonths months) {
        this.months = months;
    }

    /** What the report is asked for. */
    record MonthQuery(
            @Doc(
                    value = "A row for each owner too; without it by stage alone.",
                    example = "owner",
                    oneOf = {"stage", "owner"})
            String by,

            @Doc("Only deals of this pipeline.") String pipeline,

            @Doc(
                    value = "Only deals that went so.",
                    example = "won",
                    oneOf = {"open", "won", "lost", "disqualified"})
            String outcome,

            @Doc(value = "The first month, by any of its days.", example = "2026-01-01")
            String from,

            @Doc(value = "The last month, by any of its days.", example = "2026-12-31")
            String to) {}

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Count and sum deals by month",
            detail = "By stage, outcome, currency and month: that of the expected close of an open deal, of the closing"
                    + " of a closed one. All deals that the token's person sees, from sums that are kept with every"
                    + " change. At most 50,000 rows; what has more is refused and can be asked for in parts.",
            query = MonthQuery.class)
    @GetMapping(DealApiController.DEALS + "/months")
    Listing<DealMonthJson> report(
            Actor actor,
            @RequestParam(defaultValue = "stage") String by,
            @RequestParam(required = false) @Nullable UUID pipeline,
            @RequestParam(required = false) @Nullable String outcome,
            @RequestParam(required = false) @Nullable String from,
            @RequestParam(required = false) @Nullable String to) {
        LocalDate first = day("from", from);
        LocalDate last = day("to", to);
        if (first != null && last != null && last.isBefore(first)) {
            throw unreadable("to");
        }
        List<DealMonths.Row> rows =
                months.of(actor, new DealMonths.Question(pipeline, outcome(outcome), first, last, byOwner(by)));
        if (rows.size() > DealMonths.ROWS_MAX) {
            throw ApiRefusal.bad(Refusal.of("rest.rows", DealMonths.ROWS_MAX));
        }
        return Listing.whole(rows.stream().map(DealMonthJson::of).toList());
    }

    private static boolean byOwner(String by) {
        if (!by.equals("owner") && !by.equals("stage")) {
            throw unreadable("by");
        }
        return by.equals("owner");
    }

    private static @Nullable Outcome outcome(@Nullable String text) {
        return text == null
                ? null
                : Arrays.stream(Outcome.values())
                        .filter(outcome -> outcome.code().equals(text))
                        .findFirst()
                        .orElseThrow(() -> unreadable("outcome"));
    }

    private static @Nullable LocalDate day(String name, @Nullable String text) {
        try {
            LocalDate day = text == null ? null : LocalDate.parse(text);
            if (day == null || (day.getYear() >= YEAR_MIN && day.getYear() <= YEAR_MAX)) {
                return day;
            }
        } catch (DateTimeException noDay) {
            // answered below
        }
        throw unreadable(name);
    }

    private static ApiRefusal unreadable(String name) {
        return ApiRefusal.bad(Refusal.at(name, "rest.parameter.unreadable"));
    }
}
