package org.penstock.closing;

import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.DealPages;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.teams.Company;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Close plans: their steps one by one, or as a whole for the API; the day on which the customer agreed. */
@Component
public class ClosePlans {
    private final StepRows rows;
    private final StepCheck check;
    private final CloseTemplates templates;
    private final DealPages deals;
    private final StageFacts facts;
    private final ClosingFacts kept;
    private final Company company;
    private final Ids ids;
    private final Clock clock;

    ClosePlans(
            StepRows rows,
            StepCheck check,
            CloseTemplates templates,
            DealPages deals,
            StageFacts facts,
            ClosingFacts kept,
            Company company,
            Ids ids,
            Clock clock) {
        this.rows = rows;
        this.check = check;
        this.templates = templates;
        this.deals = deals;
        this.facts = facts;
        this.kept = kept;
        this.company = company;
        this.ids = ids;
        this.clock = clock;
    }

    /** A step of a plan that is put as a whole; without an id a new one. */
    public record Line(@Nullable UUID id, CloseStep.Draft facts, boolean done) {}

    public ClosePlan of(Actor actor, UUID deal) {
        deals.require(actor, deal);
        return rows.plan(deal);
    }

    /** Begins an empty plan with the steps of the pipeline's template: ours go to the deal's owner, theirs to the customer. */
    @Transactional
    public Result<ClosePlan> begin(Actor actor, UUID deal) {
        StageFacts.Open open = facts.open(actor, deal);
        if (!rows.plan(deal).steps().isEmpty()) {
            return Result.stale(rows.plan(deal));
        }
        rows.touch(deal);
        LocalDate today = today();
        UUID owner = open.owner() == null ? actor.id() : open.owner();
        for (CloseTemplate.Step step : templates.of(open.pipeline()).steps()) {
            rows.add(ids.next(), deal, step.draft(owner, today));
        }
        kept.note(
                actor,
                deal,
                told("plan_begun", String.valueOf(rows.plan(deal).steps().size())));
        return Result.done(rows.plan(deal));
    }

    @Transactional
    public Result<ClosePlan> add(Actor actor, UUID deal, CloseStep.Draft draft) {
        StageFacts.Open open = facts.open(actor, deal);
        List<Refusal> refusals = check.refusals(open, "", draft);
        if (rows.plan(deal).steps().size() >= CloseStep.STEPS_MAX) {
            refusals = List.of(Refusal.at("steps", "closing.step.refused.steps", CloseStep.STEPS_MAX));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        rows.touch(deal);
        rows.add(ids.next(), deal, draft);
        kept.note(actor, deal, told("step_added", draft.text().strip()));
        return Result.done(rows.plan(deal));
    }

    /** @param version of the step that the writer read; null for any */
    @Transactional
    public Result<CloseStep> change(
            Actor actor, UUID deal, UUID step, @Nullable Integer version, CloseStep.Draft draft) {
        StageFacts.Open open = facts.open(actor, deal);
        CloseStep before = require(deal, step);
        if (draft.same(before)) {
            return Result.done(before);
        }
        if (version != null && version != before.version()) {
            return Result.stale(before);
        }
        List<Refusal> refusals = check.refusals(open, "", draft);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        rows.touch(deal);
        rows.change(step, draft);
        kept.note(actor, deal, told(before, draft));
        return Result.done(require(deal, step));
    }

    /** Done, or open again. */
    @Transactional
    public ClosePlan done(Actor actor, UUID deal, UUID step, boolean done) {
        facts.open(actor, deal);
        CloseStep before = require(deal, step);
        if (before.done() != done) {
            rows.touch(deal);
            rows.done(step, done ? clock.instant() : null, done ? actor.name() : null);
            kept.note(actor, deal, told(done ? "step_done" : "step_reopened", before.text()));
        }
        return rows.plan(deal);
    }

    @Transactional
    public ClosePlan remove(Actor actor, UUID deal, UUID step) {
        facts.open(actor, deal);
        CloseStep before = require(deal, step);
        rows.touch(deal);
        rows.takeOut(deal, step, clock.instant());
        kept.note(actor, deal, told("step_removed", before.text()));
        return rows.plan(deal);
    }

    /** Takes back a step that was taken out. */
    @Transactional
    public ClosePlan restore(Actor actor, UUID deal, UUID step) {
        facts.open(actor, deal);
        if (!rows.takeOut(deal, step, null)) {
            throw new Missing("Step");
        }
        rows.touch(deal);
        kept.note(actor, deal, told("step_added", require(deal, step).text()));
        return rows.plan(deal);
    }

    /** Puts a step at a place from 0; the others make room. */
    @Transactional
    public ClosePlan place(Actor actor, UUID deal, UUID step, int place) {
        facts.open(actor, deal);
        require(deal, step);
        List<UUID> order = new ArrayList<>(
                rows.plan(deal).steps().stream().map(CloseStep::id).toList());
        order.remove(step);
        order.add(Math.clamp(place, 0, order.size()), step);
        rows.touch(deal);
        rows.order(order);
        return rows.plan(deal);
    }

    /** The day on which the customer agreed to the plan; null takes it back. */
    @Transactional
    public Result<ClosePlan> agree(Actor actor, UUID deal, @Nullable LocalDate on) {
        facts.open(actor, deal);
        ClosePlan before = rows.plan(deal);
        List<Refusal> refusals = agreed(before.steps().isEmpty(), on);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        if (!java.util.Objects.equals(before.agreedOn(), on)) {
            rows.touch(deal);
            rows.agree(deal, on);
            kept.note(actor, deal, told("plan_agreed_on", StageFacts.change(before.agreedOn(), on)));
        }
        return Result.done(rows.plan(deal));
    }

    /** @param version of the plan that the writer read, 0 for none; null for any */
    @Transactional
    public Result<ClosePlan> put(
            Actor actor, UUID deal, @Nullable Integer version, @Nullable LocalDate agreedOn, List<Line> lines) {
        StageFacts.Open open = facts.open(actor, deal);
        ClosePlan before = rows.plan(deal);
        if (version != null && version != before.version()) {
            return Result.stale(before);
        }
        List<Refusal> refusals = refusals(open, before, lines);
        refusals.addAll(agreed(lines.isEmpty(), agreedOn));
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        rows.touch(deal);
        write(actor, before, lines);
        rows.agree(deal, agreedOn);
        kept.note(actor, deal, told("plan_put", String.valueOf(lines.size())));
        return Result.done(rows.plan(deal));
    }

    private List<Refusal> refusals(StageFacts.Open open, ClosePlan before, List<Line> lines) {
        List<Refusal> wrong = new ArrayList<>();
        if (lines.size() > CloseStep.STEPS_MAX) {
            wrong.add(Refusal.at("steps", "closing.step.refused.steps", CloseStep.STEPS_MAX));
        }
        List<UUID> known =
                new ArrayList<>(before.steps().stream().map(CloseStep::id).toList());
        for (int at = 0; at < lines.size(); at++) {
            wrong.addAll(check.refusals(open, "steps." + at + ".", lines.get(at).facts()));
            if (lines.get(at).id() != null && !known.remove(lines.get(at).id())) {
                wrong.add(Refusal.at("steps." + at + ".id", "closing.step.refused.id"));
            }
        }
        return wrong;
    }

    private List<Refusal> agreed(boolean empty, @Nullable LocalDate on) {
        if (on == null) {
            return List.of();
        }
        return on.isAfter(today())
                ? List.of(Refusal.at("agreedOn", "closing.plan.refused.agreed-later"))
                : empty ? List.of(Refusal.at("agreedOn", "closing.plan.refused.empty")) : List.of();
    }

    private void write(Actor actor, ClosePlan before, List<Line> lines) {
        Map<UUID, CloseStep> gone = before.steps().stream().collect(Collectors.toMap(CloseStep::id, step -> step));
        List<UUID> order = new ArrayList<>();
        for (Line line : lines) {
            CloseStep known = line.id() == null ? null : gone.remove(line.id());
            UUID id = known == null ? ids.next() : known.id();
            if (known == null) {
                rows.add(id, before.deal(), line.facts());
            } else if (!line.facts().same(known)) {
                rows.change(id, line.facts());
            }
            if (line.done() != (known != null && known.done())) {
                rows.done(id, line.done() ? clock.instant() : null, line.done() ? actor.name() : null);
            }
            order.add(id);
        }
        gone.keySet().forEach(id -> rows.takeOut(before.deal(), id, clock.instant()));
        rows.order(order);
    }

    private CloseStep require(UUID deal, UUID step) {
        return rows.plan(deal).steps().stream()
                .filter(one -> one.id().equals(step))
                .findFirst()
                .orElseThrow(() -> new Missing("Step"));
    }

    private LocalDate today() {
        return LocalDate.now(clock.withZone(company.settings().zone()));
    }

    private static Map<String, Object> told(String what, Object change) {
        return Map.of(StageFact.name(ClosingTool.NAME, what), change);
    }

    private static Map<String, Object> told(CloseStep before, CloseStep.Draft now) {
        boolean blocked = !now.blockedBy().isBlank() && !now.blockedBy().strip().equals(before.blockedBy());
        return blocked
                ? told(
                        "step_blocked",
                        StageFacts.change(now.text().strip(), now.blockedBy().strip()))
                : told("step_changed", now.text().strip());
    }
}
