package org.penstock.deals;

import java.time.Clock;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * The frame of every change to deals that stand in the database: look up through the actor, lock, compare the version,
 * change, save with ledger and stays, remember what was before.
 */
@Component
class DealWork {
    /** The most deals that one change may touch. */
    static final int DEALS_MAX = 5_000;

    private final DealRepository repository;
    private final PipelineRows pipelines;
    private final UndoRows undos;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    DealWork(
            DealRepository repository,
            PipelineRows pipelines,
            UndoRows undos,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.pipelines = pipelines;
        this.undos = undos;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** What is done to each deal; an answer is why it was not. */
    interface Step {
        Optional<Changes.Held> change(Deal deal, Stages stages, Pen pen);
    }

    Stages stages() {
        return new Stages(pipelines.all());
    }

    Pen pen() {
        return Pen.now(ids, clock.instant());
    }

    /** Changes each deal or holds it; those that the actor does not see count as missing. */
    @Transactional(propagation = Propagation.MANDATORY)
    Changes each(Actor actor, Collection<UUID> dealIds, @Nullable Integer version, Step step) {
        return each(actor, dealIds, version, false, step);
    }

    @Transactional(propagation = Propagation.MANDATORY)
    Changes each(Actor actor, Collection<UUID> dealIds, @Nullable Integer version, boolean removedToo, Step step) {
        if (dealIds.size() > DEALS_MAX) {
            throw new IllegalArgumentException("At most " + DEALS_MAX + " deals at once");
        }
        Stages stages = stages();
        List<Deal> deals = repository.load(actor, dealIds, stages, removedToo);
        if (deals.isEmpty() && !dealIds.isEmpty()) {
            throw new Missing("Deal");
        }
        Pen pen = pen();
        List<Deal> changed = new ArrayList<>();
        List<Snapshot> before = new ArrayList<>();
        List<Changes.Held> held = new ArrayList<>();
        for (Deal deal : deals) {
            Snapshot was = Snapshot.of(deal);
            Optional<Changes.Held> refused = version != null && version != deal.version
                    ? Optional.of(Changes.Held.stale(deal))
                    : step.change(deal, stages, pen);
            refused.ifPresentOrElse(held::add, () -> {
                changed.add(deal);
                before.add(was.with(deal.peopleBefore, deal.linesBefore));
            });
        }
        UUID undo = changed.isEmpty() || actor.id() == null ? null : undos.remember(actor, before);
        repository.save(actor, changed);
        tellOfPeople(changed);
        return new Changes(changed.stream().map(deal -> deal.id).toList(), held, undo);
    }

    private void tellOfPeople(List<Deal> changed) {
        List<UUID> deals = changed.stream()
                .filter(deal -> deal.peopleBefore != null)
                .map(deal -> deal.id)
                .toList();
        if (!deals.isEmpty()) {
            events.publishEvent(new DealPeopleChanged(deals));
        }
    }

    static Optional<Changes.Held> refuse(Deal deal, String key, Object... args) {
        return Optional.of(Changes.Held.refused(deal, Refusal.of(key, args)));
    }
}
