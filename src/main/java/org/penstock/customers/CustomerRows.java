package org.penstock.customers;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.LocalDate;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.closing.ContractSet;
import org.penstock.deals.DealTransitions;
import org.penstock.deals.StageFact;
import org.penstock.deals.StageFacts;
import org.penstock.teams.Company;
import org.springframework.context.event.EventListener;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Which won deals make which customers, and how each one is. Health begins at 100 points; each reason takes some: no touch
 * for as long as {@link CustomerRules} say 30, a check-in missed 20, a contract that ends within 60 days without a renewal under
 * way 30, one that has ended without one 40, falling use 25, no use 45, an open issue 10 and no more than 30. From 70 points it
 * is good, from 40 to watch, below at risk.
 */
@Component
class CustomerRows {
    static final int RENEWAL_NEAR_DAYS = 60;

    static final String HEALTH = StageFact.name("customers", "health");
    static final String RENEWS_ON = StageFact.name("customers", "renews_on");
    static final String RENEWED = StageFact.name("customers", "renewed");
    static final String RHYTHM = StageFact.name("customers", "rhythm");
    static final String USAGE = StageFact.name("customers", "usage");
    static final String ISSUES = StageFact.name("customers", "issues");
    static final String LEFT = StageFact.name("customers", "left");
    static final String LEFT_REASON = StageFact.name("customers", "left_reason");
    static final List<String> FACTS = List.of(HEALTH, RENEWS_ON, RENEWED, RHYTHM, USAGE, ISSUES, LEFT, LEFT_REASON);

    private static final String WON = " d.outcome = 'won' and d.id = any(:deals::uuid[]) ";
    private static final String OF_ORGANISATION = """
            insert into customer (id, organisation_id, since)
            select gen_random_uuid(), d.organisation_id, min((d.closed_at at time zone :zone)::date)
              from deal d where""" + WON + """
               and d.organisation_id is not null group by d.organisation_id order by d.organisation_id
                on conflict (organisation_id) do nothing""";
    private static final String OF_DEAL = """
            insert into customer (id, deal_id, since)
            select gen_random_uuid(), d.id, (d.closed_at at time zone :zone)::date
              from deal d where""" + WON + """
               and d.organisation_id is null order by d.id
                on conflict (deal_id) do nothing""";
    private static final String JOIN = """
            insert into customer_deal (deal_id, customer_id)
            select d.id, c.id from deal d
              join customer c on c.organisation_id = d.organisation_id or d.organisation_id is null and c.deal_id = d.id
             where""" + WON + """
             order by d.id on conflict (deal_id) do update set customer_id = excluded.customer_id""";
    private static final String PART = """
            delete from customer_deal cd using deal d
             where d.id = cd.deal_id and d.outcome <> 'won' and d.id = any(:deals::uuid[])
            returning cd.customer_id""";
    private static final String EMPTY = """
            delete from customer c where c.id = any(:customers::uuid[])
               and not exists (select from customer_deal cd where cd.customer_id = c.id)""";
    private static final String OF =
            "select distinct customer_id from customer_deal where deal_id = any(:deals::uuid[])";

    private static final String RECKON = """
            with asked as materialized (select * from customer where id = any(:customers::uuid[])),
            ends as materialized (
                select a.id, min(k.ends_on) filter (where k.ends_on >= :today and n.deal_id is null) as renews_on,
                       bool_or(k.ends_on between :today::date and :today::date + :near::int and k.renewal <> 'automatic'
                               and coalesce(n.outcome, '') <> 'won'
                               and (n.deal_id is null or n.next_step_id is null)) as near,
                       bool_or(k.ends_on < :today and k.renewal <> 'automatic' and coalesce(n.outcome, '') <> 'won') as over,
                       bool_or(k.starts_on <= :today and (k.ends_on is null or k.ends_on >= :today
                               or k.renewal = 'automatic')) as runs
                  from asked a join customer_deal cd on cd.customer_id = a.id
                  join deal d on d.id = cd.deal_id and d.deleted_at is null
                  join contract k on k.deal_id = d.id
                  left join lateral (
                       select l.deal_id, r.outcome, r.next_step_id from customer_link l join deal r on r.id = l.deal_id
                        where l.of_deal = d.id and l.kind = 'renewal' and r.deleted_at is null) n on true
                 group by a.id),
            touched as materialized (
                select a.id, max(coalesce(x.done_at, x.created_at)) as at
                  from asked a join customer_deal cd on cd.customer_id = a.id
                  join activity x on x.deal_id = cd.deal_id and x.deleted_at is null
                   and (x.done_at is not null or x.kind = 'note')
                 group by a.id),
            judged as materialized (
                select a.id, e.renews_on, array_remove(array[
                       case when a.left_on is null and coalesce((t.at at time zone :zone)::date, a.since) < :today::date - :silent::int
                            then 'silent:30' end,
                       case when i.due_at < :now::timestamptz - interval '1 day' and i.done_at is null and i.deleted_at is null
                            then 'check_in:20' end,
                       case when e.near then 'renewal_near:30' end,
                       case when e.over and not coalesce(e.runs, false) then 'ended:40' end,
                       case a.usage when 'falling' then 'falling:25' when 'none' then 'unused:45' end,
                       case when a.issues > 0 then 'issues:' || least(30, 10 * a.issues) end], null) as reasons
                  from asked a left join ends e on e.id = a.id left join touched t on t.id = a.id
                  left join activity i on i.id = a.check_in_id),
            scored as (
                select j.*, greatest(0, 100 - coalesce((select sum(split_part(r, ':', 2)::int) from unnest(j.reasons) r), 0))::int
                       as score from judged j)
            update customer c
               set reasons = s.reasons, score = s.score, renews_on = s.renews_on,
                   health = case when s.score >= 70 then 'good' when s.score >= 40 then 'watch' else 'risk' end
              from scored s where c.id = s.id""";

    static final String COPIES = """
            select cd.deal_id, c.health, c.check_in_weeks, c.usage, c.issues, c.left_on, c.left_reason, k.ends_on as renews_on,
                   exists (select from customer_link l join deal r on r.id = l.deal_id
                            where l.of_deal = cd.deal_id and l.kind = 'renewal' and r.outcome = 'won') as renewed
              from customer_deal cd join customer c on c.id = cd.customer_id
              left join contract k on k.deal_id = cd.deal_id
             where %s""";

    private final JdbcClient jdbc;
    private final StageFacts facts;
    private final CustomerRules rules;
    private final Company company;
    private final Clock clock;

    CustomerRows(JdbcClient jdbc, StageFacts facts, CustomerRules rules, Company company, Clock clock) {
        this.rules = rules;
        this.jdbc = jdbc;
        this.facts = facts;
        this.company = company;
        this.clock = clock;
    }

    @EventListener
    void moved(DealTransitions moved) {
        List<UUID> deals = moved.transitions().stream()
                .filter(one -> one.kind() != DealTransitions.Kind.STAGE)
                .map(DealTransitions.Transition::deal)
                .distinct()
                .toList();
        boolean concerns = moved.transitions().stream().anyMatch(one -> one.kind() == DealTransitions.Kind.OUTCOME)
                || moved.transitions().stream().anyMatch(one -> one.outcome() == org.penstock.deals.Outcome.WON);
        if (concerns && !deals.isEmpty()) {
            adopt(deals);
        }
    }

    @EventListener
    void agreed(ContractSet agreed) {
        reckon(of(agreed.deals()));
    }

    /** Makes customers of won deals, and takes deals away that are won no longer. Told twice it does the same once. */
    @Transactional
    public void adopt(Collection<UUID> deals) {
        UUID[] ids = deals.toArray(UUID[]::new);
        String zone = company.settings().zone().getId();
        jdbc.sql(OF_ORGANISATION).param("deals", ids).param("zone", zone).update();
        jdbc.sql(OF_DEAL).param("deals", ids).param("zone", zone).update();
        jdbc.sql(JOIN).param("deals", ids).update();
        List<UUID> left = jdbc.sql(PART)
                .param("deals", ids)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        if (!left.isEmpty()) {
            Map<UUID, Map<String, Object>> gone = new HashMap<>();
            deals.forEach(deal -> gone.put(deal, Map.of()));
            facts.putAll(gone, FACTS);
            jdbc.sql(EMPTY).param("customers", left.toArray(UUID[]::new)).update();
        }
        reckon(of(deals));
        reckon(left);
    }

    List<UUID> of(Collection<UUID> deals) {
        return jdbc.sql(OF)
                .param("deals", deals.toArray(UUID[]::new))
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Health, its reasons and the next renewal of these customers, and the copies on their deals. */
    @Transactional
    public void reckon(Collection<UUID> customers) {
        if (customers.isEmpty()) {
            return;
        }
        UUID[] ids = customers.toArray(UUID[]::new);
        jdbc.sql(RECKON)
                .param("customers", ids)
                .param("today", LocalDate.now(clock.withZone(company.settings().zone())))
                .param("now", Timestamp.from(clock.instant()))
                .param("zone", company.settings().zone().getId())
                .param("near", RENEWAL_NEAR_DAYS)
                .param("silent", rules.present().silentDays())
                .update();
        facts.putAll(copies(jdbc, "c.id = any(:ids::uuid[])", ids), FACTS);
    }

    static Map<UUID, Map<String, Object>> copies(JdbcClient jdbc, String where, UUID[] ids) {
        Map<UUID, Map<String, Object>> copies = new HashMap<>();
        jdbc.sql(COPIES.formatted(where)).param("ids", ids).query(row -> {
            Map<String, Object> copy = new HashMap<>();
            copy.put(HEALTH, row.getString("health"));
            put(copy, RENEWS_ON, row.getString("renews_on"));
            put(copy, RHYTHM, row.getObject("check_in_weeks"));
            put(copy, USAGE, row.getString("usage"));
            put(copy, ISSUES, row.getInt("issues") == 0 ? null : row.getInt("issues"));
            put(copy, LEFT, row.getString("left_on"));
            put(copy, LEFT_REASON, row.getString("left_reason"));
            if (row.getBoolean("renewed")) {
                copy.put(RENEWED, true);
            }
            copies.put(row.getObject("deal_id", UUID.class), copy);
        });
        return copies;
    }

    private static void put(Map<String, Object> copy, String fact, @Nullable Object value) {
        if (value != null) {
            copy.put(fact, value);
        }
    }
}
