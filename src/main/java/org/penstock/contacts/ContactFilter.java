package org.penstock.contacts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.fields.CustomFields;

/**
 * Which people or organisations a list shows, in which order; it lives in the URL.
 *
 * @param q words of the name, an e-mail address or digits of a phone number
 * @param owner whose they are: {@link #ME}, {@link #NOBODY} or an account
 * @param label one that they have
 * @param industry of organisations only
 * @param organisation of people: where they work; of organisations: their parent
 * @param deals {@link #OPEN} or {@link #NONE}: whether they have an open deal that the reader sees
 * @param custom wanted text by the key of the custom field
 * @param sort the column they are ordered by
 * @param bin those in the bin instead of the others, last deleted first
 * @param after the record that the page begins after
 * @param before the record that the page ends before
 */
public record ContactFilter(
        String q,
        @Nullable String owner,
        @Nullable UUID label,
        @Nullable String industry,
        @Nullable UUID organisation,
        @Nullable String deals,
        Map<String, String> custom,
        Sort sort,
        boolean descending,
        boolean bin,
        @Nullable UUID after,
        @Nullable UUID before) {

    /** The longest search text; the rest is ignored. */
    public static final int Q_MAX = 100;
    /** The most custom fields that one filter asks for. */
    public static final int CUSTOM_MAX = 10;

    public static final String ME = "me";
    public static final String NOBODY = "none";
    public static final String OPEN = "open";
    public static final String NONE = "none";

    public static final ContactFilter ALL = of(Map.of());

    /** What a list may be ordered by. */
    public enum Sort {
        NAME,
        CREATED,
        UPDATED,
        /** Of the bin only. */
        DELETED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    public ContactFilter {
        custom = Map.copyOf(custom);
    }

    public static ContactFilter of(Map<String, String> query) {
        String sort = query.getOrDefault("sort", "");
        String q = query.getOrDefault("q", "").strip();
        boolean bin = "true".equals(query.get("bin"));
        return new ContactFilter(
                q.substring(0, Math.min(q.length(), Q_MAX)),
                owner(query.getOrDefault("owner", "")),
                id(query.get("label")).orElse(null),
                Blank.toNull(query.get("industry")),
                id(query.get("organisation")).orElse(null),
                OPEN.equals(query.get("deals")) || NONE.equals(query.get("deals")) ? query.get("deals") : null,
                custom(query),
                bin
                        ? Sort.DELETED
                        : sort.endsWith("created") ? Sort.CREATED : sort.endsWith("updated") ? Sort.UPDATED : Sort.NAME,
                bin || sort.startsWith("-"),
                bin,
                id(query.get("after")).orElse(null),
                id(query.get("before")).orElse(null));
    }

    /** The filter as parameters of a URL, without what is usual and without the page. */
    public Map<String, String> query() {
        Map<String, String> query = new LinkedHashMap<>();
        put(query, "q", q.isEmpty() ? null : q);
        put(query, "owner", owner);
        put(query, "label", label);
        put(query, "industry", industry);
        put(query, "organisation", organisation);
        put(query, "deals", deals);
        new TreeMap<>(custom).forEach((key, value) -> query.put(CustomFields.PREFIX + key, value));
        put(query, "sort", bin || (sort == Sort.NAME && !descending) ? null : order());
        put(query, "bin", bin ? "true" : null);
        return query;
    }

    /** The order as it stands in the URL: {@code -updated}. */
    public String order() {
        return (descending ? "-" : "") + sort.code();
    }

    public boolean narrows() {
        return !q.isEmpty()
                || owner != null
                || label != null
                || industry != null
                || organisation != null
                || deals != null
                || !custom.isEmpty();
    }

    boolean backwards() {
        return before != null;
    }

    @Nullable UUID cursor() {
        return before != null ? before : after;
    }

    /** The same from the record on that was read last. */
    ContactFilter after(@Nullable UUID last) {
        return new ContactFilter(
                q, owner, label, industry, organisation, deals, custom, sort, descending, bin, last, null);
    }

    private static void put(Map<String, String> query, String name, @Nullable Object value) {
        if (value != null) {
            query.put(name, value.toString());
        }
    }

    private static @Nullable String owner(String text) {
        return text.equals(ME) || text.equals(NOBODY)
                ? text
                : id(text).map(UUID::toString).orElse(null);
    }

    private static Map<String, String> custom(Map<String, String> query) {
        Map<String, String> custom = new LinkedHashMap<>();
        query.forEach((name, value) -> {
            if (name.startsWith(CustomFields.PREFIX) && !value.isBlank() && custom.size() < CUSTOM_MAX) {
                String wanted = Blank.clean(value);
                custom.put(
                        name.substring(CustomFields.PREFIX.length()),
                        wanted.substring(0, Math.min(wanted.length(), Q_MAX)));
            }
        });
        return custom;
    }

    private static Optional<UUID> id(@Nullable String text) {
        try {
            return text == null || text.isBlank() ? Optional.empty() : Optional.of(UUID.fromString(text));
        } catch (IllegalArgumentException notAnId) {
            return Optional.empty();
        }
    }
}
