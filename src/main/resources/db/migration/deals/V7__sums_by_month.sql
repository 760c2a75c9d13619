-- Counts and sums by month: of the expected close for an open deal, of the closing for a closed one, in the company's
-- zone. An open deal that nobody expects to close stands in the month 0001-01-01; as in deal_sum the nil id is "no owner".
create table deal_month (
    pipeline_id uuid not null,
    stage_id uuid not null,
    outcome text not null,
    owner_id uuid not null,
    currency char(3) not null,
    month date not null,
    deals bigint not null,
    value numeric(24, 4) not null,
    primary key (stage_id, outcome, owner_id, currency, month)
);
create index deal_month_of_pipeline on deal_month (pipeline_id, month);

create function deal_month_of(outcome text, expected_close date, closed_at timestamptz, zone text) returns date
    language sql stable parallel safe as $$
    select case when outcome = 'open'
                then coalesce(expected_close - (extract(day from expected_close)::int - 1), date '0001-01-01')
                else date_trunc('month', closed_at at time zone zone)::date end
$$;

create view deal_month_live as
select d.pipeline_id, d.stage_id, d.outcome,
       coalesce(d.owner_id, '00000000-0000-0000-0000-000000000000'::uuid) as owner_id,
       d.currency, deal_month_of(d.outcome, d.expected_close, d.closed_at, c.zone) as month,
       count(*) as deals, coalesce(sum(d.value), 0) as value
  from deal d cross join company c
 where d.deleted_at is null
 group by 1, 2, 3, 4, 5, 6;

insert into deal_month (pipeline_id, stage_id, outcome, owner_id, currency, month, deals, value)
select pipeline_id, stage_id, outcome, owner_id, currency, month, deals, value from deal_month_live;

-- One function an event instead of three: all that is kept of deals follows from the same rows. Keys are taken in order.
drop trigger deal_sum_insert on deal;
drop trigger deal_sum_delete on deal;
drop trigger deal_sum_update on deal;
drop function deal_sum_add();
drop function deal_sum_subtract();
drop function deal_sum_shift();

-- Adds what came (sign 1) and takes off what went (sign -1); what does not change touches no row.
create type deal_kept_row as (
    sign int, pipeline_id uuid, stage_id uuid, outcome text, owner_id uuid, currency char(3), month date,
    value numeric, probability smallint
);

create function deal_kept_add(moved deal_kept_row[]) returns void language plpgsql as $$
begin
    insert into deal_sum as kept (pipeline_id, stage_id, outcome, owner_id, currency, deals, value, value_at_default,
                                  weighted_override)
    select pipeline_id, stage_id, outcome, owner_id, currency, sum(sign), sum(sign * value),
           sum(case when probability is null then sign * value else 0 end),
           sum(case when probability is null then 0 else sign * value * probability / 100.0 end)
      from unnest(moved)
     group by pipeline_id, stage_id, outcome, owner_id, currency
    having sum(sign) <> 0 or sum(sign * value) <> 0
        or sum(case when probability is null then sign * value else 0 end) <> 0
        or sum(case when probability is null then 0 else sign * value * probability / 100.0 end) <> 0
     order by stage_id, outcome, owner_id, currency
        on conflict (stage_id, outcome, owner_id, currency) do update
       set deals = kept.deals + excluded.deals, value = kept.value + excluded.value,
           value_at_default = kept.value_at_default + excluded.value_at_default,
           weighted_override = kept.weighted_override + excluded.weighted_override;
    insert into deal_month as kept (pipeline_id, stage_id, outcome, owner_id, currency, month, deals, value)
    select pipeline_id, stage_id, outcome, owner_id, currency, month, sum(sign), sum(sign * value)
      from unnest(moved)
     group by pipeline_id, stage_id, outcome, owner_id, currency, month
    having sum(sign) <> 0 or sum(sign * value) <> 0
     order by stage_id, outcome, owner_id, currency, month
        on conflict (stage_id, outcome, owner_id, currency, month) do update
       set deals = kept.deals + excluded.deals, value = kept.value + excluded.value;
end $$;

create function deal_kept_insert() returns trigger language plpgsql as $$
begin
    perform deal_kept_add(array(
        select row (1, n.pipeline_id, n.stage_id, n.outcome,
                    coalesce(n.owner_id, '00000000-0000-0000-0000-000000000000'::uuid), n.currency,
                    deal_month_of(n.outcome, n.expected_close, n.closed_at, c.zone), coalesce(n.value, 0),
                    n.probability)::deal_kept_row
          from new_rows n cross join company c where n.deleted_at is null));
    return null;
end $$;

create function deal_kept_delete() returns trigger language plpgsql as $$
begin
    perform deal_kept_add(array(
        select row (-1, o.pipeline_id, o.stage_id, o.outcome,
                    coalesce(o.owner_id, '00000000-0000-0000-0000-000000000000'::uuid), o.currency,
                    deal_month_of(o.outcome, o.expected_close, o.closed_at, c.zone), coalesce(o.value, 0),
                    o.probability)::deal_kept_row
          from old_rows o cross join company c where o.deleted_at is null));
    return null;
end $$;

-- A new rank, title or next step changes nothing that is kept and is passed over at once.
create function deal_kept_update() returns trigger language plpgsql as $$
declare
    changed uuid[];
begin
    select array_agg(n.id order by n.id) into changed
      from new_rows n join old_rows o on o.id = n.id
     where (n.pipeline_id, n.stage_id, n.outcome, n.closed_at, n.value, n.currency, n.probability, n.expected_close,
            n.owner_id, n.deleted_at)
           is distinct from (o.pipeline_id, o.stage_id, o.outcome, o.closed_at, o.value, o.currency, o.probability,
                             o.expected_close, o.owner_id, o.deleted_at);
    if changed is null then
        return null;
    end if;
    perform deal_kept_add(array(
        select row (m.sign, m.pipeline_id, m.stage_id, m.outcome,
                    coalesce(m.owner_id, '00000000-0000-0000-0000-000000000000'::uuid), m.currency,
                    deal_month_of(m.outcome, m.expected_close, m.closed_at, c.zone), coalesce(m.value, 0),
                    m.probability)::deal_kept_row
          from (select 1 as sign, n.id, n.pipeline_id, n.stage_id, n.outcome, n.owner_id, n.currency, n.expected_close,
                       n.closed_at, n.value, n.probability, n.deleted_at from new_rows n
                 union all
                select -1, o.id, o.pipeline_id, o.stage_id, o.outcome, o.owner_id, o.currency, o.expected_close,
                       o.closed_at, o.value, o.probability, o.deleted_at from old_rows o) m cross join company c
         where m.deleted_at is null and m.id = any(changed)));
    return null;
end $$;

create trigger deal_kept_insert after insert on deal
    referencing new table as new_rows for each statement execute function deal_kept_insert();
create trigger deal_kept_delete after delete on deal
    referencing old table as old_rows for each statement execute function deal_kept_delete();
create trigger deal_kept_update after update on deal
    referencing old table as old_rows new table as new_rows for each statement execute function deal_kept_update();

-- Another zone may put a closing into another month: everything is added up anew, seldom and in one go.
create function deal_month_rezoned() returns trigger language plpgsql as $$
begin
    lock table deal_month in exclusive mode;
    delete from deal_month;
    insert into deal_month (pipeline_id, stage_id, outcome, owner_id, currency, month, deals, value)
    select pipeline_id, stage_id, outcome, owner_id, currency, month, deals, value from deal_month_live;
    return null;
end $$;
create trigger deal_month_rezoned after update on company
    for each row when (old.zone is distinct from new.zone) execute function deal_month_rezoned();
