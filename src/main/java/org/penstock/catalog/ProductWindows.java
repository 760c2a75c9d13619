package org.penstock.catalog;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Names;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** The list of products for the API: the latest created first, from a place on. */
@Component
public class ProductWindows {
    private static final String IDS = "select id from product where deleted_at is null%s order by id desc limit :limit";

    private final JdbcClient jdbc;
    private final ProductRows rows;

    ProductWindows(JdbcClient jdbc, ProductRows rows) {
        this.jdbc = jdbc;
        this.rows = rows;
    }

    /**
     * Products before this one in the order of creation.
     *
     * @param q a part of the name or the whole code; empty is any
     */
    public List<Product> before(Actor actor, String q, @Nullable Boolean active, @Nullable UUID before, int limit) {
        Map<String, Object> values = new HashMap<>(Map.of("limit", limit));
        StringBuilder conditions = new StringBuilder();
        if (!q.isBlank()) {
            conditions.append(" and (name_key like :name or lower(code) = lower(:code))");
            values.put("name", "%" + Names.key(q) + "%");
            values.put("code", q.strip());
        }
        if (active != null) {
            conditions.append(" and active = :active");
            values.put("active", active);
        }
        if (before != null) {
            conditions.append(" and id < :before");
            values.put("before", before);
        }
        List<UUID> ids = jdbc.sql(IDS.formatted(conditions))
                .params(values)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        Map<UUID, Product> found = rows.byIds(ids);
        return ids.stream().flatMap(id -> Stream.ofNullable(found.get(id))).toList();
    }
}
