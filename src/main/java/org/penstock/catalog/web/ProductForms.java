package org.penstock.catalog.web;

import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.Product;
import org.penstock.catalog.ProductLists;
import org.penstock.kernel.Actor;
import org.springframework.stereotype.Component;

/** What the pages of products are filled with beside the product itself. */
@Component
public class ProductForms {
    private final ProductLists products;
    private final PriceLists lists;

    ProductForms(ProductLists products, PriceLists lists) {
        this.products = products;
        this.lists = lists;
    }

    /** What one may choose: categories that there are, and lists in use. */
    public record Choices(List<String> categories, List<PriceList> lists) {}

    Choices choices(Actor actor) {
        return new Choices(products.categories(actor), lists.current(actor));
    }

    List<PriceList> lists(Actor actor) {
        return lists.current(actor);
    }

    /** The product's prices by list. */
    Map<UUID, BigDecimal> prices(Actor actor, UUID product) {
        Map<UUID, BigDecimal> prices = new HashMap<>();
        lists.prices(actor, List.of(product))
                .forEach(price -> prices.put(price.priceListId(), Objects.requireNonNull(price.amount())));
        return prices;
    }

    ProductForm empty(Actor actor) {
        return ProductForm.empty(lists(actor));
    }

    ProductForm of(Actor actor, Product product) {
        return ProductForm.of(product, lists(actor), prices(actor, product.id()));
    }

    ProductForm typed(Actor actor, Map<String, String> typed) {
        return ProductForm.typed(typed, lists(actor));
    }
}
