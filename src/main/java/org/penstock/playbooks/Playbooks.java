package org.penstock.playbooks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.penstock.deals.GateCondition;
import org.penstock.deals.Gates;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.PlaybookPart;
import org.penstock.deals.Reason;
import org.penstock.deals.Reasons;
import org.penstock.deals.Stage;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.playbooks.PlaybookBody.GatePlan;
import org.penstock.playbooks.PlaybookBody.StagePlan;
import org.penstock.teams.Company;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The playbooks of the product and of the company: reading, copying, changing, taking away. */
@Component
public class Playbooks {
    /** The most playbooks that a company keeps of its own. */
    public static final int PLAYBOOKS_MAX = 100;

    private final PlaybookShelf shelf;
    private final PlaybookRows rows;
    private final PlaybookCheck check;
    private final Pipelines pipelines;
    private final Gates gates;
    private final Reasons reasons;
    private final EntryActivities activities;
    private final ObjectProvider<PlaybookPart> parts;
    private final Company company;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Playbooks(
            PlaybookShelf shelf,
            PlaybookRows rows,
            PlaybookCheck check,
            Pipelines pipelines,
            Gates gates,
            Reasons reasons,
            EntryActivities activities,
            ObjectProvider<PlaybookPart> parts,
            Company company,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.shelf = shelf;
        this.rows = rows;
        this.check = check;
        this.pipelines = pipelines;
        this.gates = gates;
        this.reasons = reasons;
        this.activities = activities;
        this.parts = parts;
        this.company = company;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** Those of the product first, in the company's language, then the company's own by name. */
    public List<Playbook> all(Actor actor) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Playbook> all = new ArrayList<>(shelf.all(company.settings().language()));
        all.addAll(rows.all(PLAYBOOKS_MAX));
        return all;
    }

    /** {@link Missing} where there is none. */
    public Playbook get(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return shelf.find(id, company.settings().language())
                .or(() -> rows.find(id))
                .orElseThrow(() -> new Missing("Playbook"));
    }

    /** A pipeline as it stands, as a playbook would say it. */
    public PlaybookBody captured(Actor actor, UUID pipelineId) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Pipeline pipeline = pipelines.of(pipelineId);
        Map<String, List<String>> why = new LinkedHashMap<>();
        for (Outcome outcome : List.of(Outcome.LOST, Outcome.DISQUALIFIED)) {
            why.put(
                    outcome.code(),
                    reasons.current(outcome).stream().map(Reason::name).toList());
        }
        Map<String, List<Map<String, Object>>> kept = new LinkedHashMap<>();
        parts.forEach(part -> {
            List<Map<String, Object>> of = part.read(pipelineId);
            if (!of.isEmpty()) {
                kept.put(part.name(), of);
            }
        });
        return new PlaybookBody(
                pipeline.name(), "", pipeline.current().stream().map(this::plan).toList(), why, kept);
    }

    /** A new playbook of the company. */
    @Transactional
    public Result<UUID> add(Actor actor, PlaybookBody body) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Refusal> refusals = new ArrayList<>(check.refusals(body));
        if (rows.isTaken(body.name(), null)) {
            refusals.add(Refusal.at("name", "playbooks.name-taken", body.name()));
        }
        if (rows.all(PLAYBOOKS_MAX).size() >= PLAYBOOKS_MAX) {
            refusals.add(Refusal.of("playbooks.too-many", PLAYBOOKS_MAX));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID id = ids.next();
        rows.add(id, body, clock.instant(), actor.id());
        audit.note(actor, "playbook_made", body.name(), Map.of(), Map.of("stages", stages(body)));
        return Result.done(id);
    }

    @Transactional
    public Result<Playbook> change(Actor actor, UUID id, int version, PlaybookBody body) {
        Playbook before = own(actor, id);
        List<Refusal> refusals = new ArrayList<>(check.refusals(body));
        if (rows.isTaken(body.name(), id)) {
            refusals.add(Refusal.at("name", "playbooks.name-taken", body.name()));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        if (!rows.change(id, version, body, clock.instant(), actor.id())) {
            return Result.stale(before);
        }
        audit.note(
                actor,
                "playbook_changed",
                body.name(),
                Map.of("stages", stages(before.body())),
                Map.of("stages", stages(body)));
        return Result.done(get(actor, id));
    }

    /** Pipelines that were published from it stay as they are. */
    @Transactional
    public Result<Playbook> remove(Actor actor, UUID id, int version) {
        Playbook before = own(actor, id);
        if (!rows.remove(id, version)) {
            return Result.stale(before);
        }
        audit.note(actor, "playbook_removed", before.name(), Map.of("stages", stages(before.body())), Map.of());
        return Result.done(before);
    }

    /** Which playbook a pipeline was last published from, where it was and where that one is still there. */
    public Optional<Playbook> origin(Actor actor, UUID pipeline) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        return rows.latest(pipeline)
                .flatMap(edition -> shelf.find(
                                edition.playbook(), company.settings().language())
                        .or(() -> rows.find(edition.playbook())));
    }

    private Playbook own(Actor actor, UUID id) {
        Playbook found = get(actor, id);
        if (!found.own()) {
            throw new Forbidden(Right.MANAGE_PIPELINES);
        }
        return found;
    }

    private StagePlan plan(Stage stage) {
        return new StagePlan(
                stage.name(),
                stage.kind().code(),
                stage.probability(),
                gates.of(stage.id()).stream().map(Playbooks::plan).toList(),
                activities.of(stage.id()));
    }

    private static GatePlan plan(GateCondition condition) {
        return new GatePlan(condition.field(), condition.operator().code(), condition.operand());
    }

    private static String stages(PlaybookBody body) {
        return String.join(", ", body.stages().stream().map(StagePlan::name).toList());
    }
}
