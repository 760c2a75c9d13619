package org.penstock.deals;

import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.penstock.kernel.Actor;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.stereotype.Component;

/** Publishes {@link DealTransitions} from what the ledger was told. */
@Component
class TransitionNews {
    private static final Map<LedgerEntry.Kind, DealTransitions.Kind> KINDS = Map.of(
            LedgerEntry.Kind.CREATED, DealTransitions.Kind.CREATED,
            LedgerEntry.Kind.STAGE, DealTransitions.Kind.STAGE,
            LedgerEntry.Kind.OUTCOME, DealTransitions.Kind.OUTCOME);

    private final ApplicationEventPublisher events;

    TransitionNews(ApplicationEventPublisher events) {
        this.events = events;
    }

    void tell(Actor actor, List<Deal> deals) {
        List<DealTransitions.Transition> transitions =
                deals.stream().flatMap(TransitionNews::of).toList();
        if (!transitions.isEmpty()) {
            events.publishEvent(new DealTransitions(actor, transitions));
        }
    }

    private static Stream<DealTransitions.Transition> of(Deal deal) {
        return deal.entries.stream().flatMap(entry -> {
            DealTransitions.Kind kind = KINDS.get(entry.kind());
            return kind == null
                    ? Stream.empty()
                    : Stream.of(new DealTransitions.Transition(
                            deal.id,
                            kind,
                            entry.pipeline(),
                            entry.fromStage(),
                            entry.stage(),
                            entry.outcome(),
                            entry.owner(),
                            entry.happenedAt(),
                            entry.reconstructed()));
        });
    }
}
