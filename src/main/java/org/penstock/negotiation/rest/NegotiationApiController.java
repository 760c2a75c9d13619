package org.penstock.negotiation.rest;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.negotiation.Approval;
import org.penstock.negotiation.Approvals;
import org.penstock.negotiation.Floors;
import org.penstock.negotiation.Negotiation;
import org.penstock.negotiation.NegotiationPages;
import org.penstock.negotiation.Round;
import org.penstock.negotiation.RoundDraft;
import org.penstock.negotiation.Rounds;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Rounds, approvals of discounts, and the walk-away floor of a deal. */
@ApiController
class NegotiationApiController {
    private static final String DEAL = "/api/v1/deals/{deal}";
    private static final String ROUNDS = DEAL + "/negotiation-rounds";
    private static final String APPROVALS = DEAL + "/approvals";
    private static final String FLOOR = DEAL + "/negotiation/floor";

    private final NegotiationPages pages;
    private final Rounds rounds;
    private final Approvals approvals;
    private final Floors floors;

    NegotiationApiController(NegotiationPages pages, Rounds rounds, Approvals approvals, Floors floors) {
        this.pages = pages;
        this.rounds = rounds;
        this.approvals = approvals;
        this.floors = floors;
    }

    /** A round. */
    @Doc("A round of a negotiation.")
    record RoundJson(
            @Doc("Its id.") UUID id,

            @Doc(value = "1 for the first round.", example = "1")
            int number,

            @Doc(
                    value = "Who asked.",
                    example = "them",
                    oneOf = {"us", "them"})
            String side,

            @Doc(
                    value = "About what.",
                    example = "price",
                    oneOf = {"scope", "price", "terms"})
            String subject,

            @Doc(value = "What was asked for.", example = "15 % off")
            String asked,

            @Doc(value = "What was given.", example = "10 %")
            String given,

            @Doc(value = "What was got.", example = "Two years")
            String got,

            @Doc(value = "The number of the proposal's version that it is about.", example = "2") @Nullable Integer proposal,

            @Doc("When it was noted.") Instant at,

            @Doc(value = "Its version; the ETag.", example = "1")
            int version) {
        static RoundJson of(Round round) {
            RoundDraft facts = round.facts();
            return new RoundJson(
                    round.id(),
                    round.number(),
                    facts.side(),
                    facts.subject(),
                    facts.asked(),
                    facts.given(),
                    facts.got(),
                    facts.proposal(),
                    round.at(),
                    round.version());
        }
    }

    /** A round as it is sent. */
    @Doc("A round as it is sent, as a whole.")
    record RoundBody(
            @Doc(
                    value = "Who asked.",
                    example = "them",
                    oneOf = {"us", "them"},
                    required = true)
            @Nullable String side,

            @Doc(
                    value = "About what.",
                    example = "price",
                    oneOf = {"scope", "price", "terms"},
                    required = true)
            @Nullable String subject,

            @Doc(value = "What was asked for.", example = "15 % off", max = Rounds.TEXT_MAX, required = true) @Nullable String asked,

            @Doc(value = "What was given.", max = Rounds.TEXT_MAX) @Nullable String given,

            @Doc(value = "What was got.", max = Rounds.TEXT_MAX) @Nullable String got,

            @Doc(value = "The number of the proposal's version that it is about; null for none.") @Nullable Integer proposal) {
        RoundDraft draft() {
            return new RoundDraft(or(side), or(subject), or(asked), or(given), or(got), proposal);
        }
    }

    /** A discount that was asked for. */
    @Doc("A discount beyond the limit that was asked for.")
    record ApprovalJson(
            @Doc("Its id.") UUID id,

            @Doc(value = "The number of the version that it is for; null: the deal's line items.", example = "2")
            @Nullable Integer proposal,

            @Doc(value = "The discount in percent.", example = "30")
            BigDecimal discount,

            @Doc(value = "Why.", example = "They buy for three years.")
            String reason,

            @Doc(
                    value = "The role that decides; an owner does in its place.",
                    example = "manager",
                    oneOf = {"manager", "owner"})
            String approver,

            @Doc(
                    value = "What became of it.",
                    example = "asked",
                    oneOf = {"asked", "granted", "refused", "superseded"})
            String state,

            @Doc(value = "Who asked.", example = "Anna Rep") @Nullable String askedBy,

            @Doc("When it was asked for.") Instant askedAt,

            @Doc(value = "Who decided.", example = "Max Manager") @Nullable String decidedBy,

            @Doc("When it was decided.") @Nullable Instant decidedAt,

            @Doc(value = "Their words.", example = "For this year.")
            String words,

            @Doc("Who can decide now.") List<String> deciders,

            @Doc(value = "The version was changed after this was asked for.", example = "false")
            boolean outdated,

            @Doc(value = "Its version; the ETag.", example = "1")
            int version) {
        static ApprovalJson of(Negotiation.Asked asked) {
            Approval approval = asked.approval();
            return new ApprovalJson(
                    approval.id(),
                    approval.proposal(),
                    approval.discount(),
                    approval.reason(),
                    approval.approver().code(),
                    approval.state(),
                    approval.askedByName(),
                    approval.askedAt(),
                    approval.decidedByName(),
                    approval.decidedAt(),
                    approval.words(),
                    asked.deciders(),
                    asked.outdated(),
                    approval.version());
        }
    }

    /** A wish as it is sent. */
    @Doc("A discount as it is asked for.")
    record WishBody(
            @Doc(value = "The number of the version, as it stands now; null: the deal's line items.") @Nullable Integer proposal,

            @Doc(value = "The discount in percent, for line items.", example = "30") @Nullable BigDecimal discount,

            @Doc(value = "Why.", example = "They buy for three years.", max = Approvals.REASON_MAX, required = true)
            @Nullable String reason) {}

    /** A decision as it is sent. */
    @Doc("A decision.")
    record DecisionBody(
            @Doc(
                    value = "What is decided.",
                    example = "granted",
                    oneOf = {"granted", "refused"},
                    required = true)
            @Nullable String decision,

            @Doc(value = "In words; needed to refuse.", example = "For this year.", max = Approvals.REASON_MAX)
            @Nullable String words) {}

    /** The floor. */
    @Doc("The walk-away floor; managers and owners alone read and put it.")
    record FloorJson(
            @Doc("The floor; null for none.") @Nullable Money floor) {}

    /** The floor as it is sent. */
    @Doc("The walk-away floor, in the deal's currency.")
    record FloorBody(
            @Doc(value = "The floor; null for none.", example = "10000") @Nullable BigDecimal floor) {}

    @Operation(scope = Scope.DEALS_READ, summary = "List the rounds of a negotiation", detail = "Newest first.")
    @GetMapping(ROUNDS)
    Listing<RoundJson> rounds(Actor actor, @PathVariable UUID deal) {
        return Listing.whole(rounds.of(actor, deal).stream().map(RoundJson::of).toList());
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "Note a round of a negotiation", status = 201)
    @PostMapping(ROUNDS)
    ResponseEntity<RoundJson> addRound(Actor actor, @PathVariable UUID deal, Sent<RoundBody> body) {
        Round made = ApiRefusal.value(rounds.add(actor, deal, body.value().draft()));
        return Answers.created(
                "/api/v1/deals/" + deal + "/negotiation-rounds/" + made.id(), made.version(), RoundJson.of(made));
    }

    @Operation(scope = Scope.DEALS_READ, summary = "Read a round of a negotiation")
    @GetMapping(ROUNDS + "/{round}")
    ResponseEntity<RoundJson> round(Actor actor, @PathVariable UUID deal, @PathVariable UUID round) {
        Round found = rounds.get(actor, deal, round);
        return Answers.ok(found.version(), RoundJson.of(found));
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "Change a round of a negotiation", versioned = true)
    @PutMapping(ROUNDS + "/{round}")
    ResponseEntity<RoundJson> putRound(
            Actor actor, @PathVariable UUID deal, @PathVariable UUID round, IfMatch wanted, Sent<RoundBody> body) {
        Round present = rounds.get(actor, deal, round);
        Round now = ApiRefusal.value(
                rounds.change(
                        actor,
                        deal,
                        round,
                        wanted.or(present.version()),
                        body.value().draft()),
                wanted);
        return Answers.ok(now.version(), RoundJson.of(now));
    }

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "List discounts that were asked for",
            detail = "Newest first, the last fifty.")
    @GetMapping(APPROVALS)
    Listing<ApprovalJson> approvals(Actor actor, @PathVariable UUID deal) {
        return Listing.whole(
                pages.approvals(actor, deal).stream().map(ApprovalJson::of).toList());
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Ask for a discount beyond the limit",
            detail =
                    "Of a version it holds for what that version sells now; without one, for line items up to the discount.",
            status = 201)
    @PostMapping(APPROVALS)
    ResponseEntity<ApprovalJson> ask(Actor actor, @PathVariable UUID deal, Sent<WishBody> body) {
        WishBody wish = body.value();
        Approval asked = ApiRefusal.value(
                approvals.ask(actor, deal, new Approvals.Wish(wish.proposal(), wish.discount(), or(wish.reason()))));
        return Answers.created(
                "/api/v1/deals/" + deal + "/approvals/" + asked.id(), asked.version(), json(actor, deal, asked.id()));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Grant or refuse a discount",
            detail = "For the role that decides; who comes second is told that it was decided.",
            versioned = true)
    @PutMapping(APPROVALS + "/{approval}/decision")
    ResponseEntity<ApprovalJson> decide(
            Actor actor,
            @PathVariable UUID deal,
            @PathVariable UUID approval,
            IfMatch wanted,
            Sent<DecisionBody> body) {
        pages.approval(actor, deal, approval);
        String decision = body.require("decision", body.value().decision());
        if (!List.of("granted", "refused").contains(decision)) {
            throw ApiRefusal.unprocessable(List.of(Refusal.at("decision", "rest.field.word", "granted, refused")));
        }
        Approval now = ApiRefusal.value(
                approvals.decide(
                        actor,
                        deal,
                        approval,
                        wanted.version(),
                        decision.equals("granted"),
                        or(body.value().words())),
                wanted);
        return Answers.ok(now.version(), json(actor, deal, approval));
    }

    @Operation(
            scope = Scope.DEALS_READ,
            summary = "Read the walk-away floor",
            detail = "For managers and owners; others are forbidden.")
    @GetMapping(FLOOR)
    FloorJson floor(Actor actor, @PathVariable UUID deal) {
        return new FloorJson(floors.of(actor, deal).orElse(null));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Put the walk-away floor",
            detail = "For managers and owners; others are forbidden.")
    @PutMapping(FLOOR)
    FloorJson putFloor(Actor actor, @PathVariable UUID deal, Sent<FloorBody> body) {
        Optional<Money> now =
                ApiRefusal.value(floors.put(actor, deal, body.value().floor()));
        return new FloorJson(now.orElse(null));
    }

    private ApprovalJson json(Actor actor, UUID deal, UUID approval) {
        return pages.approvals(actor, deal).stream()
                .filter(asked -> asked.approval().id().equals(approval))
                .map(ApprovalJson::of)
                .findFirst()
                .orElseThrow();
    }

    private static String or(@Nullable String text) {
        return Objects.requireNonNullElse(text, "");
    }
}
