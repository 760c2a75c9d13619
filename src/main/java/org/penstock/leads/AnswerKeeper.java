package org.penstock.leads;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.penstock.activities.DealActivities;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Check;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Keeps first answers in step with the activities of their deals, and proves that they agree. */
@Component
class AnswerKeeper implements Check {
    private static final String DISAGREE = """
            select 'The first answer of deal ' || r.deal_id || ' is not its earliest one'
              from (%s) r left join lead_answer a on a.deal_id = r.deal_id
             where (a.answered_at, a.began_at) is distinct from
                   (r.answered_at, case when r.answered_at is not null then r.began_at end)
             limit :limit""".formatted(AnswerRows.RECKONED);

    private final AnswerRows answers;
    private final OriginRows origins;
    private final StageFacts facts;
    private final JdbcClient jdbc;

    AnswerKeeper(AnswerRows answers, OriginRows origins, StageFacts facts, JdbcClient jdbc) {
        this.answers = answers;
        this.origins = origins;
        this.facts = facts;
        this.jdbc = jdbc;
    }

    @EventListener
    void changed(DealActivities news) {
        keep(news.deals());
    }

    void keep(Collection<UUID> deals) {
        Set<UUID> changed = answers.keep(answers.reckoned(deals));
        if (!changed.isEmpty()) {
            Map<UUID, Map<String, Object>> known = origins.facts(changed);
            changed.forEach(deal -> facts.put(deal, OriginRows.copy(known.getOrDefault(deal, Map.of()))));
        }
    }

    @Override
    public List<String> disagreements() {
        return jdbc.sql(DISAGREE)
                .param("limit", MAX_REPORTED)
                .query((row, number) -> row.getString(1))
                .list();
    }
}
