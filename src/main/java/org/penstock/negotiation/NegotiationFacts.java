package org.penstock.negotiation;

import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What negotiation says of a deal. The floor is no fact: everybody who sees a deal reads its facts. */
@Component
class NegotiationFacts {
    static final String TOOL = "negotiation";
    static final StageFact ROUNDS = StageFact.number(TOOL, "rounds");
    static final StageFact APPROVAL = StageFact.word(TOOL, "approval", List.of("none", "asked", "granted", "refused"));
    static final StageFact DISCOUNT = StageFact.number(TOOL, "discount");

    static final List<StageFact> ALL = List.of(ROUNDS, APPROVAL, DISCOUNT);

    private static final String ROUNDS_OF = """
            select deal_id, count(*) as rounds from negotiation_round where deal_id = any(:deals::uuid[]) group by deal_id""";
    private static final String NEWEST = """
            select distinct on (deal_id) deal_id, state, discount from negotiation_approval
             where deal_id = any(:deals::uuid[]) and state <> 'superseded'
             order by deal_id, asked_at desc, id desc""";

    private final JdbcClient jdbc;

    NegotiationFacts(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Of deals with a round or a wish; the approval is that of the newest wish, and so is the discount. */
    Map<UUID, Map<String, Object>> of(Collection<UUID> deals) {
        UUID[] ids = deals.toArray(UUID[]::new);
        Map<UUID, Map<String, Object>> facts = new HashMap<>();
        jdbc.sql(ROUNDS_OF).param("deals", ids).query(row -> {
            facts(facts, row.getObject("deal_id", UUID.class)).put(ROUNDS.name(), row.getInt("rounds"));
        });
        jdbc.sql(NEWEST).param("deals", ids).query(row -> {
            Map<String, Object> of = facts(facts, row.getObject("deal_id", UUID.class));
            of.put(APPROVAL.name(), row.getString("state"));
            BigDecimal discount = row.getBigDecimal("discount");
            of.put(DISCOUNT.name(), discount);
        });
        return facts;
    }

    Map<String, @Nullable Object> ofOne(UUID deal) {
        Map<String, Object> present = of(List.of(deal)).getOrDefault(deal, Map.of());
        Map<String, @Nullable Object> all = new HashMap<>();
        ALL.forEach(fact -> all.put(fact.name(), present.get(fact.name())));
        return all;
    }

    private static Map<String, Object> facts(Map<UUID, Map<String, Object>> all, UUID deal) {
        return all.computeIfAbsent(deal, fresh -> new HashMap<>(Map.of(ROUNDS.name(), 0, APPROVAL.name(), "none")));
    }
}
