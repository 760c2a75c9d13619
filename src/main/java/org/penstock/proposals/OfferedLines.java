package org.penstock.proposals;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import org.penstock.deals.DealUse;
import org.penstock.deals.LineRule;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.springframework.core.annotation.Order;
import org.springframework.stereotype.Component;

/** The line items and the value of a deal with a current offer are that offer; nothing else changes them. */
@Component
@Order(0)
class OfferedLines implements LineRule, DealUse {
    private final ProposalRows rows;

    OfferedLines(ProposalRows rows) {
        this.rows = rows;
    }

    @Override
    public Map<Sale, List<Refusal>> ofLines(Actor actor, Collection<Sale> sales) {
        List<UUID> deals =
                sales.stream().map(Sale::deal).filter(Objects::nonNull).toList();
        Map<UUID, Integer> current = deals.isEmpty() ? Map.of() : rows.current(deals);
        Map<Sale, List<Refusal>> against = new HashMap<>();
        sales.stream()
                .filter(sale -> sale.deal() != null && current.containsKey(sale.deal()))
                .forEach(sale -> against.put(sale, refused(Objects.requireNonNull(sale.deal()), current)));
        return against;
    }

    @Override
    public List<Refusal> ofValue(Actor actor, UUID deal) {
        Map<UUID, Integer> current = rows.current(List.of(deal));
        return current.isEmpty() ? List.of() : refused(deal, current);
    }

    @Override
    public Optional<String> keeper(Map<String, Object> facts) {
        return Boolean.TRUE.equals(facts.get(ProposalFacts.CURRENT.name()))
                ? Optional.of(ProposalFacts.TOOL)
                : Optional.empty();
    }

    @Override
    public Set<UUID> inUse(Collection<UUID> deals) {
        return rows.used(deals).stream().collect(Collectors.toSet());
    }

    private static List<Refusal> refused(UUID deal, Map<UUID, Integer> current) {
        return List.of(Refusal.of(
                "proposals.refused.kept",
                Objects.requireNonNull(current.get(deal)),
                "/deals/" + deal + "?tool=proposals"));
    }
}
