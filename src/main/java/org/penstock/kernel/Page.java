package org.penstock.kernel;

import java.util.List;

/**
 * One page of a longer list.
 *
 * @param items what is on this page
 * @param number the page's number, from 1
 * @param size how many items a full page holds
 * @param total how many items there are on all pages; -1 where nobody counted
 * @param more whether a further page follows
 */
public record Page<T>(List<T> items, int number, int size, long total, boolean more) {

    /** The most that a list shows at once. */
    public static final int MAX_SIZE = 200;

    public static final int DEFAULT_SIZE = 50;

    public Page {
        items = List.copyOf(items);
    }

    /** From rows fetched with a limit of {@code size + 1}: the extra one only tells that there is more. */
    public static <T> Page<T> of(List<T> fetched, int number, int size, long total) {
        boolean more = fetched.size() > size;
        return new Page<>(more ? fetched.subList(0, size) : fetched, number, size, total, more);
    }

    public int offset() {
        return (number - 1) * size;
    }

    public boolean isEmpty() {
        return items.isEmpty();
    }
}
