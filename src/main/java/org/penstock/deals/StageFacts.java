package org.penstock.deals;

import java.time.Clock;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Right;
import org.springframework.context.ApplicationEventPublisher;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import tools.jackson.databind.json.JsonMapper;

/**
 * How the tool of a stage changes what it knows of a deal: {@link #open} looks the deal up through the actor and locks it,
 * {@link #note} writes the ledger and the copy of the facts that gates, filters and the API read. Both in the transaction of
 * the tool's own change. It is no edit of the deal's own facts, so the deal's version stays; a tool's rows have their own.
 */
@Component
public class StageFacts {
    private static final String PUT = """
            update deal set stage_facts = (stage_facts - :gone::text[]) || :facts::jsonb where id = :id""";
    private static final String PUT_ALL = """
            update deal d set stage_facts = (d.stage_facts - :gone::text[]) || f.facts::jsonb
              from unnest(:deals::uuid[], :facts::text[]) as f (id, facts)
             where d.id = f.id
               and d.stage_facts is distinct from (d.stage_facts - :gone::text[]) || f.facts::jsonb""";

    private final DealRepository repository;
    private final PipelineRows pipelines;
    private final JdbcClient jdbc;
    private final JsonMapper json;
    private final Ids ids;
    private final Clock clock;
    private final ApplicationEventPublisher events;

    StageFacts(
            DealRepository repository,
            PipelineRows pipelines,
            JdbcClient jdbc,
            JsonMapper json,
            Ids ids,
            Clock clock,
            ApplicationEventPublisher events) {
        this.repository = repository;
        this.pipelines = pipelines;
        this.jdbc = jdbc;
        this.json = json;
        this.ids = ids;
        this.clock = clock;
        this.events = events;
    }

    /** A deal that is locked until the transaction ends, with what a tool may ask of it. */
    public record Open(
            UUID deal,
            String title,
            UUID pipeline,
            Stage stage,
            Outcome outcome,
            String currency,
            @Nullable UUID owner,
            @Nullable UUID organisation,
            Map<String, Object> facts) {}

    /** The deal for a change; {@link Missing} when it is in the bin, absent or hidden, forbidden without the right to edit. */
    @Transactional(propagation = Propagation.MANDATORY)
    public Open open(Actor actor, UUID deal) {
        Forbidden.unless(actor, Right.EDIT_DEALS);
        Deal found = load(actor, deal);
        return new Open(
                deal,
                found.title,
                found.stage.pipelineId(),
                found.stage,
                found.outcome,
                found.currency,
                found.owner,
                found.organisation,
                found.stageFacts);
    }

    /**
     * Notes what changed and keeps the copy.
     *
     * @param detail what changed, by a name that begins with the tool's path: {@link #change} or a text; empty for nothing
     *     worth a line in the ledger
     * @param facts values by the fact's name; null takes the fact away; names that are left out stay as they are
     */
    @Transactional(propagation = Propagation.MANDATORY)
    public void note(Actor actor, UUID deal, Map<String, Object> detail, Map<String, @Nullable Object> facts) {
        Deal found = load(actor, deal);
        found.changeFacts(detail, Pen.now(ids, clock.instant()));
        repository.note(actor, List.of(found));
        put(deal, facts);
        events.publishEvent(new FactsNoted(actor, deal, detail.keySet(), facts.keySet()));
    }

    /** The copy alone, where time or another record changed it and no person did anything to the deal. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void put(UUID deal, Map<String, @Nullable Object> facts) {
        Map<String, Object> present = new HashMap<>();
        facts.forEach((name, value) -> {
            if (value != null) {
                present.put(name, value);
            }
        });
        String[] gone = facts.keySet().stream()
                .filter(name -> !present.containsKey(name))
                .toArray(String[]::new);
        jdbc.sql(PUT)
                .param("gone", gone)
                .param("facts", json.writeValueAsString(present))
                .param("id", deal)
                .update();
    }

    /** The same for a set of deals; each name that any of them has is taken away from those that do not have it. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void putAll(Map<UUID, Map<String, Object>> facts, Collection<String> names) {
        List<UUID> deals = facts.keySet().stream().sorted().toList();
        if (!deals.isEmpty()) {
            jdbc.sql(PUT_ALL)
                    .param("gone", names.toArray(String[]::new))
                    .param("deals", deals.toArray(UUID[]::new))
                    .param(
                            "facts",
                            deals.stream()
                                    .map(deal -> json.writeValueAsString(facts.getOrDefault(deal, Map.of())))
                                    .toArray(String[]::new))
                    .update();
        }
    }

    /** From what to what, as the ledger tells it. */
    public static Map<String, String> change(@Nullable Object from, @Nullable Object to) {
        return Map.of("from", from == null ? "" : from.toString(), "to", to == null ? "" : to.toString());
    }

    private Deal load(Actor actor, UUID deal) {
        return repository.load(actor, List.of(deal), new Stages(pipelines.all())).stream()
                .findFirst()
                .orElseThrow(() -> new Missing("Deal"));
    }
}
