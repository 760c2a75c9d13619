package org.penstock.playbooks;

import java.time.Clock;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.GatePreviews;
import org.penstock.deals.Gates;
import org.penstock.deals.Outcome;
import org.penstock.deals.Pipeline;
import org.penstock.deals.Pipelines;
import org.penstock.deals.PlaybookPart;
import org.penstock.deals.Reasons;
import org.penstock.deals.Stage;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.playbooks.PlaybookBody.StagePlan;
import org.penstock.playbooks.PlaybookEffects.Kind;
import org.penstock.playbooks.PlaybookEffects.StageEffect;
import org.springframework.beans.factory.ObjectProvider;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/**
 * Makes pipelines of playbooks, and says before what that does to running deals. No deal is moved: one that stands in a
 * retired stage stays there until somebody moves it, and meets the new gate when it leaves.
 */
@Component
public class PlaybookPublishing {
    private final Playbooks playbooks;
    private final PlaybookRows rows;
    private final PlaybookCheck check;
    private final Pipelines pipelines;
    private final Gates gates;
    private final GatePreviews previews;
    private final Reasons reasons;
    private final EntryActivities activities;
    private final ObjectProvider<PlaybookPart> parts;
    private final Clock clock;

    PlaybookPublishing(
            Playbooks playbooks,
            PlaybookRows rows,
            PlaybookCheck check,
            Pipelines pipelines,
            Gates gates,
            GatePreviews previews,
            Reasons reasons,
            EntryActivities activities,
            ObjectProvider<PlaybookPart> parts,
            Clock clock) {
        this.playbooks = playbooks;
        this.rows = rows;
        this.check = check;
        this.pipelines = pipelines;
        this.gates = gates;
        this.previews = previews;
        this.reasons = reasons;
        this.activities = activities;
        this.parts = parts;
        this.clock = clock;
    }

    /** What publishing onto a pipeline would do; nothing is changed. */
    public PlaybookEffects effects(Actor actor, UUID playbook, UUID pipelineId) {
        PlaybookBody body = playbooks.get(actor, playbook).body();
        Pipeline pipeline = pipelines.of(pipelineId);
        PlaybookBody present = playbooks.captured(actor, pipelineId);
        List<StageMatch> matches = StageMatch.of(body, pipeline);
        List<StageEffect> stages = new ArrayList<>();
        matches.forEach(match -> stages.add(effect(actor, match)));
        StageMatch.left(matches, pipeline)
                .forEach(stage -> stages.add(new StageEffect(
                        Kind.RETIRED,
                        stage.name(),
                        null,
                        pipelines.touched(actor, stage.id()),
                        null,
                        null,
                        null,
                        false)));
        return new PlaybookEffects(pipelineId, pipeline.name(), stages, newReasons(body), changedParts(body, present));
    }

    /**
     * Publishes onto a pipeline, or makes a new one of the playbook's name; all of it or nothing.
     *
     * @param pipelineId null for a new pipeline
     */
    @Transactional
    public Result<UUID> publish(Actor actor, UUID playbook, @Nullable UUID pipelineId) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        Playbook from = playbooks.get(actor, playbook);
        List<Refusal> refusals = new ArrayList<>(check.refusals(from.body()));
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID pipeline = pipelineId == null ? made(actor, from.body(), refusals) : pipelineId;
        if (refusals.isEmpty() && pipeline != null) {
            write(actor, from.body(), pipeline, refusals);
            rows.publish(pipeline, from, clock.instant(), actor.id());
        }
        if (!refusals.isEmpty() || pipeline == null) {
            TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
            return Result.refused(refusals);
        }
        return Result.done(pipeline);
    }

    private @Nullable UUID made(Actor actor, PlaybookBody body, List<Refusal> refusals) {
        Result<UUID> made = pipelines.add(
                actor, body.name(), body.stages().stream().map(StagePlan::draft).toList());
        return done(made, refusals);
    }

    private void write(Actor actor, PlaybookBody body, UUID pipelineId, List<Refusal> refusals) {
        List<StageMatch> matches = StageMatch.of(body, pipelines.of(pipelineId));
        for (Stage stage : StageMatch.left(matches, pipelines.of(pipelineId))) {
            if (pipelines.of(pipelineId).current().size() > 1) {
                done(pipelines.retire(actor, stage.id(), stage.version(), true), refusals);
            }
        }
        List<UUID> order = new ArrayList<>();
        for (StageMatch match : matches) {
            UUID stage = stage(actor, pipelineId, match, refusals);
            if (stage == null) {
                return;
            }
            order.add(stage);
            if (!gates.of(stage).stream()
                    .map(PlaybookPublishing::draft)
                    .toList()
                    .equals(match.plan().drafts())) {
                done(gates.replace(actor, stage, match.plan().drafts()), refusals);
            }
            activities.replace(stage, match.plan().activities());
        }
        // A pipeline's last stage can't be retired before there is another one.
        pipelines.of(pipelineId).current().stream()
                .filter(stage -> !order.contains(stage.id()))
                .forEach(stage -> done(pipelines.retire(actor, stage.id(), stage.version(), true), refusals));
        if (!pipelines.of(pipelineId).current().stream().map(Stage::id).toList().equals(order)) {
            done(pipelines.reorder(actor, pipelineId, order), refusals);
        }
        newReasons(body, actor, refusals);
        parts.forEach(part -> {
            List<Map<String, Object>> wanted = body.parts().get(part.name());
            if (wanted != null) {
                part.write(actor, pipelineId, wanted);
            }
        });
    }

    private @Nullable UUID stage(Actor actor, UUID pipelineId, StageMatch match, List<Refusal> refusals) {
        Stage stage = match.stage();
        if (stage == null) {
            return done(pipelines.addStage(actor, pipelineId, match.plan().draft(), Pipelines.STAGES_MAX), refusals);
        }
        if (!isSame(stage, match.plan())) {
            done(
                    pipelines.changeStage(
                            actor, stage.id(), stage.version(), match.plan().draft()),
                    refusals);
        }
        return stage.id();
    }

    private StageEffect effect(Actor actor, StageMatch match) {
        StagePlan plan = match.plan();
        Stage stage = match.stage();
        if (stage == null) {
            return new StageEffect(
                    Kind.ADDED,
                    null,
                    plan.name(),
                    0,
                    null,
                    null,
                    null,
                    !plan.activities().isEmpty());
        }
        boolean gateStays = gates.of(stage.id()).stream()
                .map(PlaybookPublishing::draft)
                .toList()
                .equals(plan.drafts());
        boolean activitiesStay = activities.of(stage.id()).equals(plan.activities());
        boolean kept = isSame(stage, plan) && gateStays && activitiesStay;
        boolean chanceStays = stage.probability() == plan.probability();
        return new StageEffect(
                kept ? Kind.KEPT : Kind.CHANGED,
                stage.name(),
                plan.name(),
                pipelines.touched(actor, stage.id()),
                chanceStays ? null : stage.probability(),
                chanceStays ? null : plan.probability(),
                gateStays ? null : previews.of(actor, stage.id(), plan.drafts()),
                !activitiesStay);
    }

    private List<String> newReasons(PlaybookBody body) {
        List<String> added = new ArrayList<>();
        body.reasons().forEach((code, names) -> {
            Outcome outcome = Outcome.of(code);
            names.stream().filter(name -> !isKnown(outcome, name)).forEach(added::add);
        });
        return added;
    }

    private void newReasons(PlaybookBody body, Actor actor, List<Refusal> refusals) {
        body.reasons().forEach((code, names) -> {
            Outcome outcome = Outcome.of(code);
            names.stream()
                    .filter(name -> !isKnown(outcome, name))
                    .forEach(name -> done(reasons.add(actor, outcome, name), refusals));
        });
    }

    private boolean isKnown(Outcome outcome, String name) {
        return reasons.current(outcome).stream()
                .anyMatch(reason -> reason.name().equalsIgnoreCase(name.strip()));
    }

    private List<String> changedParts(PlaybookBody body, PlaybookBody present) {
        return body.parts().entrySet().stream()
                .filter(part ->
                        !Objects.equals(part.getValue(), present.parts().getOrDefault(part.getKey(), List.of())))
                .map(Map.Entry::getKey)
                .toList();
    }

    private static boolean isSame(Stage stage, StagePlan plan) {
        return new Pipelines.StageDraft(stage.name(), stage.kind(), stage.probability()).equals(plan.draft());
    }

    private static Gates.Draft draft(org.penstock.deals.GateCondition condition) {
        return new Gates.Draft(condition.field(), condition.operator(), condition.operand());
    }

    /** The value, or its refusals among the others; somebody who was faster is one too. */
    private static <T> @Nullable T done(Result<T> result, List<Refusal> refusals) {
        return switch (result) {
            case Result.Done<T> done -> done.value();
            case Result.Refused<T> refused -> {
                refusals.addAll(refused.refusals());
                yield null;
            }
            case Result.Stale<T> stale -> {
                refusals.add(Refusal.of("playbooks.stale"));
                yield null;
            }
        };
    }
}
