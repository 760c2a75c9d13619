package org.penstock.customers.rest;

import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.customers.Customer;
import org.penstock.customers.Customers;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Money;
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
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;

/** Customers over the API. */
@ApiController
class CustomerApiController {
    private static final String CUSTOMERS = "/api/v1/customers";
    private static final List<String> HEALTHS = List.of("good", "watch", "risk", "left");

    private final Customers customers;

    CustomerApiController(Customers customers) {
        this.customers = customers;
    }

    /** Which customers are asked for. */
    record CustomerQuery(
            @Doc(
                    value = "How they are; without it all that have not left.",
                    example = "risk",
                    oneOf = {"good", "watch", "risk", "left"})
            String health) {}

    /** A customer. */
    @Doc("A customer: an organisation that bought, or a deal won without one.")
    record CustomerJson(
            @Doc("Its id.") UUID id,

            @Doc(value = "Grows with every change of what people enter; the ETag.", example = "1")
            int version,

            @Doc(value = "Its name.", example = "Northwind") String name,

            @Doc("The organisation; null where the deal had none.") @Nullable UUID organisation,

            @Doc("Its latest won deal that one sees.") UUID deal,
            @Doc("Since when it is a customer.") LocalDate since,

            @Doc(value = "good, watch or risk.", example = "watch")
            String health,

            @Doc(value = "From 0 to 100.", example = "65") int score,

            @Doc("What takes points from the health, as code:points.")
            List<String> reasons,

            @Doc("The next end of a contract without a renewal.") @Nullable LocalDate renewsOn,

            @Doc("Recurring value a year of what runs today, in the company's currency.")
            Money annual,

            @Doc(value = "A check-in is planned every so many weeks.", example = "6") @Nullable Integer checkInWeeks,

            @Doc("The next check-in.") @Nullable LocalDate nextCheckIn,

            @Doc(value = "How it is used: growing, steady, falling or none.", example = "steady") @Nullable String usage,

            @Doc(value = "Open issues.", example = "1") int issues,
            @Doc("When it left.") @Nullable LocalDate leftOn,

            @Doc(value = "Why it left.", example = "Moved to a competitor") @Nullable String leftReason) {

        static CustomerJson of(Customer customer) {
            return new CustomerJson(
                    customer.id(),
                    customer.version(),
                    customer.name(),
                    customer.organisation(),
                    customer.deal(),
                    customer.since(),
                    customer.health(),
                    customer.score(),
                    customer.reasons(),
                    customer.renewsOn(),
                    customer.annual(),
                    customer.checkInWeeks(),
                    customer.nextCheckIn(),
                    customer.usage(),
                    customer.issues(),
                    customer.leftOn(),
                    customer.leftReason());
        }
    }

    /** Changes to a customer. */
    @Doc("Changes to a customer: what is not named stays, null empties.")
    record CustomerChange(
            @Doc(value = "A check-in is planned every so many weeks, 1 to 104.", example = "6") @Nullable Integer checkInWeeks,

            @Doc(
                    value = "How it is used.",
                    example = "steady",
                    oneOf = {"growing", "steady", "falling", "none"})
            @Nullable String usage,

            @Doc(value = "Open issues, 0 to 1000.", example = "1") @Nullable Integer issues,

            @Doc("When it left.") @Nullable LocalDate leftOn,

            @Doc(value = "Why it left.", example = "Moved to a competitor", max = 300) @Nullable String leftReason) {}

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "List customers",
            detail = "The worst health first.",
            query = CustomerQuery.class,
            paged = true)
    @GetMapping(CUSTOMERS)
    Listing<CustomerJson> list(Actor actor, Paging paging, @RequestParam @Nullable String health) {
        if (health != null && !HEALTHS.contains(health)) {
            throw ApiRefusal.bad(Refusal.at("health", "rest.field.word", String.join(", ", HEALTHS)));
        }
        String place = paging.after(0);
        if (place != null && !place.matches("\\d{1,7}")) {
            throw ApiRefusal.bad(Refusal.at("cursor", "rest.cursor.unreadable"));
        }
        int offset = place == null ? 0 : Integer.parseInt(place);
        LocalDate today = customers.today(actor);
        Customers.Filter filter =
                new Customers.Filter(health == null ? "all" : health, "", today.minusYears(1), today, null);
        return Listing.of(
                paging,
                customers.rows(actor, filter, offset, paging.limit() + 1),
                last -> Arrays.<@Nullable String>asList(String.valueOf(offset + paging.limit())),
                CustomerJson::of);
    }

    @Operation(scope = Scope.DEALS_READ, summary = "Read a customer")
    @GetMapping(CUSTOMERS + "/{customer}")
    ResponseEntity<CustomerJson> show(Actor actor, @PathVariable UUID customer) {
        return answer(customers.get(actor, customer));
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "Change what is known of a customer", versioned = true)
    @PatchMapping(CUSTOMERS + "/{customer}")
    ResponseEntity<CustomerJson> update(
            Actor actor, @PathVariable UUID customer, IfMatch wanted, Sent<CustomerChange> sent) {
        Customer before = customers.get(actor, customer);
        CustomerChange change = sent.value();
        Customers.Inputs inputs = new Customers.Inputs(
                sent.has("checkInWeeks") ? change.checkInWeeks() : before.checkInWeeks(),
                sent.has("usage") ? change.usage() : before.usage(),
                change.issues() == null ? before.issues() : change.issues(),
                sent.has("leftOn") ? change.leftOn() : before.leftOn(),
                sent.has("leftReason") ? change.leftReason() : before.leftReason());
        return answer(ApiRefusal.value(customers.change(actor, customer, wanted.or(before.version()), inputs), wanted));
    }

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Read the customer of a won deal",
            detail = "404 for a deal that is not won.")
    @GetMapping("/api/v1/deals/{deal}/customer")
    ResponseEntity<CustomerJson> ofDeal(Actor actor, @PathVariable UUID deal) {
        return answer(customers.of(actor, deal).orElseThrow(() -> new Missing("Customer")));
    }

    private static ResponseEntity<CustomerJson> answer(Customer customer) {
        return Answers.ok(customer.version(), CustomerJson.of(customer));
    }
}
