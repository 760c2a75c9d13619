package org.penstock.deals.rest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.Product;
import org.penstock.catalog.Products;
import org.penstock.deals.DealEdit;
import org.penstock.deals.DealPage;
import org.penstock.deals.DealPages;
import org.penstock.deals.DealRow;
import org.penstock.deals.DealSheets;
import org.penstock.deals.Deals;
import org.penstock.deals.LineDraft;
import org.penstock.deals.LineItem;
import org.penstock.deals.LineItems;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.penstock.rest.UnitPrice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PutMapping;

/** The people and the line items of a deal; each is put as a whole. */
@ApiController
class DealPartsApiController {
    private static final String PEOPLE = DealApiController.DEAL + "/people";
    private static final String LINES = DealApiController.DEAL + "/line-items";

    private final DealPages pages;
    private final DealSheets sheets;
    private final Deals deals;
    private final LineItems lines;
    private final Products products;
    private final PriceLists prices;

    DealPartsApiController(
            DealPages pages, DealSheets sheets, Deals deals, LineItems lines, Products products, PriceLists prices) {
        this.pages = pages;
        this.sheets = sheets;
        this.deals = deals;
        this.lines = lines;
        this.products = products;
        this.prices = prices;
    }

    /** Somebody of a deal. */
    @Doc("Somebody of a deal.")
    record DealPersonJson(
            @Doc("The person.") UUID id,

            @Doc(value = "Their name.", example = "Ada Young")
            String name,

            @Doc(value = "Their job title.", example = "Head of purchasing") @Nullable String jobTitle,

            @Doc(value = "Their first e-mail address.", example = "ada@northwind.example") @Nullable String email,

            @Doc(value = "Their first phone number.", example = "+442079460958") @Nullable String phone,

            @Doc(value = "The main one.", example = "true") boolean main) {
        static DealPersonJson of(DealPage.DealPerson person) {
            return new DealPersonJson(
                    person.id(), person.name(), person.jobTitle(), person.email(), person.phone(), person.main());
        }
    }

    /** All people of a deal. */
    @Doc("All people of a deal.")
    record PeopleBody(
            @Doc(value = "The ids of people, the main one first.", max = 50, required = true) @Nullable List<UUID> people) {}

    /** A line of a deal. */
    @Doc("A line of a deal: what is sold, how many, at what price.")
    record LineJson(
            @Doc("Its id.") UUID id,
            @Doc("The product.") @Nullable UUID product,
            @Doc(value = "What it is.", example = "Licence") String name,
            @Doc(value = "How many.", example = "40") BigDecimal quantity,
            @Doc("The price of one.") UnitPrice unitPrice,

            @Doc(value = "The discount in percent.", example = "10")
            BigDecimal discountPercent,

            @Doc("The line's sum.") Money net) {
        static LineJson of(LineItem line, String currency) {
            return new LineJson(
                    line.id(),
                    line.product(),
                    line.name(),
                    line.quantity().stripTrailingZeros(),
                    UnitPrice.of(line.unitPrice(), currency),
                    line.discountPercent().stripTrailingZeros(),
                    Money.of(line.net(), currency));
        }
    }

    /** A line as it is sent. */
    @Doc("A line as it is sent. A product brings its name and, from the standard price list, its price.")
    record LineBody(
            @Doc("The product.") @Nullable UUID product,

            @Doc(value = "What it is; needed without a product.", example = "Licence", max = 300) @Nullable String name,

            @Doc(value = "How many; 1 if it is not said.", example = "40") @Nullable BigDecimal quantity,

            @Doc("The price of one, in the deal's currency; needed where no price list has it.") @Nullable UnitPrice unitPrice,

            @Doc(value = "The discount in percent; 0 if it is not said.", example = "10") @Nullable BigDecimal discountPercent) {}

    /** All lines of a deal. */
    @Doc("All lines of a deal.")
    record LinesBody(
            @Doc(value = "The lines in order.", max = LineItems.LINES_MAX, required = true) @Nullable List<LineBody> items) {}

    @Operation(scope = Scope.DEALS_READ, summary = "Read the people of a deal", detail = "The main one first.")
    @GetMapping(PEOPLE)
    Listing<DealPersonJson> people(Actor actor, @PathVariable UUID deal) {
        sheets.of(actor, deal);
        return Listing.whole(pages.load(actor, deal).people().stream()
                .map(DealPersonJson::of)
                .toList());
    }

    @Operation(scope = Scope.DEALS_WRITE, summary = "Put the people of a deal", versioned = true)
    @PutMapping(PEOPLE)
    ResponseEntity<Listing<DealPersonJson>> putPeople(
            Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<PeopleBody> body) {
        List<UUID> people = body.require("people", body.value().people());
        DealChanges.require(
                deals.change(actor, List.of(deal), wanted.version(), List.of(new DealEdit.People(people))), wanted);
        return Answers.ok(sheets.of(actor, deal).deal().version(), people(actor, deal));
    }

    @Operation(scope = Scope.DEALS_READ, summary = "Read the line items of a deal")
    @GetMapping(LINES)
    Listing<LineJson> lines(Actor actor, @PathVariable UUID deal) {
        String currency = sheets.of(actor, deal).deal().currency();
        return Listing.whole(pages.load(actor, deal).lines().stream()
                .map(line -> LineJson.of(line, currency))
                .toList());
    }

    @Operation(
            scope = Scope.DEALS_WRITE,
            summary = "Put the line items of a deal",
            detail = "Their sum becomes the deal's value; no lines leave it empty.",
            versioned = true)
    @PutMapping(LINES)
    ResponseEntity<Listing<LineJson>> putLines(
            Actor actor, @PathVariable UUID deal, IfMatch wanted, Sent<LinesBody> body) {
        List<LineBody> sent = body.require("items", body.value().items());
        DealRow present = sheets.of(actor, deal).deal();
        List<LineDraft> drafts = drafts(actor, sent, present.currency());
        DealChanges.require(lines.replace(actor, deal, wanted.version(), drafts), wanted);
        return Answers.ok(sheets.of(actor, deal).deal().version(), lines(actor, deal));
    }

    private List<LineDraft> drafts(Actor actor, List<LineBody> sent, String currency) {
        List<Refusal> refusals = new ArrayList<>();
        List<LineDraft> drafts = new ArrayList<>();
        for (int place = 0; place < sent.size(); place++) {
            LineBody line = sent.get(place);
            Optional<Product> product = product(actor, line, "items." + place, refusals);
            drafts.add(new LineDraft(
                    line.product(),
                    line.name() != null
                            ? line.name()
                            : product.map(Product::name).orElse(""),
                    line.quantity() == null ? BigDecimal.ONE : line.quantity(),
                    price(actor, line, currency, "items." + place + ".unitPrice", refusals),
                    line.discountPercent() == null ? BigDecimal.ZERO : line.discountPercent()));
        }
        if (!refusals.isEmpty()) {
            throw ApiRefusal.unprocessable(refusals);
        }
        return drafts;
    }

    private Optional<Product> product(Actor actor, LineBody line, String at, List<Refusal> refusals) {
        if (line.product() == null) {
            return Optional.empty();
        }
        Optional<Product> product = products.find(actor, line.product()).filter(found -> !found.binned());
        if (product.isEmpty()) {
            refusals.add(Refusal.at(at + ".product", "rest.reference"));
        }
        return product;
    }

    /** What the standard list of the currency says, to the last decimal. */
    private @Nullable UnitPrice listed(Actor actor, UUID product, String currency) {
        Optional<PriceList> list = prices.standard(actor, currency);
        return list.isEmpty()
                ? null
                : prices.prices(actor, List.of(product)).stream()
                        .filter(price -> price.priceListId().equals(list.get().id()))
                        .map(price -> UnitPrice.of(Objects.requireNonNull(price.amount()), currency))
                        .findFirst()
                        .orElse(null);
    }

    private BigDecimal price(Actor actor, LineBody line, String currency, String at, List<Refusal> refusals) {
        UnitPrice price = line.unitPrice();
        if (price == null && line.product() != null) {
            price = listed(actor, line.product(), currency);
        }
        if (price == null) {
            refusals.add(Refusal.at(at, "rest.field.missing"));
            return BigDecimal.ZERO;
        }
        if (!price.code().equals(currency)) {
            refusals.add(Refusal.at(at, "rest.line-currency", currency));
        }
        return price.amount();
    }
}
