package org.penstock.rest;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One page of a list. */
@Doc("One page of a list.")
public record Listing<T>(
        @Doc("The records of this page.") List<T> items,

        @Doc("The cursor of the next page; null on the last one.") @Nullable String next,

        @Doc(value = "How many there are on all pages; only where it was asked for.", example = "100000")
        @JsonInclude(JsonInclude.Include.NON_NULL)
        @Nullable Long total) {

    public Listing {
        items = List.copyOf(items);
    }

    /** A list that is always whole. */
    public static <T> Listing<T> whole(List<T> items) {
        return new Listing<>(items, null, null);
    }

    /** From rows fetched with one more than the page holds; {@code key} names a row's place in the order. */
    public static <R, T> Listing<T> of(
            Paging paging, List<R> fetched, Function<R, List<@Nullable String>> key, Function<R, T> item) {
        return of(paging, fetched, key, item, null);
    }

    public static <R, T> Listing<T> of(
            Paging paging,
            List<R> fetched,
            Function<R, List<@Nullable String>> key,
            Function<R, T> item,
            @Nullable Long total) {
        boolean more = fetched.size() > paging.limit();
        List<R> rows = more ? fetched.subList(0, paging.limit()) : fetched;
        String next = more ? paging.cursor(key.apply(rows.getLast())) : null;
        return new Listing<>(rows.stream().map(item).toList(), next, total);
    }
}
