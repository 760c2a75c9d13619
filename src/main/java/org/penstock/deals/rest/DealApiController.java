package org.penstock.deals.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealDraft;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealSheet;
import org.penstock.deals.DealSheets;
import org.penstock.deals.DealSort;
import org.penstock.deals.Deals;
import org.penstock.deals.EmailDeals;
import org.penstock.kernel.Actor;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Batch;
import org.penstock.rest.Batches;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Paging;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.springframework.http.ResponseEntity;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Deals over the API: the same doors, gates and visibility as the pages. */
@ApiController
class DealApiController {
    static final String DEALS = "/api/v1/deals";
    static final String DEAL = DEALS + "/{deal}";

    /** The stays that come with a single deal. */
    private static final int STAYS = 20;

    private final Deals deals;
    private final EmailDeals emailDeals;
    private final DealSheets sheets;
    private final DealChanges changes;
    private final Batches batches;

    DealApiController(Deals deals, EmailDeals emailDeals, DealSheets sheets, DealChanges changes, Batches batches) {
        this.deals = deals;
        this.emailDeals = emailDeals;
        this.sheets = sheets;
        this.changes = changes;
        this.batches = batches;
    }

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "List deals",
            detail = "The filters and orders of the list page. Without a filter, all that the token's person sees.",
            query = DealQuery.class,
            paged = true)
    @GetMapping(DEALS)
    Listing<DealJson> list(Actor actor, Paging paging, @RequestParam MultiValueMap<String, String> query) {
        DealFilter filter = DealQueries.filter(query);
        DealSort.By sort = DealQueries.sort(query.getFirst("sort"));
        boolean counted = DealQueries.total(query.getFirst("total"));
        List<DealSheet> found =
                sheets.window(actor, filter, sort, DealQueries.after(paging, sort.sort()), paging.limit());
        Long total = counted ? sheets.count(actor, filter) : null;
        return Listing.of(
                paging,
                found,
                last -> Arrays.<@Nullable String>asList(
                        last.place(), last.deal().id().toString()),
                DealJson::of,
                total);
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "Create a deal", status = 201)
    @PostMapping(DEALS)
    ResponseEntity<DealJson> create(Actor actor, Sent<DealBody> body) {
        UUID id = made(actor, body);
        DealSheet made = sheets.of(actor, id);
        return Answers.created(DEALS + "/" + id, made.deal().version(), DealJson.of(made));
    }

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Read a deal",
            detail = "With its latest 20 stays in stages. Answers 304 when If-None-Match names the present version.")
    @GetMapping(DEAL)
    ResponseEntity<DealJson> show(Actor actor, @PathVariable UUID deal) {
        DealSheet found = sheets.of(actor, deal);
        return Answers.ok(found.deal().version(), DealJson.of(found, sheets.stays(actor, deal, STAYS)));
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "Change facts of a deal", versioned = true)
    @PatchMapping(DEAL)
    ResponseEntity<DealJson> update(Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<DealBody.Change> body) {
        change(actor, deal, wanted, body);
        return answer(actor, deal);
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Put a deal into the bin",
            detail = "Nothing is lost: a POST to restoration takes it out again.",
            status = 204,
            versioned = true)
    @DeleteMapping(DEAL)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID deal, IfMatch wanted) {
        wanted.require(sheets.of(actor, deal).deal().version());
        DealChanges.require(deals.remove(actor, List.of(deal)), wanted);
        return ResponseEntity.noContent().build();
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "Take a deal out of the bin")
    @PostMapping(DEAL + "/restoration")
    ResponseEntity<DealJson> restore(Actor actor, @PathVariable UUID deal) {
        DealChanges.require(deals.restore(actor, List.of(deal)), IfMatch.NONE);
        return answer(actor, deal);
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Create up to 500 deals",
            detail =
                    "Each for itself: one that is refused leaves the others alone. The result of each says what became of it.",
            items = DealBody.class)
    @PostMapping(DEALS + "/batch")
    Batch.Results createAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.create(request, batch, DealBody.class, sent -> new Batches.Done(201, made(actor, sent), 1));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Change up to 500 deals",
            detail = "Each for itself, as by PATCH; a version takes the place of If-Match.",
            items = DealBody.Change.class)
    @PatchMapping(DEALS + "/batch")
    Batch.Results updateAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.change(request, batch, DealBody.Change.class, (id, wanted, sent) -> {
            change(actor, id, wanted, sent);
            return new Batches.Done(200, id, sheets.of(actor, id).deal().version());
        });
    }

    private UUID made(Actor actor, Sent<DealBody> body) {
        DealBody sent = body.value();
        DealDraft draft = changes.draft(actor, sent);
        return ApiRefusal.value(
                sent.email() == null
                        ? deals.create(actor, draft, sent.overrideReason())
                        : emailDeals.create(actor, draft, sent.email(), sent.overrideReason()));
    }

    private void change(Actor actor, UUID deal, IfMatch wanted, Sent<DealBody.Change> body) {
        DealChanges.require(
                deals.change(actor, List.of(deal), wanted.version(), changes.edits(actor, deal, body)), wanted);
    }

    private ResponseEntity<DealJson> answer(Actor actor, UUID deal) {
        DealSheet now = sheets.of(actor, deal);
        return Answers.ok(now.deal().version(), DealJson.of(now));
    }
}
