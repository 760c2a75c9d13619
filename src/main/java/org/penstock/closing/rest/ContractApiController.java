package org.penstock.closing.rest;

import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.closing.Contract;
import org.penstock.closing.ContractDraft;
import org.penstock.closing.Contracts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;

/** The contract of a deal over the API. */
@ApiController
class ContractApiController {
    private static final String CONTRACT = "/api/v1/deals/{deal}/contract";

    private final Contracts contracts;

    ContractApiController(Contracts contracts) {
        this.contracts = contracts;
    }

    /** A contract. */
    @Doc("The contract of a deal.")
    record ContractJson(
            @Doc(value = "Its first day.", example = "2027-01-01")
            LocalDate startsOn,

            @Doc(value = "Its last day; null until further notice.", example = "2027-12-31") @Nullable LocalDate endsOn,

            @Doc(value = "How many months it runs, and where it renews by itself, runs anew.", example = "12") @Nullable Integer termMonths,

            @Doc(value = "What happens at its end: none, manual or automatic.", example = "automatic")
            Contract.Renewal renewal,

            @Doc(value = "How many days before the end one has to say so.", example = "30") @Nullable Integer noticeDays,

            @Doc(value = "The last day to say so.", example = "2027-12-01") @Nullable LocalDate noticeBy,

            @Doc(value = "How often it is billed.", example = "yearly")
            Contract.@Nullable Billing billing,

            @Doc(value = "When it was signed.", example = "2026-11-20") @Nullable LocalDate signedOn) {
        static ContractJson of(Contract contract) {
            return new ContractJson(
                    contract.startsOn(),
                    contract.endsOn(),
                    contract.termMonths(),
                    contract.renewal(),
                    contract.noticeDays(),
                    contract.noticeBy(),
                    contract.billing(),
                    contract.signedOn());
        }
    }

    /** A contract as it is sent. */
    @Doc("A contract as it is sent; what is not named is empty.")
    record ContractBody(
            @Doc(value = "Its first day.", example = "2027-01-01", required = true) @Nullable LocalDate startsOn,

            @Doc(value = "Its last day; without one, start and term make it.", example = "2027-12-31") @Nullable LocalDate endsOn,

            @Doc(value = "How many months it runs.", example = "12") @Nullable Integer termMonths,

            @Doc(
                    value = "What happens at its end; none if it is not said.",
                    example = "automatic",
                    oneOf = {"none", "manual", "automatic"})
            Contract.@Nullable Renewal renewal,

            @Doc(value = "How many days before the end one has to say so.", example = "30") @Nullable Integer noticeDays,

            @Doc(
                    value = "How often it is billed.",
                    example = "yearly",
                    oneOf = {"once", "monthly", "quarterly", "half_yearly", "yearly"})
            Contract.@Nullable Billing billing,

            @Doc(value = "When it was signed.", example = "2026-11-20") @Nullable LocalDate signedOn) {
        ContractDraft draft() {
            return new ContractDraft(
                    startsOn,
                    endsOn,
                    termMonths,
                    renewal == null ? Contract.Renewal.NONE : renewal,
                    noticeDays,
                    billing,
                    signedOn);
        }
    }

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Read the contract of a deal",
            detail = "404 where the deal has none.")
    @GetMapping(CONTRACT)
    ResponseEntity<ContractJson> show(Actor actor, @PathVariable UUID deal) {
        Contract found = contracts.find(actor, deal).orElseThrow(() -> new Missing("Contract"));
        return Answers.ok(found.version(), ContractJson.of(found));
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "Put the contract of a deal", versioned = true)
    @PutMapping(CONTRACT)
    ResponseEntity<ContractJson> put(Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<ContractBody> body) {
        Contract now = ApiRefusal.value(
                contracts.put(actor, deal, wanted.version(), body.value().draft()), wanted);
        return Answers.ok(now.version(), ContractJson.of(now));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Take the contract of a deal away",
            detail = "For one that was entered by mistake; the ledger keeps what it said.",
            status = 204)
    @DeleteMapping(CONTRACT)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID deal) {
        contracts.remove(actor, deal);
        return ResponseEntity.noContent().build();
    }
}
