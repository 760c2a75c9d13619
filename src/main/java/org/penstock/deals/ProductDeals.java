package org.penstock.deals;

import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.catalog.Products;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Money;
import org.penstock.kernel.Page;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Where a product is sold: the deals that have it among their line items, as far as the actor sees them. */
@Component
public class ProductDeals {
    /** How many a page holds. */
    public static final int SHOWN_MAX = 20;

    /** The last page that is turned to. */
    public static final int PAGES_MAX = 100;

    private static final String OF = """
            with found as (
                select distinct l.deal_id from line_item l join deal d on d.id = l.deal_id
                 where l.product_id = :product and d.deleted_at is null
                   and (:all or d.owner_id is null or d.owner_id = any(:sees))
                 order by l.deal_id desc limit :limit offset :offset)
            select d.id, d.title, d.outcome, d.currency, s.name as stage_name, a.name as owner_name,
                   sum(l.quantity) as quantity, sum(l.net) as net
              from found f
              join deal d on d.id = f.deal_id
              join stage s on s.id = d.stage_id
              join line_item l on l.deal_id = d.id and l.product_id = :product
              left join account a on a.id = d.owner_id
             group by d.id, s.name, a.name
             order by d.id desc""";

    private final JdbcClient jdbc;
    private final Products products;

    ProductDeals(JdbcClient jdbc, Products products) {
        this.jdbc = jdbc;
        this.products = products;
    }

    /** A deal with what it has of the product. */
    public record Sold(
            UUID deal,
            String title,
            Outcome outcome,
            String stageName,
            @Nullable String ownerName,
            BigDecimal quantity,
            Money net) {}

    /** Newest first. */
    public Page<Sold> load(Actor actor, UUID product, int page) {
        products.get(actor, product);
        int number = Math.clamp(page, 1, PAGES_MAX);
        UUID[] sees = actor.seesArray();
        List<Sold> fetched = jdbc.sql(OF)
                .param("product", product)
                .param("all", sees == null)
                .param("sees", sees == null ? new UUID[0] : sees)
                .param("limit", SHOWN_MAX + 1)
                .param("offset", (number - 1) * SHOWN_MAX)
                .query(ProductDeals::sold)
                .list();
        return Page.of(fetched, number, SHOWN_MAX, -1);
    }

    private static Sold sold(ResultSet row, int number) throws SQLException {
        return new Sold(
                row.getObject("id", UUID.class),
                row.getString("title"),
                Outcome.of(row.getString("outcome")),
                row.getString("stage_name"),
                row.getString("owner_name"),
                row.getBigDecimal("quantity"),
                Money.of(row.getBigDecimal("net"), row.getString("currency")));
    }
}
