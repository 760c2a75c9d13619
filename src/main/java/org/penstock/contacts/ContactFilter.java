package org.penstock.contacts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which people or organisations a list shows, in which order; it lives in the URL.
 *
 * @param q words of the name, an e-mail address or digits of a phone number
 * @param owner whose they are
 * @param label one that they have
 * @param industry of organisations only
 * @param organisation of people only: where they work
 * @param sort the column they are ordered by
 * @param bin those in the bin instead of the others
 * @param page from 1
 */
public record ContactFilter(
        String q,
        @Nullable UUID owner,
        @Nullable UUID label,
        @Nullable String industry,
        @Nullable UUID organisation,
        Sort sort,
        boolean descending,
        boolean bin,
        int page) {

    /** The last page that a list turns to; who wants more narrows the list down. */
    public static final int PAGES_MAX = 200;

    /** The longest search text; the rest is ignored. */
    public static final int Q_MAX = 100;

    public static final ContactFilter ALL = new ContactFilter("", null, null, null, null, Sort.NAME, false, false, 1);

    /** What a list may be ordered by. */
    public enum Sort {
        NAME,
        CREATED,
        UPDATED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public static ContactFilter of(Map<String, String> query) {
        String sort = query.getOrDefault("sort", "");
        String q = query.getOrDefault("q", "").strip();
        return new ContactFilter(
                q.substring(0, Math.min(q.length(), Q_MAX)),
                id(query.get("owner")).orElse(null),
                id(query.get("label")).orElse(null),
                Blank.toNull(query.get("industry")),
                id(query.get("organisation")).orElse(null),
                sort.endsWith("created") ? Sort.CREATED : sort.endsWith("updated") ? Sort.UPDATED : Sort.NAME,
                sort.startsWith("-"),
                "true".equals(query.get("bin")),
                page(query.getOrDefault("page", "1")));
    }

    /** The filter as parameters of a URL, without what is usual. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "q", q.isEmpty() ? null : q);
        put(query, "owner", owner);
        put(query, "label", label);
        put(query, "industry", industry);
        put(query, "organisation", organisation);
        put(query, "sort", sort == Sort.NAME && !descending ? null : order());
        put(query, "bin", bin ? "true" : null);
        return query;
    }

    /** The order as it stands in the URL: {@code -updated}. */
    public String order() {
        return (descending ? "-" : "") + sort.code();
    }

    public boolean narrows() {
        return !q.isEmpty() || owner != null || label != null || industry != null || organisation != null;
    }

    private static void put(Map<String, String> query, String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value.toString());
        }
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }

    private static int page(String text) {
        return text.matches("\\d{1,6}") ? Math.clamp(Integer.parseInt(text), 1, PAGES_MAX) : 1;
    }
}
