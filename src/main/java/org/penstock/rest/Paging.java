package org.penstock.rest;

import jakarta.servlet.http.HttpServletRequest;
import java.util.Arrays;
import java.util.List;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Refusal;

/**
 * Which page of a list is asked for.
 *
 * @param limit records a page
 * @param after the place of the last record of the page before, as {@link #cursor} was given it; null on the first page
 * @param query what the cursor is bound to: it leads on only in the list that it came from
 */
public record Paging(int limit, @Nullable List<@Nullable String> after, String query) {
    public static final int LIMIT_MAX = 200;
    public static final int LIMIT_DEFAULT = 50;

    static Paging of(HttpServletRequest request) {
        TreeMap<String, String> query = new TreeMap<>();
        request.getParameterMap().forEach((name, values) -> query.put(name, Arrays.toString(values)));
        query.remove("cursor");
        query.remove("limit");
        String whole = request.getRequestURI() + query;
        String cursor = request.getParameter("cursor");
        return new Paging(
                limit(request.getParameter("limit")), cursor == null ? null : Cursor.read(cursor, whole), whole);
    }

    /** The text that leads to the page after this place. */
    public String cursor(List<@Nullable String> place) {
        return Cursor.write(place, query);
    }

    /** A part of the place that the cursor names. */
    public @Nullable String after(int part) {
        return after == null || after.size() <= part ? null : after.get(part);
    }

    /** The id that the cursor names, for lists in the order of ids; null on the first page. */
    public @Nullable UUID afterId() {
        try {
            return after == null ? null : UUID.fromString(String.valueOf(after(0)));
        } catch (IllegalArgumentException madeUp) {
            throw Cursor.unreadable();
        }
    }

    private static int limit(@Nullable String text) {
        if (text == null) {
            return LIMIT_DEFAULT;
        }
        int limit = text.matches("\\d{1,6}") ? Integer.parseInt(text) : 0;
        if (limit < 1 || limit > LIMIT_MAX) {
            throw ApiRefusal.bad(Refusal.at("limit", "rest.limit", LIMIT_MAX));
        }
        return limit;
    }
}
