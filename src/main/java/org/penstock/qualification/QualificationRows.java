package org.penstock.qualification;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.sql.Types;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Cards as they stand in the database. */
@Component
class QualificationRows {
    private static final String HEAD = """
            select verdict, back_on, activity_id, decided_at, decided_by, previous is not null as undoable, version
              from qualification where deal_id = :deal""";
    private static final String ANSWERS = """
            select a.*, p.name as person_name
              from qualification_answer a left join person p on p.id = a.person_id
             where a.deal_id = :deal order by a.position, a.key""";
    private static final String PREVIOUS = "select previous::text from qualification where deal_id = :deal";
    private static final String PUT = """
            insert into qualification (deal_id, verdict, back_on, activity_id, decided_at, decided_by, previous)
            values (:deal, :verdict, :back, :step, :decidedAt, :decidedBy, :previous::jsonb)
                on conflict (deal_id) do update
               set verdict = excluded.verdict, back_on = excluded.back_on, activity_id = excluded.activity_id,
                   decided_at = excluded.decided_at, decided_by = excluded.decided_by, previous = excluded.previous,
                   version = qualification.version + 1""";
    private static final String FORGET = "delete from qualification_answer where deal_id = :deal";
    private static final String ANSWER = """
            insert into qualification_answer (deal_id, key, position, name, answer, evidence, person_id, said_by,
                                              answered_at, answered_by)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""";
    private static final String FACTS = """
            select q.deal_id, q.verdict, q.back_on,
                   count(a.key) filter (where a.answer in ('yes', 'partly', 'no')) as answered,
                   count(a.key) filter (where a.answer = 'yes') as met
              from qualification q left join qualification_answer a on a.deal_id = q.deal_id
             where q.deal_id = any(:deals::uuid[])
             group by q.deal_id""";
    private static final String CLOSED = """
            update qualification set verdict = 'disqualified', back_on = null, version = version + 1
             where deal_id = any(:deals::uuid[]) and verdict is distinct from 'disqualified' returning deal_id""";
    private static final String REOPENED = """
            update qualification set verdict = null, decided_at = null, decided_by = null, version = version + 1
             where deal_id = any(:deals::uuid[]) and verdict = 'disqualified' returning deal_id""";

    private final JdbcClient jdbc;
    private final JdbcTemplate sets;

    QualificationRows(JdbcClient jdbc, JdbcTemplate sets) {
        this.jdbc = jdbc;
        this.sets = sets;
    }

    /** The card of a deal that asks these criteria. */
    Qualification card(UUID deal, List<Criterion> asked) {
        List<Qualification.Item> items = items(deal, asked);
        return jdbc.sql(HEAD)
                .param("deal", deal)
                .query((row, number) -> head(deal, items, row))
                .optional()
                .orElseGet(() -> new Qualification(deal, items, null, null, null, null, null, false, 0));
    }

    @Nullable String previous(UUID deal) {
        return jdbc.sql(PREVIOUS)
                .param("deal", deal)
                .query((row, number) -> new Kept(row.getString(1)))
                .optional()
                .map(Kept::text)
                .orElse(null);
    }

    private record Kept(@Nullable String text) {}

    /** Writes the card as a whole; whoever calls has locked the deal and compared the version. */
    void put(Qualification card, @Nullable String previous) {
        jdbc.sql(PUT)
                .param("deal", card.deal())
                .param("verdict", card.verdict() == null ? null : card.verdict().code(), Types.VARCHAR)
                .param("back", card.backOn(), Types.DATE)
                .param("step", card.step(), Types.OTHER)
                .param("decidedAt", card.decidedAt() == null ? null : Timestamp.from(card.decidedAt()), Types.TIMESTAMP)
                .param("decidedBy", card.decidedBy(), Types.VARCHAR)
                .param("previous", previous, Types.VARCHAR)
                .update();
        jdbc.sql(FORGET).param("deal", card.deal()).update();
        List<Object[]> rows = new ArrayList<>();
        for (Qualification.Item item : card.items()) {
            if (!item.isBlank()) {
                rows.add(row(card.deal(), rows.size(), item));
            }
        }
        sets.batchUpdate(ANSWER, rows);
    }

    /** The facts of deals by their names, as the tables say. */
    Map<UUID, Map<String, Object>> facts(Collection<UUID> deals) {
        Map<UUID, Map<String, Object>> facts = new HashMap<>();
        jdbc.sql(FACTS).param("deals", deals.toArray(UUID[]::new)).query(row -> {
            Map<String, Object> of = new HashMap<>();
            put(of, QualificationTool.VERDICT, row.getString("verdict"));
            put(of, QualificationTool.BACK_ON, row.getString("back_on"));
            of.put(QualificationTool.ANSWERED, row.getInt("answered"));
            of.put(QualificationTool.MET, row.getInt("met"));
            facts.put(row.getObject("deal_id", UUID.class), of);
        });
        return facts;
    }

    /** Cards of deals that were disqualified elsewhere follow; answers those that changed. */
    List<UUID> closed(Collection<UUID> deals) {
        return changed(CLOSED, deals);
    }

    List<UUID> reopened(Collection<UUID> deals) {
        return changed(REOPENED, deals);
    }

    private List<UUID> changed(String sql, Collection<UUID> deals) {
        return jdbc.sql(sql)
                .param("deals", deals.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    private List<Qualification.Item> items(UUID deal, List<Criterion> asked) {
        Map<String, Criterion> open = new LinkedHashMap<>();
        asked.forEach(criterion -> open.put(criterion.key(), criterion));
        Map<String, Qualification.Item> given = new LinkedHashMap<>();
        jdbc.sql(ANSWERS).param("deal", deal).query(row -> {
            Qualification.Item item = item(row, open.get(row.getString("key")));
            given.put(item.criterion().key(), item);
        });
        List<Qualification.Item> items = new ArrayList<>();
        open.forEach((key, criterion) -> {
            Qualification.Item item = given.remove(key);
            items.add(item == null ? Qualification.Item.open(criterion) : item);
        });
        items.addAll(given.values());
        return items;
    }

    private static Qualification.Item item(ResultSet row, @Nullable Criterion asked) throws SQLException {
        String answer = row.getString("answer");
        String person = row.getString("person_name");
        return new Qualification.Item(
                asked != null ? asked : new Criterion(row.getString("key"), row.getString("name"), ""),
                asked != null,
                answer == null ? null : Answer.of(answer),
                row.getString("evidence"),
                row.getObject("person_id", UUID.class),
                person == null ? row.getString("said_by") : person,
                row.getTimestamp("answered_at").toInstant(),
                row.getString("answered_by"));
    }

    private static Object[] row(UUID deal, int position, Qualification.Item item) {
        return new Object[] {
            deal,
            item.criterion().key(),
            position,
            item.criterion().name(),
            item.answer() == null ? null : item.answer().code(),
            item.evidence(),
            item.person(),
            item.said(),
            Timestamp.from(item.answeredAt() == null ? Instant.EPOCH : item.answeredAt()),
            item.answeredBy() == null ? "" : item.answeredBy()
        };
    }

    private static Qualification head(UUID deal, List<Qualification.Item> items, ResultSet row) throws SQLException {
        String verdict = row.getString("verdict");
        Timestamp decided = row.getTimestamp("decided_at");
        return new Qualification(
                deal,
                items,
                verdict == null ? null : Verdict.of(verdict),
                row.getObject("back_on", LocalDate.class),
                row.getObject("activity_id", UUID.class),
                decided == null ? null : decided.toInstant(),
                row.getString("decided_by"),
                row.getBoolean("undoable"),
                row.getInt("version"));
    }

    private static void put(Map<String, Object> facts, String name, @Nullable Object value) {
        if (value != null) {
            facts.put(name, value);
        }
    }
}
