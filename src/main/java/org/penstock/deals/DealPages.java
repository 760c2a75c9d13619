package org.penstock.deals;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Missing;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import tools.jackson.core.type.TypeReference;
import tools.jackson.databind.json.JsonMapper;

/** Reads one deal for its page. */
@Component
public class DealPages {
    private static final String EXTRA = """
            select d.stage_facts, d.probability, d.reason_note, d.reason_id, d.value_source, d.deleted_at, a.name as created_by_name,
                   coalesce(o.deleted_at is not null, false) as organisation_binned
              from deal d
              left join account a on a.id = d.created_by
              left join organisation o on o.id = d.organisation_id
             where d.id = :id""";

    private static final String STAYS = """
            select stage_id, sum(extract(epoch from coalesce(left_at, :now) - entered_at)) / 86400 as days
              from stage_visit where deal_id = :id group by stage_id""";

    private static final String PEOPLE = """
            select p.id, p.name, p.job_title, dp.main, p.deleted_at is not null as binned,
                   (select e.address from email_address e where e.person_id = p.id order by e.position limit 1) as email,
                   (select coalesce(n.e164, n.raw) from phone_number n where n.person_id = p.id
                     order by n.position limit 1) as phone
              from deal_person dp join person p on p.id = dp.person_id
             where dp.deal_id = :id
             order by dp.main desc, dp.position, p.name""";

    private static final TypeReference<Map<String, Object>> OBJECT = new TypeReference<>() {};

    private final JdbcClient jdbc;
    private final DealLists lists;
    private final PipelineRows pipelines;
    private final LineItems lines;
    private final Gates gates;
    private final UsualTimes usualTimes;
    private final JsonMapper json;
    private final Clock clock;

    DealPages(
            JdbcClient jdbc,
            DealLists lists,
            PipelineRows pipelines,
            LineItems lines,
            Gates gates,
            UsualTimes usualTimes,
            JsonMapper json,
            Clock clock) {
        this.jdbc = jdbc;
        this.lists = lists;
        this.pipelines = pipelines;
        this.lines = lines;
        this.gates = gates;
        this.usualTimes = usualTimes;
        this.json = json;
        this.clock = clock;
    }

    /** The deal, also from the bin; {@link Missing} when it is not there or not visible. */
    public DealPage load(Actor actor, UUID id) {
        DealRow deal = lists.one(actor, id);
        Stages stages = new Stages(pipelines.all());
        Pipeline pipeline = stages.pipeline(deal.pipeline());
        Extra extra = jdbc.sql(EXTRA).param("id", id).query(this::extra).single();
        List<DealPage.DealPerson> people =
                jdbc.sql(PEOPLE).param("id", id).query(DealPages::person).list();
        List<LineItem> items = lines.of(id);
        return new DealPage(
                deal,
                pipeline,
                extra.probability,
                extra.reasonNote,
                extra.reason,
                extra.organisationBinned,
                extra.fromItems,
                extra.createdByName,
                extra.removedAt == null ? null : extra.removedAt.toInstant(),
                path(deal, pipeline),
                people,
                items,
                lines.keeper(extra.stageFacts),
                gate(deal, people.size(), items.size(), extra.stageFacts));
    }

    /** Whether the actor sees the deal; for regions that other modules render. {@link Missing} when not. */
    public DealRow require(Actor actor, UUID id) {
        return lists.one(actor, id);
    }

    private List<Gates.Criterion> gate(DealRow deal, int people, int items, Map<String, Object> stageFacts) {
        if (deal.outcome() != Outcome.OPEN) {
            return List.of();
        }
        DealFacts facts = new DealFacts(
                deal.title(),
                deal.value() == null ? null : deal.value().amount(),
                deal.expectedClose(),
                deal.owner(),
                deal.organisation(),
                people,
                deal.source(),
                deal.labels(),
                deal.step() != null,
                items,
                deal.custom(),
                stageFacts);
        return gates.criteria(deal.stage(), facts);
    }

    private List<DealPage.Step> path(DealRow deal, Pipeline pipeline) {
        Map<UUID, Long> days = new HashMap<>();
        jdbc.sql(STAYS)
                .param("id", deal.id())
                .param("now", Timestamp.from(clock.instant()))
                .query(row -> {
                    days.put(row.getObject("stage_id", UUID.class), (long) row.getDouble("days"));
                });
        Map<UUID, UsualTimes.Usual> usual = usualTimes.of(pipeline.id());
        return pipeline.stages().stream()
                .filter(stage -> !stage.retired() || stage.id().equals(deal.stage()) || days.containsKey(stage.id()))
                .map(stage -> new DealPage.Step(
                        stage,
                        days.get(stage.id()),
                        usual.get(stage.id()),
                        stage.id().equals(deal.stage())))
                .toList();
    }

    private record Extra(
            Map<String, Object> stageFacts,
            @Nullable Integer probability,
            @Nullable String reasonNote,
            @Nullable UUID reason,
            boolean organisationBinned,
            boolean fromItems,
            @Nullable Timestamp removedAt,
            @Nullable String createdByName) {}

    private Extra extra(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new Extra(
                json.readValue(row.getString("stage_facts"), OBJECT),
                row.getObject("probability", Integer.class),
                row.getString("reason_note"),
                row.getObject("reason_id", UUID.class),
                row.getBoolean("organisation_binned"),
                "items".equals(row.getString("value_source")),
                row.getTimestamp("deleted_at"),
                row.getString("created_by_name"));
    }

    private static DealPage.DealPerson person(java.sql.ResultSet row, int number) throws java.sql.SQLException {
        return new DealPage.DealPerson(
                row.getObject("id", UUID.class),
                row.getString("name"),
                row.getString("job_title"),
                row.getString("email"),
                row.getString("phone"),
                row.getBoolean("main"),
                row.getBoolean("binned"));
    }
}
