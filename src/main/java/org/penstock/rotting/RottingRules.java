package org.penstock.rotting;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.deals.Pipelines;
import org.penstock.deals.Stage;
import org.penstock.identity.Audit;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.teams.Company;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * How long the stages allow a deal to be silent, in worked days. Set by hand, else learned: of each deal that was won within
 * two years, the longest silence between two meaningful touches in that stage (to enter and to leave it are touches); of
 * those the 80th percentile. So four of five won deals were never silent for longer. Lengths of stays would say how long work
 * takes, not how long it may rest; and all gaps, most of them short, would make every quiet week look late.
 */
@Component
public class RottingRules {
    /** Fewer won deals than this say nothing about the next one. */
    public static final int DEALS_MIN = 5;

    /** The newest so many won deals are learned from. */
    static final int SAMPLE_MAX = 20_000;

    static final Duration PERIOD = Duration.ofDays(730);
    static final int DAYS_MAX = 400;

    private static final String LEARN = """
            with won as (
                select id from deal where outcome = 'won' and deleted_at is null and closed_at > :since
                 order by closed_at desc limit :sample),
            stay as (
                select v.id, v.deal_id, v.stage_id, v.entered_at, v.left_at
                  from stage_visit v join won on won.id = v.deal_id where v.left_at is not null),
            touch as (
                select id, deal_id, stage_id, entered_at as at from stay
                union all select id, deal_id, stage_id, left_at from stay
                union all
                select s.id, s.deal_id, s.stage_id, coalesce(x.done_at, x.created_at)
                  from stay s join activity x on x.deal_id = s.deal_id and x.deleted_at is null
                   and (x.done_at is not null or x.kind = 'note')
                   and coalesce(x.done_at, x.created_at) between s.entered_at and s.left_at
                union all
                select s.id, s.deal_id, s.stage_id, l.happened_at
                  from stay s join deal_ledger l on l.deal_id = s.deal_id and l.kind = 'fact' and l.actor_id is not null
                   and l.happened_at between s.entered_at and s.left_at
                 where exists (select from jsonb_object_keys(l.detail) name
                                where name like '%.%' and name not like 'custom.%' and name not like 'rotting.%')),
            silence as (
                select t.deal_id, t.stage_id,
                       d.nth - lag(d.nth) over (partition by t.id order by t.at) as days
                  from touch t join rotting_day d on d.day = (t.at at time zone :zone)::date),
            longest as (
                select stage_id, deal_id, max(days) as days from silence where days is not null group by 1, 2)
            insert into rotting_usual (stage_id, deals, days, reckoned_at)
            select stage_id, count(*), greatest(1, percentile_disc(0.8) within group (order by days)), :now
              from longest group by stage_id
                on conflict (stage_id) do update
               set deals = excluded.deals, days = excluded.days, reckoned_at = excluded.reckoned_at""";
    private static final String FORGET = "delete from rotting_usual where reckoned_at < :now";
    private static final String USUAL = "select stage_id, deals, days from rotting_usual";
    private static final String RULES = "select stage_id, watched, days, version from rotting_rule";
    private static final String PUT = """
            insert into rotting_rule as kept (stage_id, watched, days) values (:stage, :watched, :days)
                on conflict (stage_id) do update
               set watched = excluded.watched, days = excluded.days, version = kept.version + 1
             where kept.version = :version""";
    private static final String STALE = """
            update rotting_deal r set stale = true from deal d
             where d.id = r.deal_id and d.stage_id = any(:stages::uuid[]) and d.outcome = 'open'""";

    private final JdbcClient jdbc;
    private final Pipelines pipelines;
    private final RottingCalendar calendar;
    private final Company company;
    private final Audit audit;
    private final Clock clock;

    RottingRules(
            JdbcClient jdbc, Pipelines pipelines, RottingCalendar calendar, Company company, Audit audit, Clock clock) {
        this.jdbc = jdbc;
        this.pipelines = pipelines;
        this.calendar = calendar;
        this.company = company;
        this.audit = audit;
        this.clock = clock;
    }

    /**
     * What holds for a stage.
     *
     * @param days set by hand; null for learned
     * @param learned what won deals say; null where there are none
     * @param deals how many won deals that stands on
     * @param version of the rule; 0 where nobody has set one
     */
    public record Rule(
            Stage stage,
            boolean watched,
            @Nullable Integer days,
            @Nullable Integer learned,
            long deals,
            int version) {

        /** In worked days. */
        public int threshold() {
            if (days != null) {
                return days;
            }
            return isLearned() ? Objects.requireNonNull(learned) : RottingRows.DAYS_DEFAULT;
        }

        public boolean isLearned() {
            return learned != null && deals >= DEALS_MIN;
        }
    }

    /** What somebody wants of a stage. */
    public record Wanted(
            UUID stage, boolean watched, @Nullable Integer days, int version) {}

    /** The stages of a pipeline in which deals can rot, in order. */
    public List<Rule> of(Actor actor, UUID pipeline) {
        Map<UUID, Rule> known = rules(actor);
        return pipelines.of(pipeline).current().stream()
                .filter(stage -> !stage.isRetention())
                .map(stage -> known.getOrDefault(stage.id(), new Rule(stage, true, null, null, 0, 0)))
                .toList();
    }

    /** Replaces the rules of a pipeline's stages, all or none. Deals are reckoned anew by the next run. */
    @Transactional
    public Result<List<Rule>> change(Actor actor, UUID pipeline, List<Wanted> wanted) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        List<Rule> before = of(actor, pipeline);
        List<Refusal> refusals = new ArrayList<>();
        wanted.stream()
                .filter(rule -> rule.days() != null && (rule.days() < 1 || rule.days() > DAYS_MAX))
                .forEach(rule -> refusals.add(Refusal.at("days-" + rule.stage(), "rotting.rule.range", DAYS_MAX)));
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        for (Rule rule : before) {
            for (Wanted change : wanted) {
                boolean mine = change.stage().equals(rule.stage().id());
                if (mine && differs(rule, change) && !put(change)) {
                    org.springframework.transaction.interceptor.TransactionAspectSupport.currentTransactionStatus()
                            .setRollbackOnly();
                    return Result.stale(before);
                }
            }
        }
        List<Rule> now = of(actor, pipeline);
        audit.note(actor, "rotting_rules_changed", pipelines.of(pipeline).name(), told(before), told(now));
        jdbc.sql(STALE)
                .param("stages", now.stream().map(rule -> rule.stage().id()).toArray(UUID[]::new))
                .update();
        return Result.done(now);
    }

    /** Learns anew; stages whose threshold is another one now have their deals reckoned. */
    @Transactional
    public void learn(Actor actor) {
        Forbidden.unless(actor, Right.MANAGE_PIPELINES);
        calendar.reach(clock.instant().atZone(company.settings().zone()).toLocalDate());
        Map<UUID, Rule> before = rules(actor);
        Timestamp now = Timestamp.from(clock.instant());
        jdbc.sql(LEARN)
                .param("since", Timestamp.from(clock.instant().minus(PERIOD)))
                .param("sample", SAMPLE_MAX)
                .param("zone", company.settings().zone().getId())
                .param("now", now)
                .update();
        jdbc.sql(FORGET).param("now", now).update();
        UUID[] changed = rules(actor).values().stream()
                .filter(rule -> {
                    Rule old = before.get(rule.stage().id());
                    return old == null || old.threshold() != rule.threshold();
                })
                .map(rule -> rule.stage().id())
                .toArray(UUID[]::new);
        jdbc.sql(STALE).param("stages", changed).update();
    }

    Map<UUID, Rule> rules(Actor actor) {
        Map<UUID, Object[]> usual = new HashMap<>();
        jdbc.sql(USUAL).query(row -> {
            usual.put(row.getObject("stage_id", UUID.class), new Object[] {row.getInt("days"), row.getLong("deals")});
        });
        Map<UUID, Wanted> set = new HashMap<>();
        jdbc.sql(RULES).query(row -> {
            UUID stage = row.getObject("stage_id", UUID.class);
            set.put(
                    stage,
                    new Wanted(
                            stage,
                            row.getBoolean("watched"),
                            row.getObject("days", Integer.class),
                            row.getInt("version")));
        });
        Map<UUID, Rule> rules = new HashMap<>();
        pipelines.all().stream().flatMap(pipeline -> pipeline.stages().stream()).forEach(stage -> {
            Object[] learned = usual.get(stage.id());
            Wanted rule = set.getOrDefault(stage.id(), new Wanted(stage.id(), true, null, 0));
            rules.put(
                    stage.id(),
                    new Rule(
                            stage,
                            rule.watched(),
                            rule.days(),
                            learned == null ? null : (Integer) learned[0],
                            learned == null ? 0 : (Long) learned[1],
                            rule.version()));
        });
        return rules;
    }

    private static boolean differs(Rule rule, Wanted wanted) {
        return rule.watched() != wanted.watched() || !Objects.equals(rule.days(), wanted.days());
    }

    private boolean put(Wanted wanted) {
        return jdbc.sql(PUT)
                        .param("stage", wanted.stage())
                        .param("watched", wanted.watched())
                        .param("days", wanted.days(), Types.INTEGER)
                        .param("version", wanted.version())
                        .update()
                == 1;
    }

    private static Map<String, Object> told(List<Rule> rules) {
        Map<String, Object> told = new java.util.LinkedHashMap<>();
        StringBuilder text = new StringBuilder();
        rules.forEach(rule -> text.append(text.isEmpty() ? "" : ", ")
                .append(rule.stage().name())
                .append(": ")
                .append(!rule.watched() ? "–" : rule.days() == null ? "∅" : rule.days()));
        told.put("rotting_days", text.toString());
        return told;
    }
}
