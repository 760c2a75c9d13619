package org.penstock.catalog.rest;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Price;
import org.penstock.catalog.PriceChanges;
import org.penstock.catalog.PriceEdit;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.PriceWindows;
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
import org.penstock.rest.UnitPrice;
import org.springframework.http.ResponseEntity;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;

/** Price lists and the prices on them, over the API. */
@ApiController
class PriceListApiController {
    private static final String LISTS = "/api/v1/price-lists";
    private static final String LIST = LISTS + "/{list}";

    /** The most prices of one request. */
    private static final int PRICES_MAX = 500;

    private final PriceLists lists;
    private final PriceChanges changes;
    private final PriceWindows windows;

    PriceListApiController(PriceLists lists, PriceChanges changes, PriceWindows windows) {
        this.lists = lists;
        this.changes = changes;
        this.windows = windows;
    }

    /** A price list. */
    @Doc("A list of prices in one currency.")
    record PriceListJson(
            @Doc("Its id.") UUID id,
            @Doc(value = "Its version.", example = "1") int version,

            @Doc(value = "Its name.", example = "List prices")
            String name,

            @Doc(value = "Its currency.", example = "EUR") String currency,

            @Doc(value = "It tells the price where nobody chose a list.", example = "true")
            boolean standard,

            @Doc(value = "It can't be chosen any more.", example = "false")
            boolean retired) {
        static PriceListJson of(PriceList list) {
            return new PriceListJson(
                    list.id(), list.version(), list.name(), list.currency(), list.standard(), list.retired());
        }
    }

    /** A new price list. */
    @Doc("A new price list; the first of its currency is the standard one.")
    record PriceListBody(
            @Doc(value = "Its name.", example = "Partners", max = 80, required = true) @Nullable String name,

            @Doc(value = "Its currency.", example = "EUR", required = true) @Nullable String currency) {}

    /** Changes to a price list. */
    @Doc("Changes to a price list: what is not named stays.")
    record PriceListChange(
            @Doc(value = "Its name.", example = "Partners", max = 80) @Nullable String name,

            @Doc(value = "Its currency; only while it holds no price.", example = "EUR") @Nullable String currency,

            @Doc(
                    value = "true makes it the list that tells prices in its currency, instead of the one that did.",
                    example = "true")
            @Nullable Boolean standard) {}

    /** A product and what it costs. */
    @Doc("What a product costs on the list.")
    record ListPriceJson(
            @Doc("The product.") UUID product,
            @Doc("The price, in the list's currency.") UnitPrice price) {}

    /** A product and what it is to cost. */
    @Doc("What a product is to cost on the list.")
    record ListPriceBody(
            @Doc(value = "The product.", required = true) @Nullable UUID product,

            @Doc("The price, in the list's currency; null: the list has none for it.") @Nullable UnitPrice price) {}

    /** Prices to be put. */
    @Doc("Prices to be put on a list: all of them or, where one is refused, none.")
    record PricesBody(
            @Doc(value = "Prices; products that are not named keep theirs.", max = PRICES_MAX, required = true)
            @Nullable List<ListPriceBody> items) {}

    @Operation(scope = Scope.PRODUCTS_READ, summary = "List price lists", detail = "By currency, retired ones last.")
    @GetMapping(LISTS)
    Listing<PriceListJson> priceLists(Actor actor) {
        return Listing.whole(lists.all(actor).stream().map(PriceListJson::of).toList());
    }

    @Operation(scope = Scope.PRODUCTS_WRITE, summary = "Create a price list", status = 201)
    @PostMapping(LISTS)
    ResponseEntity<PriceListJson> createList(Actor actor, Sent<PriceListBody> body) {
        String name = body.value().name();
        PriceList made = ApiRefusal.value(lists.create(
                actor,
                name == null ? "" : name,
                body.require("currency", body.value().currency())));
        return Answers.created(LISTS + "/" + made.id(), made.version(), PriceListJson.of(made));
    }

    @Operation(scope = Scope.PRODUCTS_READ, summary = "Read a price list")
    @GetMapping(LIST)
    ResponseEntity<PriceListJson> show(Actor actor, @PathVariable UUID list) {
        return answer(lists.get(actor, list));
    }

    @Operation(scope = Scope.PRODUCTS_WRITE, summary = "Change a price list", versioned = true)
    @PatchMapping(LIST)
    @Transactional
    ResponseEntity<PriceListJson> update(
            Actor actor, @PathVariable UUID list, IfMatch wanted, Sent<PriceListChange> body) {
        PriceListChange change = body.value();
        PriceList before = lists.get(actor, list);
        String name = change.name() == null ? before.name() : change.name();
        String currency = change.currency() == null ? before.currency() : change.currency();
        PriceList now =
                ApiRefusal.value(lists.change(actor, list, wanted.or(before.version()), name, currency), wanted);
        if (change.standard() != null && change.standard() != now.standard()) {
            if (!change.standard()) {
                throw refused("standard", "rest.standard-list", now.currency());
            }
            now = ApiRefusal.value(lists.makeStandard(actor, list));
        }
        return answer(now);
    }

    @Operation(
            scope = Scope.PRODUCTS_WRITE,
            summary = "Retire a price list",
            detail =
                    "It can't be chosen any more, its prices stay; a POST to restoration brings it back. The standard list"
                            + " of a currency can't be retired.",
            status = 204,
            versioned = true)
    @DeleteMapping(LIST)
    @Transactional
    ResponseEntity<Void> retire(Actor actor, @PathVariable UUID list, IfMatch wanted) {
        wanted.require(lists.get(actor, list).version());
        ApiRefusal.value(lists.retire(actor, list));
        return ResponseEntity.noContent().build();
    }

    @Operation(scope = Scope.PRODUCTS_WRITE, summary = "Bring a retired price list back")
    @PostMapping(LIST + "/restoration")
    ResponseEntity<PriceListJson> restore(Actor actor, @PathVariable UUID list) {
        return answer(ApiRefusal.value(lists.restore(actor, list)));
    }

    @Operation(
            scope = Scope.PRODUCTS_READ,
            summary = "List the prices on a price list",
            detail = "Of products that are not in the bin, the latest created first.",
            paged = true)
    @GetMapping(LIST + "/prices")
    Listing<ListPriceJson> prices(Actor actor, @PathVariable UUID list, Paging paging) {
        String currency = lists.get(actor, list).currency();
        return Listing.of(
                paging,
                windows.before(actor, list, paging.afterId(), paging.limit() + 1),
                last -> Arrays.<@Nullable String>asList(last.productId().toString()),
                price -> json(price, currency));
    }

    @Operation(
            scope = Scope.PRODUCTS_WRITE,
            summary = "Put prices on a price list",
            detail = "Up to 500, all of them or, where one is refused, none. Products that are not named keep theirs.")
    @PutMapping(LIST + "/prices")
    @Transactional
    Listing<ListPriceJson> putPrices(Actor actor, @PathVariable UUID list, Sent<PricesBody> body) {
        PriceList on = lists.get(actor, list);
        List<ListPriceBody> sent = body.require("items", body.value().items());
        if (sent.isEmpty() || sent.size() > PRICES_MAX) {
            throw refused("items", "rest.batch", PRICES_MAX);
        }
        List<PriceEdit> edits = edits(actor, on, sent);
        ApiRefusal.value(changes.change(actor, edits));
        return Listing.whole(edits.stream()
                .filter(edit -> edit.amount() != null)
                .map(edit -> json(new Price(edit.product(), list, edit.amount()), on.currency()))
                .toList());
    }

    private List<PriceEdit> edits(Actor actor, PriceList on, List<ListPriceBody> sent) {
        List<UUID> products = sent.stream()
                .map(ListPriceBody::product)
                .filter(product -> product != null)
                .toList();
        Set<UUID> sold = windows.sold(actor, products);
        Map<UUID, BigDecimal> present = new HashMap<>();
        lists.prices(actor, products).stream()
                .filter(price -> price.priceListId().equals(on.id()))
                .forEach(price -> present.put(price.productId(), price.amount()));
        List<Refusal> refusals = new ArrayList<>();
        Map<UUID, PriceEdit> edits = new LinkedHashMap<>();
        for (int place = 0; place < sent.size(); place++) {
            String at = "items." + place;
            UUID product = sent.get(place).product();
            UnitPrice price = sent.get(place).price();
            if (product == null || !sold.contains(product)) {
                refusals.add(Refusal.at(at + ".product", product == null ? "rest.field.missing" : "rest.reference"));
            } else if (price != null && !price.code().equals(on.currency())) {
                refusals.add(Refusal.at(at + ".price.currency", "rest.list-currency", on.currency()));
            } else if (edits.putIfAbsent(product, edit(at, on, product, present.get(product), price)) != null) {
                refusals.add(Refusal.at(at + ".product", "rest.twice"));
            }
        }
        if (!refusals.isEmpty()) {
            throw ApiRefusal.unprocessable(refusals);
        }
        return List.copyOf(edits.values());
    }

    private static PriceEdit edit(
            String at, PriceList on, UUID product, @Nullable BigDecimal was, @Nullable UnitPrice price) {
        return new PriceEdit(at + ".price.amount", product, on.id(), was, price == null ? null : price.amount());
    }

    private static ListPriceJson json(Price price, String currency) {
        BigDecimal amount = Objects.requireNonNull(price.amount());
        return new ListPriceJson(price.productId(), UnitPrice.of(amount, currency));
    }

    private static ApiRefusal refused(String field, String key, Object... args) {
        return ApiRefusal.unprocessable(List.of(Refusal.at(field, key, args)));
    }

    private static ResponseEntity<PriceListJson> answer(PriceList list) {
        return Answers.ok(list.version(), PriceListJson.of(list));
    }
}
