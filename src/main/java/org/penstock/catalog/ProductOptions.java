package org.penstock.catalog;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.kernel.Names;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Products to pick while one types, and those that a new one may be a second record of. */
@Component
public class ProductOptions {
    /** The most that a picker offers at once. */
    public static final int SHOWN_MAX = 12;

    /** The most look-alikes that a form names. */
    public static final int ALIKE_MAX = 3;

    private static final String OFFERED = """
            select p.id, p.name, p.code, p.unit from product p %s
             order by lower(p.code) = :exact desc nulls last, lower(p.name) collate "und-x-icu", p.id
             limit :limit""";

    private final JdbcClient jdbc;
    private final Products products;
    private final PriceLists prices;

    ProductOptions(JdbcClient jdbc, Products products, PriceLists prices) {
        this.jdbc = jdbc;
        this.products = products;
        this.prices = prices;
    }

    /**
     * A product that can be picked.
     *
     * @param price by the standard list of the currency asked for; null where that list has none for it
     */
    public record Choice(
            UUID id,
            String name,
            @Nullable String code,
            @Nullable String unit,
            @Nullable Money price) {

        Choice priced(@Nullable Money to) {
            return new Choice(id, name, code, unit, to);
        }
    }

    /** Offered products by words of the name or the beginning of the code, the one of exactly this code first. */
    public List<Choice> search(Actor actor, String q, String currency) {
        ProductQuery query = ProductQuery.offered(cut(q));
        List<Choice> found = jdbc.sql(OFFERED.formatted(query.where()))
                .params(query.params())
                .param("exact", cut(q).toLowerCase(Locale.ROOT))
                .param("limit", SHOWN_MAX)
                .query(ProductOptions::choice)
                .list();
        Map<UUID, Money> priced =
                prices.pricesOf(actor, found.stream().map(Choice::id).toList(), currency);
        return found.stream()
                .map(choice -> choice.priced(priced.get(choice.id())))
                .toList();
    }

    /** Products outside the bin that have the same name but for spelling, or the same code; {@code self} left out. */
    public List<Product> alike(Actor actor, String name, String code, @Nullable UUID self) {
        Set<UUID> found = new LinkedHashSet<>();
        String sameCode = code.strip().toLowerCase(Locale.ROOT);
        if (!sameCode.isEmpty()) {
            found.addAll(products.findByCodes(actor, List.of(sameCode)).getOrDefault(sameCode, List.of()));
        }
        String key = Names.key(name);
        if (!key.isEmpty()) {
            found.addAll(products.findByKeys(actor, List.of(key)).getOrDefault(key, List.of()));
        }
        if (self != null) {
            found.remove(self);
        }
        return new ArrayList<>(
                products.byIds(actor, found.stream().limit(ALIKE_MAX).toList()).values());
    }

    private static String cut(String q) {
        String text = q.replace("\0", "").strip();
        return text.substring(0, Math.min(text.length(), ProductFilter.Q_MAX));
    }

    private static Choice choice(ResultSet row, int number) throws SQLException {
        return new Choice(
                ProductRows.id(row, number), row.getString("name"), row.getString("code"), row.getString("unit"), null);
    }
}
