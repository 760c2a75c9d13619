package org.penstock.deals;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Which open deals would not meet a gate, before it is saved. */
@Component
public class GatePreviews {
    /** The most deals that a preview looks at. */
    public static final int DEALS_MAX = 20_000;

    /** The most deals that it names. */
    public static final int NAMED_MAX = 20;

    private static final String OPEN_DEALS = """
            select d.id, d.title, d.value, d.expected_close, d.owner_id, d.organisation_id, d.source, d.labels, d.custom,
                   d.stage_facts,
                   d.next_step_id is not null as step,
                   (select count(*) from deal_person p where p.deal_id = d.id) as people,
                   (select count(*) from line_item l where l.deal_id = d.id) as lines
              from deal d
             where d.stage_id = :stage and d.outcome = 'open' and d.deleted_at is null
             order by d.rank, d.id limit :limit""";
    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final JsonMapper json;

    GatePreviews(JdbcClient jdbc, JsonMapper json) {
        this.jdbc = jdbc;
        this.json = json;
    }

    /**
     * What a gate would hold.
     *
     * @param looked how many open deals stand in the stage and were looked at
     * @param held how many of them do not meet it
     * @param named the first of those
     */
    public record Preview(int looked, int held, List<Named> named) {}

    public record Named(UUID deal, String title) {}

    private record Candidate(UUID id, DealFacts facts) {}

    public Preview of(Actor actor, UUID stage, List<Gates.Draft> drafts) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Candidate> candidates = jdbc.sql(OPEN_DEALS)
                .param("stage", stage)
                .param("limit", DEALS_MAX)
                .query((row, number) -> candidate(row))
                .list();
        List<GateCondition> gate = drafts.stream()
                .map(draft -> new GateCondition(stage, stage, 0, draft.field(), draft.operator(), draft.operand(), ""))
                .toList();
        List<Named> held = new ArrayList<>();
        for (Candidate candidate : candidates) {
            if (gate.stream().anyMatch(condition -> !Gates.holds(condition, candidate.facts()))) {
                held.add(new Named(candidate.id(), candidate.facts().title()));
            }
        }
        return new Preview(
                candidates.size(), held.size(), held.stream().limit(NAMED_MAX).toList());
    }

    private Candidate candidate(java.sql.ResultSet row) throws java.sql.SQLException {
        return new Candidate(
                row.getObject("id", UUID.class),
                new DealFacts(
                        row.getString("title"),
                        row.getBigDecimal("value"),
                        row.getObject("expected_close", java.time.LocalDate.class),
                        row.getObject("owner_id", UUID.class),
                        row.getObject("organisation_id", UUID.class),
                        row.getInt("people"),
                        row.getString("source"),
                        List.of((UUID[]) row.getArray("labels").getArray()),
                        row.getBoolean("step"),
                        row.getInt("lines"),
                        json.readValue(row.getString("custom"), OBJECT),
                        json.readValue(row.getString("stage_facts"), OBJECT)));
    }
}
