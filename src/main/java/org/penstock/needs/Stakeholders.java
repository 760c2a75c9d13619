package org.penstock.needs;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What the people of a deal have to say in it. Who they are is the deal's own; here is their role, stance and influence. */
@Component
public class Stakeholders {
    private static final String OF = """
            select p.id, p.name, p.job_title, coalesce(n.role, 'other') as role, coalesce(n.stance, 'neutral') as stance,
                   coalesce(n.influence, 2) as influence, coalesce(n.note, '') as note, coalesce(n.version, 0) as version
              from deal_person d
              join person p on p.id = d.person_id
              left join needs_person n on n.deal_id = d.deal_id and n.person_id = d.person_id
             where d.deal_id = :deal
             order by d.main desc, d.position, lower(p.name), p.id""";
    private static final String PUT = """
            insert into needs_person (deal_id, person_id, role, stance, influence, note)
            values (:deal, :person, :role, :stance, :influence, :note)
                on conflict (deal_id, person_id) do update
               set role = excluded.role, stance = excluded.stance, influence = excluded.influence,
                   note = excluded.note, version = needs_person.version + 1""";

    private final JdbcClient jdbc;
    private final DealPages deals;
    private final StageFacts facts;
    private final NeedsFacts kept;
    private final Sheets sheets;

    Stakeholders(JdbcClient jdbc, DealPages deals, StageFacts facts, NeedsFacts kept, Sheets sheets) {
        this.jdbc = jdbc;
        this.deals = deals;
        this.facts = facts;
        this.kept = kept;
        this.sheets = sheets;
    }

    /** All people of a deal, also those of whom nothing was said yet. */
    public List<Stakeholder> of(Actor actor, UUID deal) {
        deals.require(actor, deal);
        return all(deal);
    }

    /** @param version of what the writer read, 0 where nothing was said; null for any */
    @Transactional
    public Result<Stakeholder> put(
            Actor actor, UUID deal, UUID person, @Nullable Integer version, Stakeholder.Draft draft) {
        facts.open(actor, deal);
        Stakeholder before = one(deal, person);
        if (same(before, draft)) {
            return Result.done(before);
        }
        if (version != null && version != before.version()) {
            return Result.stale(before);
        }
        List<Refusal> refusals = refusals("", draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        sheets.touch(deal);
        write(deal, person, draft);
        kept.note(actor, deal, told(before, draft));
        return Result.done(one(deal, person));
    }

    static List<Refusal> refusals(String at, Stakeholder.Draft draft) {
        List<Refusal> wrong = new ArrayList<>();
        if (draft.influence() < 1 || draft.influence() > Stakeholder.INFLUENCE_MAX) {
            wrong.add(Refusal.at(at + "influence", "needs.refused.influence", Stakeholder.INFLUENCE_MAX));
        }
        if (draft.note().length() > Stakeholder.NOTE_MAX) {
            wrong.add(Refusal.at(at + "note", "needs.refused.note", Stakeholder.NOTE_MAX));
        }
        return wrong;
    }

    List<Stakeholder> all(UUID deal) {
        return jdbc.sql(OF).param("deal", deal).query(Stakeholders::stakeholder).list();
    }

    void write(UUID deal, UUID person, Stakeholder.Draft draft) {
        jdbc.sql(PUT)
                .param("deal", deal)
                .param("person", person)
                .param("role", draft.role().code())
                .param("stance", draft.stance().code())
                .param("influence", draft.influence())
                .param("note", draft.note().strip())
                .update();
    }

    private Stakeholder one(UUID deal, UUID person) {
        return all(deal).stream()
                .filter(stakeholder -> stakeholder.person().equals(person))
                .findFirst()
                .orElseThrow(() -> new Missing("Person of the deal"));
    }

    private static boolean same(Stakeholder before, Stakeholder.Draft now) {
        return before.version() > 0
                && before.role() == now.role()
                && before.stance() == now.stance()
                && before.influence() == now.influence()
                && before.note().equals(now.note().strip());
    }

    private static Map<String, Object> told(Stakeholder before, Stakeholder.Draft now) {
        Map<String, Object> detail = new LinkedHashMap<>();
        if (before.role() != now.role() || before.version() == 0) {
            detail.put(
                    StageFact.name(NeedsTool.NAME, "role"),
                    StageFacts.change(before.name(), now.role().code()));
        }
        if (before.stance() != now.stance()) {
            detail.put(
                    StageFact.name(NeedsTool.NAME, "stance"),
                    StageFacts.change(before.name(), now.stance().code()));
        }
        return detail;
    }

    private static Stakeholder stakeholder(ResultSet row, int number) throws SQLException {
        return new Stakeholder(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("job_title"),
                Stakeholder.Role.of(row.getString("role")),
                Stakeholder.Stance.of(row.getString("stance")),
                row.getInt("influence"),
                row.getString("note"),
                row.getInt("version"));
    }
}
