package org.penstock.contacts;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A page of a list of contacts. Pages follow each other by the last record, not by number, so the thousandth costs as
 * much as the first.
 *
 * @param total how many there are on all pages; {@link ContactLists#COUNT_MAX} + 1 where there are more
 * @param before the record that the page before this one ends at; null where there is none
 * @param after the record that the next page begins after; null where there is none
 */
public record ContactPage(
        List<ContactRow> rows,
        long total,
        @Nullable UUID before,
        @Nullable UUID after) {

    public ContactPage {
        rows = List.copyOf(rows);
    }

    public boolean isEmpty() {
        return rows.isEmpty();
    }

    /** Whether nobody counted to the end. */
    public boolean uncounted() {
        return total > ContactLists.COUNT_MAX;
    }

    /** From rows fetched with a limit of {@code size + 1} in the direction that the filter turns to. */
    static ContactPage of(List<ContactRow> fetched, ContactFilter filter, int size, long total) {
        boolean more = fetched.size() > size;
        List<ContactRow> rows = more ? fetched.subList(0, size) : fetched;
        if (filter.backwards()) {
            rows = rows.reversed();
        }
        boolean turned = filter.cursor() != null;
        boolean earlier = filter.backwards() ? more : turned;
        boolean later = filter.backwards() ? turned : more;
        return new ContactPage(
                rows,
                total,
                earlier && !rows.isEmpty() ? rows.getFirst().id() : null,
                later && !rows.isEmpty() ? rows.getLast().id() : null);
    }
}
