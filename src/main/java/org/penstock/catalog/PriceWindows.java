package org.penstock.catalog;

import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The prices on a list for the API: of the product that was created last first, from a place on. */
@Component
public class PriceWindows {
    private static final String BEFORE = """
            select p.product_id, p.price_list_id, p.amount
              from price p join product r on r.id = p.product_id and r.deleted_at is null
             where p.price_list_id = :list and (:first or p.product_id < :before)
             order by p.product_id desc limit :limit""";
    private static final String SOLD = "select id from product where id = any(:ids) and deleted_at is null";

    private final JdbcClient jdbc;

    PriceWindows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    public List<Price> before(Actor actor, UUID list, @Nullable UUID before, int limit) {
        return jdbc.sql(BEFORE)
                .param("list", list)
                .param("first", before == null)
                .param("before", before)
                .param("limit", limit)
                .query((row, number) -> new Price(
                        row.getObject("product_id", UUID.class),
                        row.getObject("price_list_id", UUID.class),
                        row.getBigDecimal("amount")))
                .list();
    }

    /** Those of the products that are there and not in the bin. */
    public Set<UUID> sold(Actor actor, List<UUID> products) {
        return new HashSet<>(jdbc.sql(SOLD)
                .param("ids", products.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list());
    }
}
