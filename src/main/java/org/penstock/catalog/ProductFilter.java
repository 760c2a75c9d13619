package org.penstock.catalog;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which products a list shows, in which order; it lives in the URL.
 *
 * @param q words of the name or the beginning of the code
 * @param category exactly this one
 * @param state those that are offered, those that are not, or those in the bin
 * @param prices the one list whose prices are shown; null for the standard lists
 * @param page from 1
 */
public record ProductFilter(
        String q,
        @Nullable String category,
        State state,
        @Nullable UUID prices,
        Sort sort,
        boolean descending,
        int page) {

    /** The last page that the list turns to; who wants more narrows it down. */
    public static final int PAGES_MAX = 1_000;

    /** The longest search text; the rest is ignored. */
    public static final int Q_MAX = 100;

    /** Which part of the catalog. */
    public enum State {
        ALL,
        ACTIVE,
        INACTIVE,
        BIN;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** What the list may be ordered by. */
    public enum Sort {
        NAME,
        CODE,
        CATEGORY,
        UPDATED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** Reads a query; what it doesn't know it takes as not given. */
    public static ProductFilter of(Map<String, String> query) {
        String q = query.getOrDefault("q", "").replace("\0", "").strip();
        String sort = query.getOrDefault("sort", "");
        return new ProductFilter(
                q.substring(0, Math.min(q.length(), Q_MAX)),
                text(query.get("category")),
                known(State.values(), query.getOrDefault("state", "")),
                id(query.get("prices")),
                known(Sort.values(), sort.startsWith("-") ? sort.substring(1) : sort),
                sort.startsWith("-"),
                page(query.getOrDefault("page", "1")));
    }

    /** The filter as parameters of a URL, without what is usual. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "q", q);
        put(query, "category", category);
        put(query, "state", state == State.ALL ? null : state.code());
        put(query, "prices", prices == null ? null : prices.toString());
        put(query, "sort", sort == Sort.NAME && !descending ? null : (descending ? "-" : "") + sort.code());
        return query;
    }

    /** Whether less is asked for than all products. */
    public boolean narrows() {
        return !q.isEmpty() || category != null || state != State.ALL;
    }

    private static void put(Map<String, String> query, String name, @Nullable String value) {
        if (value != null && !value.isEmpty()) {
            query.put(name, value);
        }
    }

    /** The constant of this code, otherwise the first one. */
    private static <E extends Enum<E>> E known(E[] constants, String code) {
        for (E constant : constants) {
            if (constant.name().equalsIgnoreCase(code)) {
                return constant;
            }
        }
        return constants[0];
    }

    private static @Nullable String text(@Nullable String text) {
        return text == null || text.isBlank() ? null : text.replace("\0", "").strip();
    }

    private static @Nullable UUID id(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? null : UUID.fromString(text);
        } catch (IllegalArgumentException notAnId) {
            return null;
        }
    }

    private static int page(String text) {
        return text.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(text), 1, PAGES_MAX) : 1;
    }
}
