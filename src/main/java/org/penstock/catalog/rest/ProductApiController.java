package org.penstock.catalog.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Price;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.Product;
import org.penstock.catalog.ProductDraft;
import org.penstock.catalog.ProductWindows;
import org.penstock.catalog.Products;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Right;
import org.penstock.rest.Answers;
import org.penstock.rest.ApiController;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Batch;
import org.penstock.rest.Batches;
import org.penstock.rest.Doc;
import org.penstock.rest.IfMatch;
import org.penstock.rest.Listing;
import org.penstock.rest.Operation;
import org.penstock.rest.Paging;
import org.penstock.rest.Scope;
import org.penstock.rest.Sent;
import org.penstock.rest.UnitPrice;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.DeleteMapping;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PatchMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.PutMapping;
import org.springframework.web.bind.annotation.RequestParam;
import tools.jackson.databind.JsonNode;

/** Products and what each costs, over the API. */
@ApiController
class ProductApiController {
    private static final String PRODUCTS = "/api/v1/products";
    private static final String PRODUCT = PRODUCTS + "/{product}";

    private final Products products;
    private final ProductWindows windows;
    private final PriceLists lists;
    private final Batches batches;

    ProductApiController(Products products, ProductWindows windows, PriceLists lists, Batches batches) {
        this.products = products;
        this.windows = windows;
        this.lists = lists;
        this.batches = batches;
    }

    /** A product. */
    @Doc("A product: what is sold.")
    record ProductJson(
            @Doc("Its id.") UUID id,

            @Doc(value = "Grows with every change; the ETag.", example = "1")
            int version,

            @Doc(value = "Its name.", example = "Licence") String name,

            @Doc(value = "The company's own article number.", example = "LIC-1") @Nullable String code,

            @Doc(value = "Its category.", example = "Software") @Nullable String category,

            @Doc(value = "What one of it is.", example = "piece") @Nullable String unit,

            @Doc(value = "What it is.", example = "One seat for a year.") @Nullable String description,

            @Doc(value = "It is offered.", example = "true") boolean active,
            @Doc("When it was created.") Instant createdAt,
            @Doc("When it was last changed.") Instant updatedAt) {
        static ProductJson of(Product product) {
            ProductDraft facts = product.facts();
            return new ProductJson(
                    product.id(),
                    product.version(),
                    facts.name(),
                    facts.code(),
                    facts.category(),
                    facts.unit(),
                    facts.description(),
                    facts.active(),
                    product.createdAt(),
                    product.updatedAt());
        }
    }

    /** A product as it is sent. */
    @Doc("A product as it is sent. In a change, what is not named stays and null empties.")
    record ProductBody(
            @Doc(value = "Its name.", example = "Licence", max = ProductDraft.NAME_MAX, required = true) @Nullable String name,

            @Doc(value = "The company's own article number; unique.", example = "LIC-1", max = ProductDraft.CODE_MAX)
            @Nullable String code,

            @Doc(value = "Its category.", example = "Software", max = ProductDraft.LINE_MAX) @Nullable String category,

            @Doc(value = "What one of it is.", example = "piece", max = ProductDraft.LINE_MAX) @Nullable String unit,

            @Doc(value = "What it is.", example = "One seat for a year.", max = ProductDraft.DESCRIPTION_MAX) @Nullable String description,

            @Doc(value = "It is offered; true if it is not said.", example = "true") @Nullable Boolean active) {}

    /** A price. */
    @Doc("What a product costs on a list.")
    record PriceJson(
            @Doc("The price list.") UUID priceList,

            @Doc("The price, in the list's currency.") @Nullable UnitPrice price) {}

    /** A price as it is sent. */
    @Doc("What a product costs on a list.")
    record PriceBody(
            @Doc("The price, in the list's currency; null: the list has none for it.") @Nullable UnitPrice price) {}

    /** Which products are asked for. */
    record ProductQuery(
            @Doc(value = "A part of the name, or the code.", example = "licence", max = 100)
            String q,

            @Doc(
                    value = "Only those that are offered, or that are not.",
                    example = "true",
                    oneOf = {"true", "false"})
            String active) {}

    @Operation(
            scope = Scope.PRODUCTS_READ,
            summary = "List products",
            detail = "The latest created first.",
            query = ProductQuery.class,
            paged = true)
    @GetMapping(PRODUCTS)
    Listing<ProductJson> list(
            Actor actor,
            Paging paging,
            @RequestParam(defaultValue = "") String q,
            @RequestParam(required = false) @Nullable Boolean active) {
        return Listing.of(
                paging,
                windows.before(actor, q, active, paging.afterId(), paging.limit() + 1),
                last -> Arrays.<@Nullable String>asList(last.id().toString()),
                ProductJson::of);
    }

    @Operation(scope = Scope.PRODUCTS_WRITE, summary = "Create a product", status = 201)
    @PostMapping(PRODUCTS)
    ResponseEntity<ProductJson> create(Actor actor, Sent<ProductBody> body) {
        Product made = made(actor, body);
        return Answers.created(PRODUCTS + "/" + made.id(), made.version(), ProductJson.of(made));
    }

    @Operation(scope = Scope.PRODUCTS_READ, summary = "Read a product")
    @GetMapping(PRODUCT)
    ResponseEntity<ProductJson> show(Actor actor, @PathVariable UUID product) {
        return answer(present(actor, product));
    }

    @Operation(scope = Scope.PRODUCTS_WRITE, summary = "Change a product", versioned = true)
    @PatchMapping(PRODUCT)
    ResponseEntity<ProductJson> update(
            Actor actor, @PathVariable UUID product, IfMatch wanted, Sent<ProductBody> body) {
        return answer(changed(actor, product, wanted, body));
    }

    @Operation(
            scope = Scope.PRODUCTS_WRITE,
            summary = "Put a product into the bin",
            detail = "Line items keep naming it; a POST to restoration takes it out again.",
            status = 204,
            versioned = true)
    @DeleteMapping(PRODUCT)
    ResponseEntity<Void> delete(Actor actor, @PathVariable UUID product, IfMatch wanted) {
        ApiRefusal.value(
                products.remove(
                        actor, product, wanted.or(present(actor, product).version())),
                wanted);
        return ResponseEntity.noContent().build();
    }

    @Operation(scope = Scope.PRODUCTS_WRITE, summary = "Take a product out of the bin")
    @PostMapping(PRODUCT + "/restoration")
    ResponseEntity<ProductJson> restore(Actor actor, @PathVariable UUID product) {
        return answer(ApiRefusal.value(products.takeBack(actor, product)));
    }

    @Operation(
            scope = Scope.PRODUCTS_WRITE,
            summary = "Create up to 500 products",
            detail = "Each for itself: one that is refused leaves the others alone.",
            items = ProductBody.class)
    @PostMapping(PRODUCTS + "/batch")
    Batch.Results createAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.create(
                request,
                batch,
                ProductBody.class,
                sent -> new Batches.Done(201, made(actor, sent).id(), 1));
    }

    @Operation(
            scope = Scope.PRODUCTS_WRITE,
            summary = "Change up to 500 products",
            detail = "Each for itself, as by PATCH; a version takes the place of If-Match.",
            items = ProductBody.class)
    @PatchMapping(PRODUCTS + "/batch")
    Batch.Results updateAll(Actor actor, Sent<Batch<JsonNode>> batch, HttpServletRequest request) {
        return batches.change(request, batch, ProductBody.class, (id, wanted, sent) -> {
            Product now = changed(actor, id, wanted, sent);
            return new Batches.Done(200, id, now.version());
        });
    }

    @Operation(scope = Scope.PRODUCTS_READ, summary = "Read the prices of a product")
    @GetMapping(PRODUCT + "/prices")
    Listing<PriceJson> prices(Actor actor, @PathVariable UUID product) {
        present(actor, product);
        List<PriceJson> prices = new ArrayList<>();
        for (Price price : lists.prices(actor, List.of(product))) {
            prices.add(json(price, lists.get(actor, price.priceListId()).currency()));
        }
        return Listing.whole(prices);
    }

    @Operation(scope = Scope.PRODUCTS_WRITE, summary = "Put the price of a product on a list")
    @PutMapping(PRODUCT + "/prices/{list}")
    PriceJson price(Actor actor, @PathVariable UUID product, @PathVariable UUID list, Sent<PriceBody> body) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        present(actor, product);
        PriceList on = lists.get(actor, list);
        UnitPrice price = body.value().price();
        BigDecimal amount = price == null ? null : price.amount();
        if (price != null && !price.code().equals(on.currency())) {
            throw wrong("price.currency", "rest.list-currency", on.currency());
        }
        if (amount != null && (amount.signum() < 0 || amount.compareTo(PriceLists.PRICE_MAX) > 0)) {
            throw wrong("price.amount", "rest.price-range");
        }
        lists.put(actor, List.of(new Price(product, list, amount)));
        return new PriceJson(list, price);
    }

    private Product made(Actor actor, Sent<ProductBody> body) {
        return ApiRefusal.value(products.create(actor, draft(ProductDraft.named(""), body)));
    }

    private Product changed(Actor actor, UUID id, IfMatch wanted, Sent<ProductBody> body) {
        Product before = present(actor, id);
        return ApiRefusal.value(
                products.change(actor, id, wanted.or(before.version()), draft(before.facts(), body)), wanted);
    }

    private Product present(Actor actor, UUID id) {
        Product product = products.get(actor, id);
        if (product.binned()) {
            throw new Missing("Product");
        }
        return product;
    }

    private static ProductDraft draft(ProductDraft before, Sent<ProductBody> sent) {
        ProductBody body = sent.value();
        return new ProductDraft(
                sent.has("name") ? body.name() == null ? "" : body.name() : before.name(),
                sent.has("code") ? body.code() : before.code(),
                sent.has("category") ? body.category() : before.category(),
                sent.has("unit") ? body.unit() : before.unit(),
                sent.has("description") ? body.description() : before.description(),
                body.active() == null ? before.active() : body.active(),
                before.externalSource(),
                before.externalId());
    }

    private static PriceJson json(Price price, String currency) {
        return new PriceJson(
                price.priceListId(), price.amount() == null ? null : UnitPrice.of(price.amount(), currency));
    }

    private static ApiRefusal wrong(String field, String key, Object... args) {
        return ApiRefusal.unprocessable(List.of(Refusal.at(field, key, args)));
    }

    private static ResponseEntity<ProductJson> answer(Product product) {
        return Answers.ok(product.version(), ProductJson.of(product));
    }
}
