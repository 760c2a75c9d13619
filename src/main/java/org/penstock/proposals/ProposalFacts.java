package org.penstock.proposals;

import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.springframework.stereotype.Component;

/**
 * What proposals say of a deal. The facts tell of the current offer; where there is none, of the newest version that may
 * still become it, and {@link #CURRENT} is missing.
 */
@Component
class ProposalFacts {
    static final String TOOL = "proposals";
    static final StageFact CURRENT = StageFact.flag(TOOL, "current");
    static final StageFact VERSION = StageFact.number(TOOL, "version");
    static final StageFact TOTAL = StageFact.number(TOOL, "total");
    static final StageFact VALID_UNTIL = StageFact.date(TOOL, "valid_until");
    static final StageFact OPEN_MUSTS = StageFact.number(TOOL, "open_musts_unanswered");
    static final StageFact MAX_DISCOUNT = StageFact.number(TOOL, "max_discount");

    static final List<StageFact> ALL = List.of(CURRENT, VERSION, TOTAL, VALID_UNTIL, OPEN_MUSTS, MAX_DISCOUNT);

    private final ProposalRows rows;
    private final Musts musts;

    ProposalFacts(ProposalRows rows, Musts musts) {
        this.rows = rows;
        this.musts = musts;
    }

    Map<UUID, Map<String, Object>> of(Collection<UUID> deals) {
        Map<UUID, Map<String, Object>> facts = new HashMap<>();
        Map<UUID, Set<UUID>> required = musts.of(deals);
        for (Proposal version : rows.telling(deals)) {
            facts.put(version.deal(), facts(version, required.getOrDefault(version.deal(), Set.of())));
        }
        return facts;
    }

    /** With null for what is no fact any more. */
    Map<String, @Nullable Object> ofOne(UUID deal) {
        Map<String, Object> present = of(List.of(deal)).getOrDefault(deal, Map.of());
        Map<String, @Nullable Object> all = new HashMap<>();
        ALL.forEach(fact -> all.put(fact.name(), present.get(fact.name())));
        return all;
    }

    private static Map<String, Object> facts(Proposal version, Set<UUID> required) {
        Map<String, Object> facts = new HashMap<>();
        if (version.isCurrent()) {
            facts.put(CURRENT.name(), true);
        }
        facts.put(VERSION.name(), version.number());
        facts.put(TOTAL.name(), version.totals().contract().net());
        if (version.content().validUntil() != null) {
            facts.put(VALID_UNTIL.name(), version.content().validUntil().toString());
        }
        facts.put(OPEN_MUSTS.name(), unanswered(version, required).size());
        facts.put(MAX_DISCOUNT.name(), version.totals().maxDiscount());
        return facts;
    }

    /** The musts that no line answers which counts. */
    static Set<UUID> unanswered(Proposal version, Set<UUID> required) {
        Set<UUID> open = new HashSet<>(required);
        version.lines().stream().filter(ProposalLine::counts).forEach(line -> open.removeAll(line.answers()));
        return open;
    }
}
