package org.penstock.insights;

/**
 * The course of deals as SQL: state at a moment and every stage it has been in, from ledger and stays alone. The same
 * statement fills {@code deal_course}, proves it, and draws any past day.
 */
final class CourseSql {
    /** The columns of {@code deal_course}, in their order. */
    static final String COLUMNS = """
            deal_id, pipeline_id, stage_id, owner_id, outcome, source, created_at, closed_at, changed_at, base, currency,
            unrated, probability, stages, entered, latest, total, owners, created_day, closed_day""";

    /**
     * Of the deals whose id meets a condition, as of {@code :until} (not included). Deals that are in the bin today are in
     * no course. The rate is the one recorded with the last entry that created, moved, closed, reopened or revalued the
     * deal, so a later note does not value it anew.
     */
    private static final String OF = """
            with entry as (
              select l.deal_id, l.kind, l.happened_at, l.pipeline_id, l.stage_id, l.outcome, l.value, l.currency, l.rate,
                     l.probability, l.owner_id,
                     row_number() over (partition by l.deal_id
                                        order by l.happened_at desc, l.recorded_at desc, l.id desc) as back
                from deal_ledger l
               where l.deal_id %1$s and l.happened_at < :until),
            told as (
              select deal_id, min(happened_at) as created_at,
                     max(happened_at) filter (where kind not in ('fact', 'expected_close', 'removed', 'restored'))
                       as changed_at,
                     (array_agg(pipeline_id order by back))[1] as pipeline_id,
                     (array_agg(stage_id order by back))[1] as stage_id,
                     (array_agg(outcome order by back))[1] as outcome,
                     (array_agg(owner_id order by back))[1] as owner_id,
                     (array_agg(value order by back))[1] as value,
                     (array_agg(currency order by back))[1] as currency,
                     (array_agg(probability order by back))[1] as probability,
                     (array_agg(rate order by back) filter (where kind in ('created', 'stage', 'outcome', 'value')))[1]
                       as rate,
                     (array_agg(happened_at order by back) filter (where kind = 'outcome'))[1] as outcome_at,
                     (array_agg(owner_id order by back) filter (where kind = 'outcome'))[1] as outcome_owner,
                     (array_agg(owner_id order by back desc))[1] as first_owner,
                     count(distinct coalesce(owner_id, deal_id)) > 1 as handed_over
                from entry group by deal_id),
            stay as (
              select v.deal_id, v.stage_id, min(v.entered_at) as entered,
                     count(*) filter (where v.left_at < :until) as finished,
                     round(sum(extract(epoch from v.left_at - v.entered_at)) filter (where v.left_at < :until) / 8640)
                       as total,
                     (array_agg(round(extract(epoch from v.left_at - v.entered_at) / 8640)
                                order by v.entered_at desc, v.left_at desc) filter (where v.left_at < :until))[1]
                       as latest
                from stage_visit v
               where v.deal_id %1$s and v.entered_at < :until
               group by v.deal_id, v.stage_id),
            been as (
              select deal_id, array_agg(stage_id order by stage_id) as stages,
                     array_agg(entered order by stage_id) as entered,
                     array_agg(coalesce(latest, -1)::int order by stage_id) as latest,
                     case when max(finished) > 1 then array_agg(coalesce(total, -1)::int order by stage_id) end as total
                from stay group by deal_id)
            select t.deal_id, t.pipeline_id, t.stage_id, t.owner_id, t.outcome, d.source, t.created_at,
                   case when t.outcome <> 'open' then t.outcome_at end as closed_at, t.changed_at,
                   (t.value * t.rate)::numeric(24, 4) as base, t.currency,
                   t.value is not null and t.rate is null as unrated, t.probability,
                   coalesce(b.stages, '{}') as stages, coalesce(b.entered, '{}') as entered,
                   coalesce(b.latest, '{}') as latest, b.total,
                   case when t.handed_over then
                     array[t.first_owner, case when t.outcome <> 'open' then t.outcome_owner end] || array(
                       select (select l.owner_id from deal_ledger l
                                where l.deal_id = t.deal_id and l.happened_at <= e.at
                                order by l.happened_at desc, l.recorded_at desc, l.id desc limit 1)
                         from unnest(b.entered) with ordinality e (at, n) order by e.n) end as owners,
                   (t.created_at at time zone (select zone from company))::date as created_day,
                   case when t.outcome <> 'open' then
                     (t.outcome_at at time zone (select zone from company))::date end as closed_day%2$s
              from told t
              join deal d on d.id = t.deal_id and d.deleted_at is null
              left join been b on b.deal_id = t.deal_id""";

    /** Of deals by {@code :ids}, in the shape of the table. */
    static final String BY_IDS = OF.formatted("= any(:ids::uuid[])", "");

    /** Of every deal, for the check. */
    static final String ALL = OF.formatted("is not null", "");

    /** The kept ones alone: nothing is due. */
    static final String KEPT = "(select k.*, k.owner_id as present_owner from deal_course k)";

    /** The kept ones, and those of {@code :ids}, which are due, told anew. */
    static final String WITH_DUE = """
            (select k.*, k.owner_id as present_owner from deal_course k where k.deal_id <> all(:ids::uuid[])
             union all (%s))""".formatted(OF.formatted("= any(:ids::uuid[])", ", d.owner_id as present_owner"));

    /**
     * As of {@code :until}: what has not changed since is as it is kept, the rest is told anew. The owner of today decides
     * who may see a deal, whatever day is drawn.
     */
    static final String THEN = """
            (select k.*, k.owner_id as present_owner from deal_course k
              where k.changed_at < :until and k.deal_id <> all(:ids::uuid[])
             union all (%s))""".formatted(OF.formatted("""
            in (select deal_id from deal_course where changed_at >= :until and created_at < :until
                 union all select unnest(:ids::uuid[]))""", ", d.owner_id as present_owner"));

    private CourseSql() {}
}
