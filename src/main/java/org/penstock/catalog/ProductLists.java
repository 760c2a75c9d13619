package org.penstock.catalog;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of products with their prices. Counts stop at {@link #COUNT_MAX}; nothing counts a whole table. */
@Component
public class ProductLists {
    /** Up to here the list says how many there are; above it the total is one more. */
    public static final int COUNT_MAX = 10_000;

    /** The most categories that a filter and a form offer. */
    public static final int CATEGORIES_MAX = 200;

    /** The most standard lists that stand side by side; others one chooses. */
    public static final int PRICE_COLUMNS_MAX = 4;

    private static final String LIST = """
            select p.id, p.version, p.name, p.code, p.category, p.unit, p.active, p.deleted_at is not null as binned
              from product p %s %s limit :limit offset :offset""";
    private static final String COUNT = "select count(*) from (select from product p %s limit :limit) counted";
    private static final String ANY = "select exists (select from product where deleted_at is null)";
    // Jumps along the index from one category to the next, so it costs as many steps as there are categories.
    private static final String CATEGORIES = """
            with recursive step (category) as (
                (select category from product where deleted_at is null and category is not null
                  order by category limit 1)
                union all
                select (select p.category from product p
                         where p.deleted_at is null and p.category > s.category order by p.category limit 1)
                  from step s where s.category is not null)
            select category from step where category is not null limit :limit""";

    private final JdbcClient jdbc;
    private final PriceLists prices;

    ProductLists(JdbcClient jdbc, PriceLists prices) {
        this.jdbc = jdbc;
        this.prices = prices;
    }

    /** A page of products with their prices on all lists; its total is {@link #COUNT_MAX} + 1 where there are more. */
    public Page<ProductRow> load(Actor actor, ProductFilter filter) {
        ProductQuery query = ProductQuery.of(filter);
        int size = Page.DEFAULT_SIZE;
        List<ProductRow> fetched = jdbc.sql(LIST.formatted(query.where(), ProductQuery.order(filter)))
                .params(query.params())
                .param("limit", size + 1)
                .param("offset", (filter.page() - 1) * size)
                .query(ProductLists::row)
                .list();
        long total = jdbc.sql(COUNT.formatted(query.where()))
                .params(query.params())
                .param("limit", COUNT_MAX + 1)
                .query(Long.class)
                .single();
        return Page.of(priced(actor, fetched), filter.page(), size, total);
    }

    /** The lists whose prices are shown: the chosen one, or the standard ones of the currencies. */
    public List<PriceList> columns(Actor actor, ProductFilter filter) {
        return prices.current(actor).stream()
                .filter(list ->
                        filter.prices() == null ? list.standard() : list.id().equals(filter.prices()))
                .limit(PRICE_COLUMNS_MAX)
                .toList();
    }

    /** The categories that products have, by alphabet. */
    public List<String> categories(Actor actor) {
        return jdbc.sql(CATEGORIES)
                .param("limit", CATEGORIES_MAX)
                .query((row, number) -> row.getString("category"))
                .list();
    }

    /** Whether there is any product outside the bin. */
    public boolean any(Actor actor) {
        return jdbc.sql(ANY).query(Boolean.class).single();
    }

    private List<ProductRow> priced(Actor actor, List<ProductRow> rows) {
        Map<UUID, Map<UUID, BigDecimal>> all =
                byProduct(actor, rows.stream().map(ProductRow::id).toList());
        return rows.stream()
                .map(row -> new ProductRow(
                        row.id(),
                        row.version(),
                        row.name(),
                        row.code(),
                        row.category(),
                        row.unit(),
                        row.active(),
                        row.binned(),
                        all.getOrDefault(row.id(), Map.of())))
                .toList();
    }

    private Map<UUID, Map<UUID, BigDecimal>> byProduct(Actor actor, Collection<UUID> products) {
        Map<UUID, Map<UUID, BigDecimal>> all = new HashMap<>();
        prices.prices(actor, products)
                .forEach(price -> all.computeIfAbsent(price.productId(), id -> new HashMap<>())
                        .put(price.priceListId(), Objects.requireNonNull(price.amount())));
        return all;
    }

    private static ProductRow row(ResultSet row, int number) throws SQLException {
        return new ProductRow(
                ProductRows.id(row, number),
                row.getInt("version"),
                row.getString("name"),
                row.getString("code"),
                row.getString("category"),
                row.getString("unit"),
                row.getBoolean("active"),
                row.getBoolean("binned"),
                Map.of());
    }
}
