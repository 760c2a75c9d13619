package org.penstock.deals;

import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Creating deals and changing their facts. Stages: {@link DealStages}; outcomes: {@link DealOutcomes}. */
@Component
public class Deals {
    private final DealWork work;
    private final DealRepository repository;
    private final DealPeople people;
    private final DealEdits edits;
    private final Gates gates;
    private final Company company;
    private final Ids ids;

    Deals(
            DealWork work,
            DealRepository repository,
            DealPeople people,
            DealEdits edits,
            Gates gates,
            Company company,
            Ids ids) {
        this.work = work;
        this.repository = repository;
        this.people = people;
        this.edits = edits;
        this.gates = gates;
        this.company = company;
        this.ids = ids;
    }

    /** A new deal; in a later stage than the first it meets the gates of the stages that it jumps over. */
    @Transactional
    public Result<UUID> create(Actor actor, DealDraft draft, @Nullable String overrideReason) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Stages stages = work.stages();
        Stage stage = first(draft, stages);
        List<Refusal> refusals = edits.refusals(actor, draft, stage);
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        Deal deal = fill(new Deal(ids.next(), stage, true), actor, draft);
        List<Stage> passed = stages.before(stage);
        List<Gates.Unmet> unmet = passed.isEmpty() ? List.of() : gates.open().unmet(deal.facts(), passed);
        if (!unmet.isEmpty() && !GatePass.granted(actor, overrideReason)) {
            return Result.refused(unmet.stream().map(Gates.Unmet::refusal).toList());
        }
        begin(deal, stage, unmet.isEmpty() ? null : overrideReason);
        repository.save(actor, List.of(deal));
        people.first(deal.id, draft.people());
        return Result.done(deal.id);
    }

    /** A stage says its pipeline; a pipeline alone its first stage; neither, the first stage of the standard one. */
    private static Stage first(DealDraft draft, Stages stages) {
        if (draft.pipeline() == null) {
            return draft.stage() == null ? stages.standard().first() : stages.stage(draft.stage());
        }
        Pipeline pipeline = stages.pipeline(draft.pipeline());
        return draft.stage() == null ? pipeline.first() : pipeline.stage(draft.stage());
    }

    /**
     * Changes facts of one deal or many. A version is compared for a single deal that was edited on a page; a bulk change
     * sends none.
     */
    @Transactional
    public Changes change(Actor actor, Collection<UUID> deals, @Nullable Integer version, List<DealEdit> changes) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        DealEdits.Checked checked = edits.check(changes);
        return work.each(actor, deals, version, (deal, stages, pen) -> {
            List<Refusal> refusals = edits.refusals(checked, deal);
            return refusals.isEmpty()
                    ? edits.apply(actor, deal, changes, pen)
                    : Optional.of(Changes.Held.refused(deal, refusals));
        });
    }

    /** Puts deals into the bin; {@link #restore} or the undo takes them back. */
    @Transactional
    public Changes remove(Actor actor, Collection<UUID> deals) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        return work.each(actor, deals, null, (deal, stages, pen) -> {
            deal.remove(pen);
            return Optional.empty();
        });
    }

    @Transactional
    public Changes restore(Actor actor, Collection<UUID> deals) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        return work.each(actor, deals, null, true, (deal, stages, pen) -> {
            if (deal.deletedAt != null) {
                deal.restore(pen);
            }
            return Optional.empty();
        });
    }

    private Deal fill(Deal deal, Actor actor, DealDraft draft) {
        deal.title = draft.title().strip();
        deal.value = draft.value();
        deal.currency = draft.currency() == null ? company.settings().currency() : draft.currency();
        deal.probability = draft.probability();
        deal.expectedClose = draft.expectedClose();
        deal.owner = draft.owner() == null ? actor.id() : draft.owner();
        deal.organisation = draft.organisation();
        deal.source = draft.source();
        deal.labels = draft.labels();
        deal.custom = draft.custom();
        deal.people = draft.people().size();
        deal.createdBy = actor.id();
        return deal;
    }

    private void begin(Deal deal, Stage stage, @Nullable String overrideReason) {
        Pen pen = work.pen();
        deal.begin(pen, overrideReason);
        if (stage.isRetention()) {
            deal.win(stage, pen, overrideReason);
        }
    }
}
