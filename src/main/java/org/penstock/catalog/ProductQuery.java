package org.penstock.catalog;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import org.penstock.kernel.Names;

/** The where and order of a list of products, over the table with the alias {@code p}. */
final class ProductQuery {
    /** The most words of a search that count. */
    private static final int WORDS_MAX = 5;
    /** A trigram index helps from three letters on; shorter words are searched at the beginning of the name only. */
    private static final int TRIGRAM = 3;

    private final List<String> conditions = new ArrayList<>();
    private final Map<String, Object> params = new HashMap<>();

    private ProductQuery() {}

    static ProductQuery of(ProductFilter filter) {
        ProductQuery query = new ProductQuery();
        query.state(filter.state());
        if (filter.category() != null) {
            query.conditions.add("p.category = :category");
            query.params.put("category", filter.category());
        }
        query.search(filter.q());
        return query;
    }

    /** What is offered now, for pickers. */
    static ProductQuery offered(String q) {
        ProductQuery query = new ProductQuery();
        query.state(ProductFilter.State.ACTIVE);
        query.search(q);
        return query;
    }

    String where() {
        return " where " + String.join(" and ", conditions);
    }

    static String order(ProductFilter filter) {
        String direction = filter.descending() ? " desc" : " asc";
        String name = "lower(p.name) collate \"und-x-icu\"" + direction + ", p.id" + direction;
        return " order by "
                + switch (filter.sort()) {
                    case NAME -> name;
                    case CODE -> "lower(p.code)" + direction + ", p.id" + direction;
                    case CATEGORY -> "p.category" + direction + ", " + name;
                    case UPDATED -> "p.updated_at" + direction + ", p.id" + direction;
                };
    }

    Map<String, Object> params() {
        return params;
    }

    private void state(ProductFilter.State state) {
        conditions.add(state == ProductFilter.State.BIN ? "p.deleted_at is not null" : "p.deleted_at is null");
        if (state == ProductFilter.State.ACTIVE) {
            conditions.add("p.active");
        } else if (state == ProductFilter.State.INACTIVE) {
            conditions.add("not p.active");
        }
    }

    private void search(String q) {
        if (q.isBlank()) {
            return;
        }
        List<String> words = new ArrayList<>();
        List<String> keys = Stream.of(q.split("\\s+", -1))
                .map(Names::key)
                .filter(key -> !key.isEmpty())
                .limit(WORDS_MAX)
                .toList();
        for (int i = 0; i < keys.size(); i++) {
            words.add("p.name_key like :word" + i);
            params.put("word" + i, (keys.get(i).length() < TRIGRAM ? "" : "%") + keys.get(i) + "%");
        }
        String name = words.isEmpty() ? "false" : String.join(" and ", words);
        conditions.add("(" + name + " or lower(p.code) like :code)");
        params.put("code", q.strip().toLowerCase(Locale.ROOT).replaceAll("([\\\\%_])", "\\\\$1") + "%");
    }
}
