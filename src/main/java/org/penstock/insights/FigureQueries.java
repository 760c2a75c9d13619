package org.penstock.insights;

/** What is asked of the courses in scope: 1 = breakdown's key, 2 = scope, 3 = breakdown's join. */
final class FigureQueries {
    static final String OUTCOMES = """
            select %1$s as grp, c.outcome,
                   case when c.outcome = 'won' then c.closed_day - c.created_day end as days,
                   case when c.outcome = 'won' then date_trunc('month', c.closed_day::timestamp)::date end as month,
                   count(*) as deals, count(c.base) as valued, coalesce(sum(c.base), 0) as value,
                   count(*) filter (where c.unrated) as unrated
              from (%2$s) c%3$s
             group by 1, 2, 3, 4""";

    /** Deals by the set of stages in which they have been: few rows, from which all three ways of counting follow. */
    static final String FUNNEL = """
            select %1$s as grp, c.stages, c.outcome, c.entered_stage, count(*) as deals
              from (%2$s) c%3$s
             group by 1, 2, 3, 4""";

    /** Lengths in tenths of a day, from 30 days on in whole ones, so that they group; the sums are exact. */
    static final String TIMES = """
            select %1$s as grp, u.stage,
                   case when u.latest < 300 then u.latest else (u.latest + 5) / 10 * 10 end as latest,
                   case when u.total < 300 then u.total else (u.total + 5) / 10 * 10 end as total,
                   count(*) as deals, sum(u.latest) as latest_sum, sum(u.total) as total_sum
              from (%2$s) c%3$s
             cross join lateral unnest(c.stages, c.latest, coalesce(c.total, c.latest)) u (stage, latest, total)
             where u.latest >= 0 and (c.entered_stage is null or c.entered_stage = u.stage)
             group by 1, 2, 3, 4""";

    static final String OPEN = """
            select %1$s as grp, c.stage_id as stage, count(*) as deals, coalesce(sum(c.base), 0) as value,
                   coalesce(sum(c.base * c.probability), 0) / 100 as weighted,
                   count(*) filter (where c.unrated) as unrated
              from (%2$s) c%3$s
             group by 1, 2""";

    /** The same from the kept sums, which know no rates: only where every open deal is in the company's currency. */
    static final String OPEN_KEPT = """
            select %1$s as grp, c.stage_id as stage, sum(c.deals) as deals, sum(c.value) as value,
                   sum(c.value_at_default * s.probability / 100.0 + c.weighted_override) as weighted, 0 as unrated
              from (%2$s) c join stage s on s.id = c.stage_id%3$s
             group by 1, 2""";

    static final String ONE_CURRENCY = """
            select not exists (select 1 from deal_sum
                                where outcome = 'open' and deals <> 0 and currency <> :currency)""";

    static final String MISSING = """
            select distinct currency from (
              select c.currency from (%1$s) c where c.unrated union all select c.currency from (%2$s) c where c.unrated) m
             order by 1 limit 50""";

    private FigureQueries() {}
}
