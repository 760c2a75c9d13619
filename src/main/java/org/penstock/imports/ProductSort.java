package org.penstock.imports;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Price;
import org.penstock.catalog.PriceList;
import org.penstock.catalog.PriceLists;
import org.penstock.catalog.Product;
import org.penstock.catalog.ProductDraft;
import org.penstock.catalog.Products;
import org.penstock.imports.TraceRows.Draft;
import org.penstock.imports.TraceRows.Kind;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Money;
import org.penstock.kernel.Refusal;
import org.springframework.stereotype.Component;

/** Products, and what they cost on the standard list of their currency. */
@Component
class ProductSort implements Sort {
    private final Products products;
    private final PriceLists lists;
    private final Ids ids;
    private final ImportJson json;

    ProductSort(Products products, PriceLists lists, Ids ids, ImportJson json) {
        this.products = products;
        this.lists = lists;
        this.ids = ids;
        this.json = json;
    }

    private record Item(
            Ref ref,
            ProductDraft facts,
            @Nullable Product present,
            @Nullable BigDecimal price,
            String currency,
            boolean newPrice) {}

    @Override
    public List<PlanRow> plan(Work work, ImportFile file, List<Line> lines) {
        List<Cells> all = lines.stream().map(line -> work.cells(file, line)).toList();
        work.products.prepare(
                all.stream().map(cells -> cells.text(Target.PRODUCT_NAME)).toList());
        List<UUID> known = new ArrayList<>();
        all.forEach(cells -> {
            Ref only = work.products.only(cells.text(Target.PRODUCT_NAME));
            if (only != null && !only.fresh) {
                known.add(only.id);
            }
        });
        Map<UUID, Product> present = products.byIds(work.actor, known);
        Map<String, Map<UUID, Money>> prices = new HashMap<>();
        return all.stream()
                .map(cells -> row(
                        work,
                        cells,
                        present,
                        currency -> prices.computeIfAbsent(currency, same -> lists.pricesOf(work.actor, known, same))))
                .toList();
    }

    private PlanRow row(
            Work work,
            Cells cells,
            Map<UUID, Product> present,
            java.util.function.Function<String, Map<UUID, Money>> prices) {
        PlanRow row = new PlanRow(cells.line, Entity.PRODUCTS);
        row.title = cells.text(Target.PRODUCT_NAME);
        BigDecimal price = cells.amount(Target.PRODUCT_PRICE);
        String currency = Currencies.code(cells, Target.PRODUCT_CURRENCY, work.run.currency());
        if (!cells.wrong.isEmpty()) {
            row.reject(cells.wrong);
            return row;
        }
        if (work.products.count(row.title) > 1) {
            row.settle(work.products.match(row.title));
            return row;
        }
        Ref ref = work.products.only(row.title);
        if (ref == null) {
            ref = Ref.fresh(ids.next(), row.title);
            work.products.declare(row.title, ref);
        } else if (work.met.containsKey(ref.id)) {
            row.conflict(Refusal.of("imports.row.twice", work.met.get(ref.id).number()));
            return row;
        }
        work.met.put(ref.id, Work.Place.of(cells.line));
        row.record = ref.id;
        Product product = present.get(ref.id);
        ProductDraft facts = facts(cells, product);
        List<Refusal> flaws = Products.flaws(facts);
        if (!flaws.isEmpty()) {
            row.reject(flaws);
            return row;
        }
        settle(row, ref, facts, product, price, currency, prices);
        if (price != null) {
            work.prices.put(ref.id, Money.of(price, currency));
        }
        return row;
    }

    private static void settle(
            PlanRow row,
            Ref ref,
            ProductDraft facts,
            @Nullable Product product,
            @Nullable BigDecimal price,
            String currency,
            java.util.function.Function<String, Map<UUID, Money>> prices) {
        ProductDraft before = product == null ? ProductDraft.named("") : product.facts();
        row.differs(Target.PRODUCT_NAME.key(), before.name(), facts.name());
        row.differs(Target.PRODUCT_CODE.key(), before.code(), facts.code());
        row.differs(Target.PRODUCT_CATEGORY.key(), before.category(), facts.category());
        row.differs(Target.PRODUCT_UNIT.key(), before.unit(), facts.unit());
        row.differs(Target.PRODUCT_DESCRIPTION.key(), before.description(), facts.description());
        boolean factsDiffer = !row.differences.isEmpty();
        Money old = product == null ? null : prices.apply(currency).get(ref.id);
        Money told = price == null ? null : Money.of(price, currency);
        boolean newPrice = told != null && !told.equals(old);
        if (newPrice) {
            row.differs(Target.PRODUCT_PRICE.key(), old, told);
        }
        if (product != null && row.differences.isEmpty()) {
            row.skip(Refusal.of("imports.row.same"));
            return;
        }
        row.action = product == null ? Action.CREATE : Action.UPDATE;
        row.write = new Item(ref, facts, factsDiffer ? product : null, price, currency, newPrice);
    }

    private static ProductDraft facts(Cells cells, @Nullable Product product) {
        ProductDraft old = product == null ? ProductDraft.named(cells.text(Target.PRODUCT_NAME)) : product.facts();
        return new ProductDraft(
                old.name(),
                or(cells.textOrNull(Target.PRODUCT_CODE), old.code()),
                or(cells.textOrNull(Target.PRODUCT_CATEGORY), old.category()),
                or(cells.textOrNull(Target.PRODUCT_UNIT), old.unit()),
                or(cells.textOrNull(Target.PRODUCT_DESCRIPTION), old.description()),
                old.active(),
                old.externalSource(),
                old.externalId());
    }

    static @Nullable String or(@Nullable String told, @Nullable String old) {
        return told == null ? old : told;
    }

    @Override
    public void write(Work work, List<PlanRow> rows) {
        List<Products.Fresh> fresh = new ArrayList<>();
        List<Products.Rewrite> changed = new ArrayList<>();
        Map<String, List<Item>> priced = new HashMap<>();
        for (PlanRow row : rows) {
            Item item = (Item) Objects.requireNonNull(row.write);
            if (row.action == Action.CREATE) {
                fresh.add(new Products.Fresh(item.ref.id, item.facts));
                work.made(Kind.PRODUCT, item.ref.id, item.ref.name);
                item.ref.written = true;
            } else if (item.present != null) {
                changed.add(new Products.Rewrite(item.ref.id, item.present.version(), item.facts));
            }
            if (item.newPrice) {
                priced.computeIfAbsent(item.currency, same -> new ArrayList<>()).add(item);
            }
        }
        products.write(work.actor, fresh);
        products.rewrite(work.actor, changed)
                .forEach(image -> work.traces.add(new Draft(
                        Kind.PRODUCT_CHANGED, image.id(), image.name(), image.version() + 1, json.of((Object) image))));
        priced.forEach((currency, items) -> prices(work, currency, items));
    }

    private void prices(Work work, String currency, List<Item> items) {
        boolean known = lists.standard(work.actor, currency).isPresent();
        PriceList list = lists.standardOrNew(work.actor, currency);
        if (!known) {
            work.made(Kind.PRICE_LIST, list.id(), list.name());
        }
        List<Price> before = lists.put(
                work.actor,
                items.stream()
                        .map(item -> new Price(item.ref.id, list.id(), item.price))
                        .toList());
        for (Price price : before) {
            Ref ref = items.stream()
                    .filter(item -> item.ref.id.equals(price.productId()))
                    .findFirst()
                    .orElseThrow()
                    .ref;
            if (!ref.fresh) {
                work.traces.add(new Draft(Kind.PRICE, ref.id, ref.name, null, json.of((Object) price)));
            }
        }
    }
}
