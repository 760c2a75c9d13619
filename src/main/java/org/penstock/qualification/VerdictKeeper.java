package org.penstock.qualification;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealTransitions;
import org.penstock.deals.Outcome;
import org.penstock.deals.StageFacts;
import org.springframework.context.event.EventListener;
import org.springframework.stereotype.Component;

/** Keeps cards in step with deals that are disqualified, or reopened after it, by any other way than the card. */
@Component
class VerdictKeeper {
    private final QualificationRows rows;
    private final StageFacts facts;

    VerdictKeeper(QualificationRows rows, StageFacts facts) {
        this.rows = rows;
        this.facts = facts;
    }

    @EventListener
    void changed(DealTransitions news) {
        List<UUID> closed = outcomes(news, Outcome.DISQUALIFIED);
        List<UUID> open = outcomes(news, Outcome.OPEN);
        List<UUID> touched = new ArrayList<>();
        if (!closed.isEmpty()) {
            touched.addAll(rows.closed(closed));
        }
        if (!open.isEmpty()) {
            touched.addAll(rows.reopened(open));
        }
        if (!touched.isEmpty()) {
            keep(touched);
        }
    }

    private void keep(List<UUID> deals) {
        Map<UUID, Map<String, Object>> known = rows.facts(deals);
        deals.forEach(deal -> facts.put(deal, copy(known.getOrDefault(deal, Map.of()))));
    }

    /** All facts of the card, so that what is no more is taken away. */
    static Map<String, @Nullable Object> copy(Map<String, Object> known) {
        Map<String, @Nullable Object> copy = new HashMap<>();
        List.of(QualificationTool.VERDICT, QualificationTool.BACK_ON, QualificationTool.ANSWERED, QualificationTool.MET)
                .forEach(name -> copy.put(name, known.get(name)));
        return Collections.unmodifiableMap(copy);
    }

    private static List<UUID> outcomes(DealTransitions news, Outcome outcome) {
        return news.transitions().stream()
                .filter(one -> one.kind() == DealTransitions.Kind.OUTCOME && one.outcome() == outcome)
                .map(DealTransitions.Transition::deal)
                .toList();
    }
}
