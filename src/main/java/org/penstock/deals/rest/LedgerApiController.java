package org.penstock.deals.rest;

import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealLedger;
import org.penstock.deals.DealSheets;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Paging;
import org.penstock.rest.Scope;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** The ledger, of one deal or of all, and the stays that it tells of. */
@ApiController
class LedgerApiController {
    private final DealLedger ledger;
    private final DealSheets sheets;

    LedgerApiController(DealLedger ledger, DealSheets sheets) {
        this.ledger = ledger;
        this.sheets = sheets;
    }

    @Operation(
            scope = Scope.LEDGER_READ,
            summary = "Follow the ledger",
            detail =
                    "Entries of all deals that the token's person sees, oldest first. Keep resume, and later go on from"
                            + " it as cursor: nothing is missed and nothing comes twice. An entry appears when no earlier one can"
                            + " come any more, so while somebody writes it may take a moment.",
            paged = true)
    @GetMapping("/api/v1/ledger")
    LedgerJson.Feed follow(Actor actor, Paging paging) {
        List<DealLedger.Entry> found = ledger.since(actor, place(paging), paging.limit() + 1);
        Listing<LedgerJson> page = Listing.of(paging, found, LedgerApiController::recorded, LedgerJson::of);
        List<DealLedger.Entry> shown = found.subList(0, page.items().size());
        String resume = shown.isEmpty()
                ? paging.after() == null ? null : paging.cursor(paging.after())
                : paging.cursor(recorded(shown.getLast()));
        return new LedgerJson.Feed(page.items(), page.next(), resume);
    }

    @Operation(
            scope = Scope.LEDGER_READ,
            summary = "Read the ledger of a deal",
            detail = "The latest first.",
            paged = true)
    @GetMapping(DealApiController.DEAL + "/ledger")
    Listing<LedgerJson> ofDeal(Actor actor, @PathVariable UUID deal, Paging paging) {
        sheets.of(actor, deal);
        return Listing.of(
                paging,
                ledger.of(actor, deal, place(paging), paging.limit() + 1),
                last -> parts(last.happenedAt(), last.id()),
                LedgerJson::of);
    }

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Read the stays of a deal in stages",
            detail = "The latest first.",
            paged = true)
    @GetMapping(DealApiController.DEAL + "/stage-visits")
    Listing<StayJson> stays(Actor actor, @PathVariable UUID deal, Paging paging) {
        sheets.of(actor, deal);
        DealLedger.Place after = place(paging);
        int limit = paging.limit() + 1;
        return Listing.of(
                paging,
                after == null
                        ? sheets.stays(actor, deal, limit)
                        : sheets.stays(actor, deal, after.at(), after.id(), limit),
                last -> parts(last.enteredAt(), last.id()),
                StayJson::of);
    }

    private static List<@Nullable String> recorded(DealLedger.Entry entry) {
        return parts(entry.recordedAt(), entry.id());
    }

    private static List<@Nullable String> parts(Instant at, UUID id) {
        return Arrays.asList(at.toString(), id.toString());
    }

    private static DealLedger.@Nullable Place place(Paging paging) {
        if (paging.after() == null) {
            return null;
        }
        try {
            return new DealLedger.Place(
                    Instant.parse(String.valueOf(paging.after(0))), UUID.fromString(String.valueOf(paging.after(1))));
        } catch (IllegalArgumentException | DateTimeException madeUp) {
            throw ApiRefusal.bad(Refusal.at("cursor", "rest.cursor.unreadable"));
        }
    }
}
