package org.penstock.deals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Changes plain facts of a deal and gathers from what to what, for one ledger entry. */
final class FactChanges {
    private final Deal deal;
    private final Map<String, Object> detail = new LinkedHashMap<>();

    FactChanges(Deal deal) {
        this.deal = deal;
    }

    Map<String, Object> detail() {
        return detail;
    }

    void title(String to) {
        changed("title", deal.title, to);
        deal.title = to;
    }

    void organisation(@Nullable UUID to) {
        changed("organisation", deal.organisation, to);
        deal.organisation = to;
    }

    void source(@Nullable String to) {
        changed("source", deal.source, to);
        deal.source = to;
    }

    void labels(List<UUID> to) {
        List<UUID> distinct = to.stream().distinct().toList();
        if (!new TreeSet<>(deal.labels).equals(new TreeSet<>(distinct))) {
            detail.put("labels", pair(deal.labels.toString(), distinct.toString()));
        }
        deal.labels = distinct;
    }

    void people(List<UUID> from, List<UUID> to) {
        if (!from.equals(to)) {
            detail.put("people", pair(from.toString(), to.toString()));
        }
        deal.people = to.size();
    }

    void custom(Map<String, Object> to) {
        TreeSet<String> keys = new TreeSet<>(deal.custom.keySet());
        keys.addAll(to.keySet());
        keys.forEach(key -> changed("custom." + key, deal.custom.get(key), to.get(key)));
        deal.custom = to;
    }

    private void changed(String field, @Nullable Object from, @Nullable Object to) {
        if (!Objects.equals(text(from), text(to))) {
            detail.put(field, pair(text(from), text(to)));
        }
    }

    private static Map<String, String> pair(String from, String to) {
        return Map.of("from", from, "to", to);
    }

    private static String text(@Nullable Object value) {
        return value == null ? "" : value.toString();
    }
}
