package org.penstock.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A product together with its prices, as its form holds them: saved together or not at all. */
@Component
public class ProductSheets {
    private final Products products;
    private final PriceChanges prices;
    private final Ids ids;

    ProductSheets(Products products, PriceChanges prices, Ids ids) {
        this.products = products;
        this.prices = prices;
        this.ids = ids;
    }

    /** A new product; its prices name any product, for it has no id yet. */
    @Transactional
    public Result<Product> create(Actor actor, ProductDraft draft, List<PriceEdit> edits) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = refusals(actor, ids.next(), draft, edits);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        Result<Product> created = products.create(actor, draft);
        if (created instanceof Result.Done<Product>(Product product)) {
            prices.put(actor, of(product.id(), edits));
        }
        return created;
    }

    /** Stale when somebody changed the product's facts; a price that was changed meanwhile is a refusal at its field. */
    @Transactional
    public Result<Product> change(Actor actor, UUID id, int version, ProductDraft draft, List<PriceEdit> edits) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Product present = products.get(actor, id);
        if (present.version() != version || present.binned()) {
            return Result.stale(present);
        }
        List<Refusal> refusals = refusals(actor, id, draft, edits);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        Result<Product> changed = products.change(actor, id, version, draft);
        if (changed instanceof Result.Done<Product>) {
            prices.put(actor, of(id, edits));
        }
        return changed;
    }

    private List<Refusal> refusals(Actor actor, UUID id, ProductDraft draft, List<PriceEdit> edits) {
        List<Refusal> refusals = new ArrayList<>(products.refusals(id, draft));
        refusals.addAll(prices.refusals(actor, of(id, edits)));
        return refusals;
    }

    private static List<PriceEdit> of(UUID product, List<PriceEdit> edits) {
        return edits.stream()
                .map(edit -> new PriceEdit(edit.field(), product, edit.list(), edit.was(), edit.amount()))
                .toList();
    }
}
