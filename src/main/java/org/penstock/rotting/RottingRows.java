package org.penstock.rotting;

import java.sql.Timestamp;
import java.sql.Types;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.activities.DealActivities;
import org.penstock.deals.DealTransitions;
import org.penstock.deals.FactsNoted;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.teams.Company;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Reckons sets of deals: the last meaningful touch, who has the ball, and the day from which the deal rots. In the
 * transaction of whatever touched a deal, and by {@link RottingUpkeep} where only time went by.
 *
 * <p>A deal rots from the first worked day after so many worked days of silence as its stage allows; not before a snooze is
 * over, and not before the day after a planned step, which holds for at most {@link #PAUSE_DAYS} days after the touch.
 */
@Component
class RottingRows {
    /** What a stage allows in worked days as long as too few deals were won to learn from. */
    static final int DAYS_DEFAULT = 10;

    /** A step planned for later than so many days after the last touch does not stop the clock any longer. */
    static final int PAUSE_DAYS = 90;

    static final String STATE = StageFact.name("rotting", "state");
    static final String SNOOZED = StageFact.name("rotting", "snoozed");

    private static final String KEEP = """
            with asked as (
                select d.id, d.stage_id, d.stage_entered_at, d.next_step_at, d.next_step_on, d.stage_facts,
                       d.outcome = 'open' and d.deleted_at is null and s.kind <> 'retention' as running,
                       greatest(r.answered_at, :answered) as answered_at, r.ball_said, r.ball_said_at, r.snoozed_until
                  from deal d join stage s on s.id = d.stage_id left join rotting_deal r on r.deal_id = d.id
                 where d.id = any(:deals::uuid[]) and (d.outcome = 'open' or r.deal_id is not null)),
            touched as (
                select a.*, t.at, t.what, t.call_outcome, (t.at at time zone :zone)::date as on_day
                  from asked a cross join lateral (
                       select one.* from (
                           select a.stage_entered_at as at,
                                  case when exists (select from stage_visit v
                                                     where v.deal_id = a.id and v.left_at is not null)
                                       then 'stage' else 'created' end as what, null::text as call_outcome, 1 as place
                           union all
                           select a.answered_at, 'answer', null, 2 where a.answered_at is not null
                           union all
                           (select coalesce(x.done_at, x.created_at), x.kind, x.call_outcome, 3 from activity x
                             where x.deal_id = a.id and x.deleted_at is null
                               and (x.done_at is not null or x.kind = 'note')
                             order by coalesce(x.done_at, x.created_at) desc limit 1)) one
                        order by one.at desc, one.place desc limit 1) t),
            judged as (
                select t.*,
                       case when not t.running or rule.watched is false then null
                            else coalesce(rule.days, case when u.deals >= :min then u.days end, :days) end as threshold,
                       case when t.ball_said_at >= t.at then t.ball_said
                            when t.what = 'task' or t.call_outcome = 'left_message' then 'customer'
                            else 'us' end as ball,
                       coalesce((select nth from rotting_day where day = t.on_day), 0) as nth,
                       coalesce(t.next_step_on, (t.next_step_at at time zone :zone)::date) as step_day
                  from touched t
                  left join rotting_rule rule on rule.stage_id = t.stage_id
                  left join rotting_usual u on u.stage_id = t.stage_id),
            due as (
                select j.*, case when j.threshold is not null then greatest(
                           (select min(day) from rotting_day where nth = j.nth + j.threshold + 1), j.snoozed_until,
                           (select min(n.day) from rotting_day s join rotting_day n on n.nth = s.nth + 1
                             where j.step_day is not null and s.day = least(j.step_day, j.on_day + :pause::int))) end as rots
                  from judged j),
            told as (
                select d.*, d.snoozed_until <= :today as woken,
                       case when d.rots <= :today then
                            case when d.step_day < :today then 'late' when d.ball = 'customer' then 'customer'
                                 else 'idle' end end as state
                  from due d),
            kept as (
                insert into rotting_deal as k (deal_id, answered_at, touched_at, touch, ball, threshold, rots_on, state)
                select id, answered_at, at, what, ball, threshold, rots, state from told order by id
                    on conflict (deal_id) do update
                   set answered_at = excluded.answered_at, touched_at = excluded.touched_at, touch = excluded.touch,
                       ball = excluded.ball, threshold = excluded.threshold, rots_on = excluded.rots_on,
                       state = excluded.state, woken = k.snoozed_until is not null and k.snoozed_until <= :today,
                       stale = false)
            select id, state, case when threshold is not null and snoozed_until > :today then snoozed_until end as snoozed
              from told
             where (stage_facts ->> 'rotting.state', stage_facts ->> 'rotting.snoozed') is distinct from
                   (state, case when threshold is not null and snoozed_until > :today then snoozed_until::text end)""";

    private final JdbcClient jdbc;
    private final StageFacts facts;
    private final RottingCalendar calendar;
    private final Company company;
    private final Clock clock;

    RottingRows(JdbcClient jdbc, StageFacts facts, RottingCalendar calendar, Company company, Clock clock) {
        this.jdbc = jdbc;
        this.facts = facts;
        this.calendar = calendar;
        this.company = company;
        this.clock = clock;
    }

    @EventListener
    void moved(DealTransitions moved) {
        keep(moved.transitions().stream()
                .map(DealTransitions.Transition::deal)
                .distinct()
                .toList());
    }

    @EventListener
    void worked(DealActivities worked) {
        keep(worked.deals());
    }

    /** What the system writes into a tool by itself is no touch, and neither is what this module notes. */
    @EventListener
    void answered(FactsNoted noted) {
        boolean byHand = noted.actor().id() != null
                && noted.told().stream().anyMatch(name -> StageFact.isName(name) && !name.startsWith("rotting."));
        if (byHand) {
            keep(List.of(noted.deal()), clock.instant());
        }
    }

    void keep(Collection<UUID> deals) {
        keep(deals, null);
    }

    @Transactional(propagation = Propagation.REQUIRED)
    void keep(Collection<UUID> deals, @Nullable Instant answered) {
        ZoneId zone = company.settings().zone();
        LocalDate today = LocalDate.now(clock.withZone(zone));
        calendar.reach(today);
        Map<UUID, Map<String, Object>> copies = new HashMap<>();
        jdbc.sql(KEEP)
                .param("deals", deals.toArray(UUID[]::new))
                .param("answered", answered == null ? null : Timestamp.from(answered), Types.TIMESTAMP)
                .param("zone", zone.getId())
                .param("today", today)
                .param("min", RottingRules.DEALS_MIN)
                .param("days", DAYS_DEFAULT)
                .param("pause", PAUSE_DAYS)
                .query(row -> {
                    copies.put(row.getObject("id", UUID.class), copy(row.getString("state"), row.getString("snoozed")));
                });
        facts.putAll(copies, List.of(STATE, SNOOZED));
    }

    static Map<String, Object> copy(@Nullable String state, @Nullable String snoozed) {
        Map<String, Object> copy = new HashMap<>();
        if (state != null) {
            copy.put(STATE, state);
        }
        if (snoozed != null) {
            copy.put(SNOOZED, snoozed);
        }
        return copy;
    }
}
