package org.penstock.deals;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;

/** The rules of all modules together; the first that refuses is told, since the others follow from the same lines. */
@Component
class LineRules {
    private final ObjectProvider<LineRule> rules;

    LineRules(ObjectProvider<LineRule> rules) {
        this.rules = rules;
    }

    Map<LineRule.Sale, List<Refusal>> ofLines(Actor actor, Collection<LineRule.Sale> sales) {
        Map<LineRule.Sale, List<Refusal>> against = new HashMap<>();
        if (!sales.isEmpty()) {
            rules.orderedStream().forEach(rule -> rule.ofLines(actor, sales).forEach(against::putIfAbsent));
        }
        return against;
    }

    List<Refusal> ofLines(Actor actor, Deal deal, List<LineDraft> lines) {
        return ofLines(actor, deal, deal.currency, lines);
    }

    List<Refusal> ofLines(Actor actor, Deal deal, String currency, List<LineDraft> lines) {
        LineRule.Sale sale = new LineRule.Sale(deal.id, deal.stage.pipelineId(), currency, lines);
        return ofLines(actor, List.of(sale)).getOrDefault(sale, List.of());
    }

    @Nullable String keeper(Map<String, Object> stageFacts) {
        return rules.orderedStream()
                .flatMap(rule -> rule.keeper(stageFacts).stream())
                .findFirst()
                .orElse(null);
    }

    List<Refusal> ofValue(Actor actor, UUID deal) {
        return rules.orderedStream()
                .flatMap(rule -> rule.ofValue(actor, deal).stream())
                .toList();
    }
}
