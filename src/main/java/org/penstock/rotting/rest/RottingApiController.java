package org.penstock.rotting.rest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Paging;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.penstock.rotting.Rotting;
import org.penstock.rotting.RottingDeal;
import org.penstock.rotting.RottingLists;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;

/** Which deals stand still, and their snoozes, over the API. */
@ApiController
class RottingApiController {
    private static final String DEAL = "/api/v1/deals/{deal}";
    private static final List<String> STATES = List.of("late", "customer", "idle", "snoozed");

    private final RottingLists lists;
    private final Rotting rotting;

    RottingApiController(RottingLists lists, Rotting rotting) {
        this.lists = lists;
        this.rotting = rotting;
    }

    /** Which deals are asked for. */
    record RottingQuery(
            @Doc("Whose they are: the id of a user.") String owner,
            @Doc("In this pipeline.") String pipeline,
            @Doc("In this stage.") String stage,

            @Doc(
                    value = "How they stand; without it all that rot.",
                    example = "customer",
                    oneOf = {"late", "customer", "idle", "snoozed"})
            String state) {}

    /** How a deal stands with silence. */
    @Doc("How an open deal stands with silence.")
    record RottingJson(
            @Doc("The deal.") UUID deal,

            @Doc(
                    value =
                            "Why it rots: a planned step is overdue, the customer has not answered, or nobody acts. null where it does not rot.",
                    example = "customer")
            @Nullable String state,

            @Doc(
                    value = "The reason as a code: late, woken, customer, untouched, idle; none where it does not rot.",
                    example = "customer")
            String reason,

            @Doc(
                    value =
                            "What is to be done: do (the planned step), decide, follow-up, first, or the kind of the stage.",
                    example = "follow-up")
            String next,

            @Doc("The last meaningful touch.") java.time.Instant touchedAt,

            @Doc(value = "What it was: created, stage, call, meeting, task, note or answer.", example = "call")
            String touch,

            @Doc(
                    value = "Who is to act.",
                    example = "customer",
                    oneOf = {"us", "customer"})
            String ball,

            @Doc(value = "Worked days since the touch.", example = "12")
            int silentDays,

            @Doc(value = "Worked days that the stage allows; null where it is not watched.", example = "8") @Nullable Integer threshold,

            @Doc(value = "How many won deals that was learned from; 0 where it was not.", example = "143")
            long learnedFrom,

            @Doc("The day from which it rots.") @Nullable LocalDate rotsOn,

            @Doc(value = "Worked days that it has been rotting.", example = "4")
            int overdueDays,

            @Doc(value = "Nothing is planned and it is not snoozed.", example = "true")
            boolean stuck,

            @Doc("The day on which its snooze ends or ended.") @Nullable LocalDate snoozedUntil,

            @Doc(value = "Why it was snoozed.", example = "Budget is decided in January") @Nullable String snoozeReason,

            @Doc(value = "Grows with every change of the snooze and of who is to act; the ETag.", example = "1")
            int version) {

        static RottingJson of(RottingDeal deal) {
            return new RottingJson(
                    deal.deal(),
                    deal.state(),
                    deal.reason(),
                    deal.next(),
                    deal.touchedAt(),
                    deal.touch(),
                    deal.customersTurn() ? "customer" : "us",
                    deal.silent(),
                    deal.threshold(),
                    deal.learnedFrom(),
                    deal.rotsOn(),
                    deal.overdue(),
                    deal.isStuck(),
                    deal.snoozedUntil(),
                    deal.snoozeReason(),
                    deal.version());
        }
    }

    /** A snooze. */
    @Doc("A snooze: until when, and why.")
    record SnoozeBody(
            @Doc(value = "The day on which the deal comes back: after today, within 180 days.", required = true)
            @Nullable LocalDate until,

            @Doc(value = "Why.", example = "Budget is decided in January", max = 300, required = true) @Nullable String reason) {}

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "List deals that rot",
            detail = "The most at stake first: worked days overdue times the value in the company's currency.",
            query = RottingQuery.class,
            paged = true)
    @GetMapping("/api/v1/rotting")
    Listing<RottingJson> list(
            Actor actor,
            Paging paging,
            @RequestParam @Nullable UUID owner,
            @RequestParam @Nullable UUID pipeline,
            @RequestParam @Nullable UUID stage,
            @RequestParam @Nullable String state) {
        if (state != null && !STATES.contains(state)) {
            throw ApiRefusal.bad(Refusal.at("state", "rest.field.word", String.join(", ", STATES)));
        }
        RottingLists.Filter filter =
                new RottingLists.Filter(owner, false, pipeline, stage, state == null ? "all" : state);
        int offset = offset(paging);
        return Listing.of(
                paging,
                lists.rows(actor, filter, offset, paging.limit() + 1),
                last -> Arrays.<@Nullable String>asList(String.valueOf(offset + paging.limit())),
                RottingJson::of);
    }

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Read how a deal stands with silence",
            detail = "404 for a deal that is not open and never was watched.")
    @GetMapping(DEAL + "/rotting")
    ResponseEntity<RottingJson> show(Actor actor, @PathVariable UUID deal) {
        RottingDeal now = found(lists.of(actor, deal));
        return Answers.ok(now.version(), RottingJson.of(now));
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "Snooze a deal", versioned = true)
    @PutMapping(DEAL + "/snooze")
    ResponseEntity<RottingJson> snooze(Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<SnoozeBody> sent) {
        SnoozeBody body = sent.value();
        RottingDeal now = ApiRefusal.value(
                rotting.snooze(actor, deal, body.until(), body.reason() == null ? "" : body.reason(), wanted.version()),
                wanted);
        return Answers.ok(now.version(), RottingJson.of(now));
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "End the snooze of a deal", status = 204)
    @DeleteMapping(DEAL + "/snooze")
    ResponseEntity<Void> wake(Actor actor, @PathVariable UUID deal) {
        rotting.wake(actor, deal);
        return ResponseEntity.noContent().build();
    }

    private static RottingDeal found(Optional<RottingDeal> deal) {
        return deal.orElseThrow(() -> new org.penstock.kernel.Missing("Deal"));
    }

    /** The order is by what is at stake now, so a place in it is a number. */
    private static int offset(Paging paging) {
        String place = paging.after(0);
        if (place != null && !place.matches("\\d{1,7}")) {
            throw ApiRefusal.bad(Refusal.at("cursor", "rest.cursor.unreadable"));
        }
        return place == null ? 0 : Integer.parseInt(place);
    }
}
