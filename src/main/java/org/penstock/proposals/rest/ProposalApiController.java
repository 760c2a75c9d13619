package org.penstock.proposals.rest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.Product;
import org.penstock.catalog.Products;
import org.penstock.deals.DealPages;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.proposals.Proposal;
import org.penstock.proposals.ProposalDraft;
import org.penstock.proposals.ProposalLine;
import org.penstock.proposals.ProposalPages;
import org.penstock.proposals.ProposalState;
import org.penstock.proposals.Proposals;
import org.penstock.proposals.Rhythm;
import org.penstock.proposals.Term;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
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

/** The versions of a deal's proposal. */
@ApiController
class ProposalApiController {
    private static final String ALL = "/api/v1/deals/{deal}/proposals";
    private static final String ONE = ALL + "/{proposal}";

    private final Proposals proposals;
    private final ProposalPages pages;
    private final DealPages deals;
    private final Products products;
    private final PriceLists prices;
    private final Ids ids;

    ProposalApiController(
            Proposals proposals, ProposalPages pages, DealPages deals, Products products, PriceLists prices, Ids ids) {
        this.proposals = proposals;
        this.pages = pages;
        this.deals = deals;
        this.products = products;
        this.prices = prices;
        this.ids = ids;
    }

    @Operation(scope = Scope.DEALS_READ, summary = "List the versions of a proposal", detail = "Newest first.")
    @GetMapping(ALL)
    Listing<ProposalJson> list(Actor actor, @PathVariable UUID deal) {
        return Listing.whole(
                pages.of(actor, deal).stream().map(ProposalJson::of).toList());
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Make a version of a proposal",
            detail = "It is a draft, numbered after the last one.",
            status = 201)
    @PostMapping(ALL)
    ResponseEntity<ProposalJson> create(Actor actor, @PathVariable UUID deal, Sent<ProposalJson.Body> body) {
        Proposal made = ApiRefusal.value(proposals.create(actor, deal, draft(actor, deal, body)));
        return Answers.created(
                "/api/v1/deals/" + deal + "/proposals/" + made.id(), made.version(), ProposalJson.of(made));
    }

    @Operation(scope = Scope.DEALS_READ, summary = "Read a version of a proposal")
    @GetMapping(ONE)
    ResponseEntity<ProposalJson> get(Actor actor, @PathVariable UUID deal, @PathVariable UUID proposal) {
        Proposal found = find(actor, deal, proposal);
        return Answers.ok(found.version(), ProposalJson.of(found));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Put what stands in a draft",
            detail = "A version that has left the state of a draft is not changed any more; make a new one.",
            versioned = true)
    @PutMapping(ONE)
    ResponseEntity<ProposalJson> put(
            Actor actor,
            @PathVariable UUID deal,
            @PathVariable UUID proposal,
            IfMatch wanted,
            Sent<ProposalJson.Body> body) {
        Proposal present = find(actor, deal, proposal);
        Proposal now = ApiRefusal.value(
                proposals.put(actor, deal, present.number(), wanted.version(), draft(actor, deal, body)), wanted);
        return Answers.ok(now.version(), ProposalJson.of(now));
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Offer a version, make it the current offer, or withdraw it",
            detail =
                    "The current offer makes the deal's line items, currency and value; as long as it stands nothing else"
                            + " does. A discount beyond the person's limit needs an approval first.",
            versioned = true)
    @PutMapping(ONE + "/state")
    ResponseEntity<ProposalJson> state(
            Actor actor,
            @PathVariable UUID deal,
            @PathVariable UUID proposal,
            IfMatch wanted,
            Sent<ProposalJson.StateBody> body) {
        Proposal present = find(actor, deal, proposal);
        String state = body.require("state", body.value().state());
        if (!List.of("offered", "current", "withdrawn").contains(state)) {
            throw ApiRefusal.unprocessable(
                    List.of(Refusal.at("state", "rest.field.word", "offered, current, withdrawn")));
        }
        Proposal now = ApiRefusal.value(
                proposals.state(actor, deal, present.number(), wanted.version(), ProposalState.of(state)), wanted);
        return Answers.ok(now.version(), ProposalJson.of(now));
    }

    private Proposal find(Actor actor, UUID deal, UUID id) {
        return pages.of(actor, deal).stream()
                .filter(version -> version.id().equals(id))
                .findFirst()
                .orElseThrow(() -> new Missing("Proposal"));
    }

    private ProposalDraft draft(Actor actor, UUID deal, Sent<ProposalJson.Body> sent) {
        ProposalJson.Body body = sent.value();
        String own = deals.require(actor, deal).currency();
        String currency = body.currency() == null ? own : body.currency();
        List<ProposalJson.LineBody> lines = sent.require("lines", body.lines());
        List<Refusal> refusals = new ArrayList<>();
        List<UUID> named = lines.stream()
                .map(ProposalJson.LineBody::product)
                .filter(Objects::nonNull)
                .toList();
        Map<UUID, Product> known = named.isEmpty() ? Map.of() : products.byIds(actor, named);
        List<ProposalLine> drafts = new ArrayList<>();
        for (int place = 0; place < lines.size(); place++) {
            drafts.add(line(actor, lines.get(place), known, currency, "lines." + (place + 1), refusals));
        }
        if (!refusals.isEmpty()) {
            throw ApiRefusal.unprocessable(refusals);
        }
        return new ProposalDraft(
                currency, body.validUntil(), Objects.requireNonNullElse(body.note(), ""), terms(body), drafts);
    }

    private ProposalLine line(
            Actor actor,
            ProposalJson.LineBody line,
            Map<UUID, Product> known,
            String currency,
            String at,
            List<Refusal> refusals) {
        Product product = line.product() == null ? null : known.get(line.product());
        if (line.product() != null && product == null) {
            refusals.add(Refusal.at(at, "rest.reference"));
        }
        boolean optional = Boolean.TRUE.equals(line.optional());
        boolean choice = optional || line.alternative() != null;
        return new ProposalLine(
                line.id() == null ? ids.next() : line.id(),
                line.product(),
                line.name() != null ? line.name() : product == null ? "" : product.name(),
                or(line.quantity(), BigDecimal.ONE),
                price(actor, line, currency, at, refusals),
                or(line.discountPercent(), BigDecimal.ZERO),
                or(line.taxPercent(), BigDecimal.ZERO),
                line.rhythm() == null ? Rhythm.ONCE : line.rhythm(),
                line.periods() == null ? 1 : line.periods(),
                optional,
                line.alternative(),
                choice ? Boolean.TRUE.equals(line.taken()) : true,
                line.unitCost(),
                line.answers() == null ? List.of() : line.answers());
    }

    private BigDecimal price(
            Actor actor, ProposalJson.LineBody line, String currency, String at, List<Refusal> refusals) {
        BigDecimal price = line.unitPrice();
        if (price == null && line.product() != null) {
            price = listed(actor, line.product(), currency);
        }
        if (price == null) {
            refusals.add(Refusal.at(at, "rest.field.missing"));
        }
        return or(price, BigDecimal.ZERO);
    }

    private @Nullable BigDecimal listed(Actor actor, UUID product, String currency) {
        Optional<PriceList> list = prices.standard(actor, currency);
        return list.isEmpty()
                ? null
                : prices.prices(actor, List.of(product)).stream()
                        .filter(price -> price.priceListId().equals(list.get().id()))
                        .map(price -> Objects.requireNonNull(price.amount()))
                        .findFirst()
                        .orElse(null);
    }

    private static List<Term> terms(ProposalJson.Body body) {
        return body.terms() == null
                ? List.of()
                : body.terms().stream()
                        .map(term -> new Term(
                                Objects.requireNonNullElse(term.name(), ""),
                                Objects.requireNonNullElse(term.text(), "")))
                        .toList();
    }

    private static BigDecimal or(@Nullable BigDecimal figure, BigDecimal otherwise) {
        return figure == null ? otherwise : figure;
    }
}
