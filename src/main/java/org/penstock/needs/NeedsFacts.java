package org.penstock.needs;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What gates, filters and the API know of needs, reckoned from the module's tables for any set of deals. */
@Component
class NeedsFacts {
    private static final String REQUIREMENTS = StageFact.name(NeedsTool.NAME, "requirements");
    private static final String OPEN_MUSTS = StageFact.name(NeedsTool.NAME, "open_musts");
    private static final String QUESTIONS_OPEN = StageFact.name(NeedsTool.NAME, "questions_open");
    private static final String DECISION_MAKER = StageFact.name(NeedsTool.NAME, "decision_maker");
    private static final String DECISION_ON = StageFact.name(NeedsTool.NAME, "decision_on");
    private static final String SOLUTION = StageFact.name(NeedsTool.NAME, "solution");

    private static final List<String> NAMES =
            List.of(REQUIREMENTS, OPEN_MUSTS, QUESTIONS_OPEN, DECISION_MAKER, DECISION_ON, SOLUTION);

    /**
     * A must is open until a product meets it fully. Without a single requirement nothing is said of musts, so that a gate
     * "at most 0" holds a deal of which nobody asked anything; the same with questions.
     */
    private static final String RECKON = """
            select s.deal_id, s.decision_on, left(s.solution, 200) as solution, i.requirements, i.open_musts,
                   q.questions, q.open,
                   exists (select from needs_person n join deal_person p using (deal_id, person_id)
                            where n.deal_id = s.deal_id and n.role = 'decision_maker') as decision_maker
              from needs_sheet s
              left join lateral (
                   select count(*) as requirements,
                          count(*) filter (where must and not exists (
                              select from needs_coverage c where c.item_id = i.id and c.meets = 'fully')) as open_musts
                     from needs_item i where i.deal_id = s.deal_id and i.kind = 'requirement' and i.removed_at is null) i on true
              left join lateral (
                   select count(*) as questions, count(*) filter (where answer = '') as open
                     from needs_answer where deal_id = s.deal_id) q on true
             where s.deal_id = any(:deals::uuid[])""";

    private final JdbcClient jdbc;
    private final StageFacts facts;

    NeedsFacts(JdbcClient jdbc, StageFacts facts) {
        this.jdbc = jdbc;
        this.facts = facts;
    }

    Map<UUID, Map<String, Object>> reckon(Collection<UUID> deals) {
        Map<UUID, Map<String, Object>> reckoned = new HashMap<>();
        jdbc.sql(RECKON).param("deals", deals.toArray(UUID[]::new)).query(row -> {
            Map<String, Object> known = new HashMap<>();
            if (row.getInt("requirements") > 0) {
                known.put(REQUIREMENTS, row.getInt("requirements"));
                known.put(OPEN_MUSTS, row.getInt("open_musts"));
            }
            if (row.getInt("questions") > 0) {
                known.put(QUESTIONS_OPEN, row.getInt("open"));
            }
            if (row.getBoolean("decision_maker")) {
                known.put(DECISION_MAKER, true);
            }
            if (row.getString("decision_on") != null) {
                known.put(DECISION_ON, row.getString("decision_on"));
            }
            if (!row.getString("solution").isEmpty()) {
                known.put(SOLUTION, row.getString("solution"));
            }
            reckoned.put(row.getObject("deal_id", UUID.class), known);
        });
        return reckoned;
    }

    /** Notes a change in the ledger and renews the copy that the deal keeps. */
    void note(Actor actor, UUID deal, Map<String, Object> detail) {
        facts.note(actor, deal, detail, renewed(reckon(List.of(deal)).get(deal)));
    }

    /** Renews the copies alone, where something else than the tool changed what it knows. */
    void renew(Collection<UUID> deals) {
        reckon(deals).forEach((deal, known) -> facts.put(deal, renewed(known)));
    }

    /** What the ledger tells of a change to one thing. */
    static Map<String, Object> told(String what, Object change) {
        return Map.of(StageFact.name(NeedsTool.NAME, what), change);
    }

    private static Map<String, @Nullable Object> renewed(@Nullable Map<String, Object> known) {
        Map<String, @Nullable Object> renewed = new HashMap<>();
        NAMES.forEach(name -> renewed.put(name, known == null ? null : known.get(name)));
        return renewed;
    }
}
