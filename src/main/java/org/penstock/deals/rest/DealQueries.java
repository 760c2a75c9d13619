package org.penstock.deals.rest;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealSheets;
import org.penstock.deals.DealSort;
import org.penstock.kernel.Refusal;
import org.penstock.rest.ApiRefusal;
import org.penstock.rest.Paging;
import org.springframework.util.MultiValueMap;

/** Reads filter, order and place of a list of deals; what a page would leave out is a problem here. */
final class DealQueries {
    private static final List<String> SORTS =
            List.of("created", "title", "value", "expected-close", "closed", "updated");

    private DealQueries() {}

    static DealFilter filter(MultiValueMap<String, String> parameters) {
        Map<String, List<String>> asked = new LinkedHashMap<>(parameters);
        DealFilter filter = DealFilter.parse(asked);
        List<Refusal> wrong = new ArrayList<>();
        filter.wrong().stream().distinct().forEach(name -> wrong.add(Refusal.at(name, "rest.parameter.unreadable")));
        if (!wrong.isEmpty()) {
            throw ApiRefusal.bad(wrong.toArray(Refusal[]::new));
        }
        return filter;
    }

    static DealSort.By sort(@Nullable String text) {
        if (text != null && !SORTS.contains(text.startsWith("-") ? text.substring(1) : text)) {
            throw ApiRefusal.bad(Refusal.at("sort", "rest.sort", String.join(", ", SORTS)));
        }
        return DealSort.parse(text);
    }

    static boolean total(@Nullable String text) {
        if (text != null && !text.equals("true") && !text.equals("false")) {
            throw ApiRefusal.bad(Refusal.at("total", "rest.field.boolean"));
        }
        return "true".equals(text);
    }

    /** The place that a cursor names; checked, so that a made-up one is a problem and no failure of the database. */
    static DealSheets.@Nullable After after(Paging paging, DealSort sort) {
        if (paging.after() == null) {
            return null;
        }
        try {
            String place = paging.after(0);
            UUID deal = UUID.fromString(String.valueOf(paging.after(1)));
            if (place != null && sort == DealSort.EXPECTED_CLOSE) {
                LocalDate.parse(place);
            }
            return new DealSheets.After(place, deal);
        } catch (IllegalArgumentException | DateTimeException madeUp) {
            throw ApiRefusal.bad(Refusal.at("cursor", "rest.cursor.unreadable"));
        }
    }
}
