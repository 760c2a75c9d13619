package org.penstock.activities;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.deals.DealFilter;
import org.penstock.deals.DealHistory;
import org.penstock.deals.DealList;
import org.penstock.deals.DealLists;
import org.penstock.deals.DealSort;
import org.penstock.kernel.Actor;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What a person has to do now, and what happened while they were away. Every part is limited and indexed. */
@Component
public class Today {
    /** The most entries of one part; further ones are a click away. */
    public static final int PART_MAX = 50;

    /** How far back "since I last looked" goes for somebody who never looked. */
    static final Duration FIRST_LOOK = Duration.ofDays(7);

    private static final String SEEN = "select seen_at from today_seen where account_id = :me";
    private static final String SEE = """
            insert into today_seen (account_id, seen_at) values (:me, :now)
                on conflict (account_id) do update set seen_at = excluded.seen_at""";
    private static final String DUE_COUNT = """
            select count(*) from (select 1 from activity x
              where assignee_id = :me and %s and done_at is null and deleted_at is null and kind <> 'note'
              limit 100) due""";

    private final ActivityRows rows;
    private final DealLists deals;
    private final DealHistory history;
    private final JdbcClient jdbc;
    private final Clock clock;

    Today(ActivityRows rows, DealLists deals, DealHistory history, JdbcClient jdbc, Clock clock) {
        this.rows = rows;
        this.deals = deals;
        this.history = history;
        this.jdbc = jdbc;
        this.clock = clock;
    }

    /** What others did to one deal of mine. */
    public record Changed(UUID deal, String title, List<DealHistory.Line> lines) {}

    /**
     * The page.
     *
     * @param late open and due before today, the latest last
     * @param due due today
     * @param withoutStep my open deals with nothing planned
     * @param changed by others since {@code since}
     * @param mentions notes that name me since then
     */
    public record Day(
            List<Activity> late,
            List<Activity> due,
            DealList withoutStep,
            List<Changed> changed,
            List<Activity> mentions,
            Instant since) {

        public boolean isEmpty() {
            return late.isEmpty()
                    && due.isEmpty()
                    && withoutStep.page().isEmpty()
                    && changed.isEmpty()
                    && mentions.isEmpty();
        }
    }

    public Day of(Actor actor) {
        LocalDate today = LocalDate.now(clock.withZone(actor.zone()));
        Map<String, Object> values = new HashMap<>();
        String before = DueDays.before("start", today, actor.zone(), values);
        Map<String, Object> within = new HashMap<>();
        String during = DueDays.from("from", today, actor.zone(), within) + " and "
                + DueDays.before("end", today.plusDays(1), actor.zone(), within);
        Instant since = since(actor);
        DealFilter none = DealFilter.parse(Map.of("owner", List.of("me"), "step", List.of("none")));
        return new Day(
                open(actor, before, values),
                open(actor, during, within),
                deals.load(actor, none, DealSort.parse("-value"), 1, PART_MAX),
                changed(history.byOthers(actor, since, PART_MAX)),
                mentions(actor, since),
                since);
    }

    /** How many activities are due or late, at most 100; for the badge. */
    public int due(Actor actor) {
        LocalDate tomorrow = LocalDate.now(clock.withZone(actor.zone())).plusDays(1);
        Map<String, Object> values = new HashMap<>();
        String before = DueDays.before("until", tomorrow, actor.zone(), values);
        return jdbc.sql(DUE_COUNT.formatted(before))
                .param("me", actor.requireId())
                .params(values)
                .query(Integer.class)
                .single();
    }

    /** From now on only what comes later is news. */
    @Transactional
    public void seen(Actor actor) {
        jdbc.sql(SEE)
                .param("me", actor.requireId())
                .param("now", Timestamp.from(clock.instant()))
                .update();
    }

    private Instant since(Actor actor) {
        return jdbc.sql(SEEN)
                .param("me", actor.requireId())
                .query((row, number) -> row.getTimestamp(1).toInstant())
                .optional()
                .orElseGet(() -> clock.instant().minus(FIRST_LOOK));
    }

    private List<Activity> open(Actor actor, String condition, Map<String, Object> values) {
        Map<String, Object> all = new LinkedHashMap<>(values);
        all.put("mine", actor.requireId());
        all.put("limit", PART_MAX);
        return rows.where(
                actor,
                "x.assignee_id = :mine and x.done_at is null and x.kind <> 'note' and " + condition
                        + " order by x.due_at, x.id limit :limit",
                all);
    }

    private List<Activity> mentions(Actor actor, Instant since) {
        return rows.where(
                actor,
                "x.mentions @> array[:mine]::uuid[] and x.created_at > :since order by x.created_at desc limit :limit",
                Map.of("mine", actor.requireId(), "since", Timestamp.from(since), "limit", PART_MAX));
    }

    private static List<Changed> changed(List<DealHistory.Line> lines) {
        Map<UUID, List<DealHistory.Line>> byDeal = new LinkedHashMap<>();
        lines.forEach(line ->
                byDeal.computeIfAbsent(line.deal(), deal -> new ArrayList<>()).add(line));
        return byDeal.entrySet().stream()
                .map(entry ->
                        new Changed(entry.getKey(), entry.getValue().getFirst().title(), entry.getValue()))
                .toList();
    }
}
