package org.penstock.deals;

import java.sql.Timestamp;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Pipelines and their stages: reading, adding, renaming, reordering, retiring. */
@Component
public class Pipelines {
    /** The most stages of one pipeline, retired ones not counted. */
    public static final int STAGES_MAX = 30;

    public static final int PIPELINES_MAX = 50;
    static final int NAME_MAX = 80;

    private static final String ADD_PIPELINE = """
            insert into pipeline (id, name, position)
            select :id, :name, coalesce(max(position) + 1, 0) from pipeline""";
    private static final String CHANGE_PIPELINE = """
            update pipeline set name = :name, archived_at = case when :archived then coalesce(archived_at, :now) end,
                                version = version + 1
             where id = :id and version = :version""";
    private static final String ADD_STAGE = """
            insert into stage (id, pipeline_id, name, kind, position, probability)
            values (:id, :pipeline, :name, :kind, :position, :probability)""";
    private static final String MAKE_ROOM =
            "update stage set position = position + 1 where pipeline_id = :pipeline and position >= :position";
    private static final String CHANGE_STAGE = """
            update stage set name = :name, kind = :kind, probability = :probability, version = version + 1
             where id = :id and version = :version""";
    private static final String PLACE =
            "update stage set position = :position where id = :id and pipeline_id = :pipeline";
    private static final String RETIRE = """
            update stage set retired_at = case when :retired then coalesce(retired_at, :now) end, version = version + 1
             where id = :id and version = :version""";
    private static final String TOUCHED = """
            select coalesce(sum(deals), 0) from deal_sum where stage_id = :stage and outcome in ('open', 'won')""";
    private static final String OPEN_IN_PIPELINE = """
            select coalesce(sum(deals), 0) from deal_sum where pipeline_id = :pipeline and outcome = 'open'""";
    private static final String STANDARD = "update pipeline set standard = (id = :id) where standard or id = :id";
    /**
     * A changed default probability is a change of every open deal that has no override; the ledger says so. The ids are
     * of the form that orders by time (UUID version 8, after the 7 of single entries), since the ledger's last entry is
     * told by its id where times are equal.
     */
    private static final String PROBABILITY_CHANGED = """
            insert into deal_ledger (id, deal_id, kind, happened_at, recorded_at, actor_id, actor_name, via, cause,
                                     pipeline_id, stage_id, outcome, value, currency, rate, probability, owner_id,
                                     expected_close, detail, reconstructed)
            select (lpad(to_hex(floor(extract(epoch from clock_timestamp()) * 1000)::bigint), 12, '0')
                    || '8' || substr(replace(gen_random_uuid()::text, '-', ''), 14))::uuid, d.id, 'probability', :now, :now, :actor, :name, 'person', :stage, d.pipeline_id,
                   d.stage_id, d.outcome, d.value, d.currency, null, :probability, d.owner_id, d.expected_close,
                   jsonb_build_object('from', :before::text, 'stageDefault', true), false
              from deal d where d.stage_id = :stage and d.outcome = 'open' and d.probability is null
               and d.deleted_at is null""";

    private final JdbcClient jdbc;
    private final PipelineRows rows;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Pipelines(JdbcClient jdbc, PipelineRows rows, Audit audit, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.rows = rows;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** All pipelines, archived ones last. */
    public List<Pipeline> all() {
        return rows.all();
    }

    /** Those that deals can be in today. */
    public List<Pipeline> current() {
        return rows.all().stream().filter(pipeline -> !pipeline.archived()).toList();
    }

    public Pipeline standard() {
        return new Stages(current()).standard();
    }

    public Pipeline of(UUID id) {
        return new Stages(rows.all()).pipeline(id);
    }

    public Stage stage(UUID id) {
        return new Stages(rows.all()).stage(id);
    }

    /** A new pipeline; it begins with these stages. */
    @Transactional
    public Result<UUID> add(Actor actor, String name, List<StageDraft> stages) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = new ArrayList<>(nameRefusals(name, null));
        if (current().size() >= PIPELINES_MAX) {
            refusals.add(Refusal.of("deals.pipeline.too-many", PIPELINES_MAX));
        }
        if (stages.isEmpty()) {
            refusals.add(Refusal.at("stages", "deals.pipeline.needs-stage"));
        }
        stages.forEach(stage -> refusals.addAll(stageRefusals(stage, List.of(), null)));
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID id = ids.next();
        jdbc.sql(ADD_PIPELINE).param("id", id).param("name", name.strip()).update();
        for (int position = 0; position < stages.size(); position++) {
            insert(id, stages.get(position), position);
        }
        audit.note(actor, "pipeline_made", name.strip(), Map.of(), Map.of("stages", DealsAudit.names(of(id))));
        return Result.done(id);
    }

    /** Renames, archives or brings back. A pipeline with open deals or the standard one is not archived. */
    @Transactional
    public Result<Pipeline> change(Actor actor, UUID id, int version, String name, boolean archived) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Pipeline before = of(id);
        List<Refusal> refusals = new ArrayList<>(nameRefusals(name, id));
        if (archived && before.standard()) {
            refusals.add(Refusal.at("archived", "deals.pipeline.standard-stays"));
        }
        long open = openDeals(id);
        if (archived && open > 0) {
            refusals.add(Refusal.at("archived", "deals.pipeline.has-open-deals", open));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int changed = jdbc.sql(CHANGE_PIPELINE)
                .param("id", id)
                .param("version", version)
                .param("name", name.strip())
                .param("archived", archived)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        if (changed == 0) {
            return Result.stale(before);
        }
        Pipeline now = of(id);
        audit.note(actor, "pipeline_changed", now.name(), DealsAudit.facts(before), DealsAudit.facts(now));
        return Result.done(now);
    }

    /** From now on deals go there that name no pipeline. */
    @Transactional
    public void makeStandard(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Pipeline before = of(id);
        if (before.archived()) {
            throw new Missing("Pipeline");
        }
        jdbc.sql("update pipeline set standard = false where standard").update();
        jdbc.sql(STANDARD).param("id", id).update();
        audit.note(actor, "pipeline_changed", before.name(), DealsAudit.facts(before), DealsAudit.facts(of(id)));
    }

    /** What a stage is to be. */
    public record StageDraft(String name, StageKind kind, int probability) {}

    /** A new stage at a place, counted from 0 among the current ones. */
    @Transactional
    public Result<UUID> addStage(Actor actor, UUID pipeline, StageDraft draft, int place) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Pipeline of = of(pipeline);
        List<Refusal> refusals = new ArrayList<>(stageRefusals(draft, of.current(), null));
        if (of.current().size() >= STAGES_MAX) {
            refusals.add(Refusal.of("deals.stage.too-many", STAGES_MAX));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int position = place < of.current().size()
                ? of.current().get(Math.max(0, place)).position()
                : of.stages().stream().mapToInt(Stage::position).max().orElse(-1) + 1;
        jdbc.sql(MAKE_ROOM)
                .param("pipeline", pipeline)
                .param("position", position)
                .update();
        UUID stage = insert(pipeline, draft, position);
        audit.note(
                actor,
                "stage_made",
                of.name() + " / " + draft.name().strip(),
                Map.of(),
                DealsAudit.facts(stage(stage)));
        return Result.done(stage);
    }

    /** Renames a stage, changes its kind or its default probability; the ledger notes what that does to open deals. */
    @Transactional
    public Result<Stage> changeStage(Actor actor, UUID id, int version, StageDraft draft) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Stage before = stage(id);
        List<Refusal> refusals = stageRefusals(draft, of(before.pipelineId()).current(), id);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        int changed = jdbc.sql(CHANGE_STAGE)
                .param("id", id)
                .param("version", version)
                .param("name", draft.name().strip())
                .param("kind", draft.kind().code())
                .param("probability", draft.probability())
                .update();
        if (changed == 0) {
            return Result.stale(before);
        }
        if (before.probability() != draft.probability()) {
            noteProbability(actor, before, draft.probability());
        }
        return Result.done(noted(actor, before));
    }

    /** A new order of the current stages; the preview is {@link #touched}. */
    @Transactional
    public Result<Pipeline> reorder(Actor actor, UUID pipeline, List<UUID> order) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Pipeline before = of(pipeline);
        List<UUID> present = before.current().stream().map(Stage::id).toList();
        if (order.size() != present.size() || !new HashSet<>(order).equals(new HashSet<>(present))) {
            return Result.stale(before);
        }
        List<UUID> all = new ArrayList<>(order);
        before.stages().stream().filter(Stage::retired).forEach(stage -> all.add(stage.id()));
        for (int position = 0; position < all.size(); position++) {
            jdbc.sql(PLACE)
                    .param("id", all.get(position))
                    .param("pipeline", pipeline)
                    .param("position", position)
                    .update();
        }
        Pipeline now = of(pipeline);
        audit.note(
                actor,
                "stages_ordered",
                now.name(),
                Map.of("stages", DealsAudit.names(before)),
                Map.of("stages", DealsAudit.names(now)));
        return Result.done(now);
    }

    /** No deal enters a retired stage any more; those in it stay until they are moved. The last current one remains. */
    @Transactional
    public Result<Stage> retire(Actor actor, UUID id, int version, boolean retired) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Stage before = stage(id);
        if (retired && of(before.pipelineId()).current().size() <= 1) {
            return Result.refused(Refusal.of("deals.stage.last-one"));
        }
        int changed = jdbc.sql(RETIRE)
                .param("id", id)
                .param("version", version)
                .param("retired", retired)
                .param("now", Timestamp.from(clock.instant()))
                .update();
        return changed == 1 ? Result.done(noted(actor, before)) : Result.stale(before);
    }

    /** The stage as it is now, after a change that the audit remembers. */
    private Stage noted(Actor actor, Stage before) {
        Stage now = stage(before.id());
        String name = of(now.pipelineId()).name() + " / " + now.name();
        audit.note(actor, "stage_changed", name, DealsAudit.facts(before), DealsAudit.facts(now));
        return now;
    }

    /** How many deals stand in a stage, open ones and present customers: the preview of a change to it. */
    public long touched(Actor actor, UUID stage) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return jdbc.sql(TOUCHED).param("stage", stage).query(Long.class).single();
    }

    private long openDeals(UUID pipeline) {
        return jdbc.sql(OPEN_IN_PIPELINE)
                .param("pipeline", pipeline)
                .query(Long.class)
                .single();
    }

    private void noteProbability(Actor actor, Stage stage, int probability) {
        jdbc.sql(PROBABILITY_CHANGED)
                .param("stage", stage.id())
                .param("probability", probability)
                .param("before", String.valueOf(stage.probability()))
                .param("actor", actor.id())
                .param("name", actor.name())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private UUID insert(UUID pipeline, StageDraft draft, int position) {
        UUID id = ids.next();
        jdbc.sql(ADD_STAGE)
                .param("id", id)
                .param("pipeline", pipeline)
                .param("name", draft.name().strip())
                .param("kind", draft.kind().code())
                .param("position", position)
                .param("probability", draft.probability())
                .update();
        return id;
    }

    private List<Refusal> nameRefusals(String name, @Nullable UUID self) {
        if (name.isBlank() || name.strip().length() > NAME_MAX) {
            return List.of(Refusal.at("name", "deals.name.length", NAME_MAX));
        }
        boolean taken = current().stream()
                .anyMatch(other -> !other.id().equals(self) && other.name().equalsIgnoreCase(name.strip()));
        return taken ? List.of(Refusal.at("name", "deals.name.taken", name.strip())) : List.of();
    }

    private static List<Refusal> stageRefusals(StageDraft draft, List<Stage> others, @Nullable UUID self) {
        List<Refusal> refusals = new ArrayList<>();
        if (draft.name().isBlank() || draft.name().strip().length() > NAME_MAX) {
            refusals.add(Refusal.at("name", "deals.name.length", NAME_MAX));
        }
        Optional<Stage> taken = others.stream()
                .filter(other -> !other.id().equals(self)
                        && other.name().equalsIgnoreCase(draft.name().strip()))
                .findFirst();
        taken.ifPresent(other -> refusals.add(Refusal.at("name", "deals.name.taken", other.name())));
        if (draft.probability() < 0 || draft.probability() > 100) {
            refusals.add(Refusal.at("probability", "deals.probability.range"));
        }
        return refusals;
    }
}
