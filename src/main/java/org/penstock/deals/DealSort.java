package org.penstock.deals;

import java.util.Arrays;
import java.util.Locale;

/** The orders that the list offers; each has an index, or joins a small table. Empty values come last either way. */
public enum DealSort {
    CREATED("d.created_at", "timestamptz", false),
    TITLE("lower(d.title)", "text", false),
    VALUE("d.value", "numeric", true),
    EXPECTED_CLOSE("d.expected_close", "date", true),
    CLOSED("d.closed_at", "timestamptz", true),
    UPDATED("d.updated_at", "timestamptz", false);

    final String column;
    final String type;

    /** Only then the order says where empty values go: an index read backwards has them first. */
    final boolean mayBeEmpty;

    DealSort(String column, String type, boolean mayBeEmpty) {
        this.column = column;
        this.type = type;
        this.mayBeEmpty = mayBeEmpty;
    }

    /** The word in the URL: {@code expected-close}; with a minus before it the order is turned round. */
    public String code() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /**
     * An order with its direction.
     *
     * @param descending largest or latest first
     */
    public record By(DealSort sort, boolean descending) {
        public String code() {
            return (descending ? "-" : "") + sort.code();
        }

        String sql() {
            String direction = descending ? " desc" : "";
            return sort.column + direction + (sort.mayBeEmpty ? " nulls last" : "") + ", d.id" + direction;
        }

        public By turned() {
            return new By(sort, !descending);
        }
    }

    /** From the URL; newest first when it is absent or unknown. */
    public static By parse(@org.jspecify.annotations.Nullable String text) {
        if (text != null) {
            boolean descending = text.startsWith("-");
            String code = descending ? text.substring(1) : text;
            for (DealSort sort : Arrays.asList(values())) {
                if (sort.code().equals(code)) {
                    return new By(sort, descending);
                }
            }
        }
        return new By(CREATED, true);
    }
}
