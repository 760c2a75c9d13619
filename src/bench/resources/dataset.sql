-- The workload that speed is measured on: deterministic, "today" is 2026-11-23. {n} deals, a tenth of them organisations,
-- a fifth people, 20 owners. Statements are separated by lines of "-- next".
create schema bench
-- next
create function bench.r(i bigint, k int) returns float8 language sql immutable parallel safe as
$$ select (('x'||substr(md5(i||':'||k),1,8))::bit(32)::bigint)::float8/4294967296.0 $$
-- next
create function bench.id(kind text, n bigint) returns uuid language sql immutable parallel safe as
$$ select ('01930000-0000-7' || kind || '-8000-' || lpad(to_hex(n), 12, '0'))::uuid $$
-- next
create function bench.word(words text[], i bigint, k int) returns text language sql immutable parallel safe as
$$ select words[1 + floor(bench.r(i, k) * cardinality(words))::int] $$
-- next
create function bench.stage(n int) returns uuid language sql immutable parallel safe as
$$ select ('01930000-0000-7000-8000-00000000001' || n)::uuid $$
-- next
insert into account (id, email, name, name_key, role, state, created_at)
select bench.id('00a', g), 'rep' || lpad(g::text, 2, '0') || '@example.org', 'Rep' || lpad(g::text, 2, '0') || ' Seller',
       'rep' || lpad(g::text, 2, '0') || 'seller', 'rep', 'active', timestamptz '2025-01-01Z'
  from generate_series(1, 20) g
-- next
insert into account (id, email, name, name_key, role, state, created_at, language)
values (bench.id('00a', 21), 'owner@example.org', 'Olga Owner', 'olgaowner', 'owner', 'active', '2025-01-01Z', 'en')
-- next
insert into custom_field (id, subject, key, label, type, position)
values (bench.id('00f', 1), 'deal', 'description', 'Description', 'long_text', 0)
-- next
insert into organisation (id, name, name_key, website, created_at, updated_at)
select bench.id('00c', g), name, lower(replace(name, ' ', '')), 'https://c' || g || '.example.org',
       timestamptz '2025-01-01Z', timestamptz '2025-01-01Z'
  from (select g, bench.word('{Amber,Birch,Cedar,Delta,Ember,Falcon,Granite,Harbor,Indigo,Juniper,Keystone,Lumen,Meridian,Nimbus,Orchid,Pioneer,Quartz,River,Summit,Timber}', g, 21)
                  || ' ' || bench.word('{Logistics,Foods,Energy,Software,Textiles,Machines,Clinics,Media,Retail,Finance}', g, 22) || ' ' || g as name
          from generate_series(1, {n} / 10) g) o
-- next
insert into person (id, name, name_key, organisation_id, created_at, updated_at)
select bench.id('00d', g), name, lower(replace(name, ' ', '')), bench.id('00c', 1 + (g - 1) % ({n} / 10)),
       timestamptz '2025-01-01Z', timestamptz '2025-01-01Z'
  from (select g, bench.word('{Ada,Boris,Clara,Dmitri,Elena,Felix,Galina,Hugo,Irina,Jonas,Katya,Lena,Maria,Nils,Olga,Pavel,Rosa,Sergei,Tanja,Viktor}', g, 31)
                  || ' ' || bench.word('{Abel,Berg,Cohen,Dorn,Evans,Fink,Gray,Hahn,Ivanov,Jansen,Keller,Lange,Moser,Novak,Orlov,Petrov,Quist,Richter,Sokolov,Weber}', g, 32) as name
          from generate_series(1, {n} / 5) g) p
-- next
insert into email_address (id, person_id, address, kind, position)
select bench.id('00b', g), bench.id('00d', g), 'p' || g || '@c' || 1 + (g - 1) % ({n} / 10) || '.example.org', 'work', 0
  from generate_series(1, {n} / 5) g
-- next
create unlogged table bench.source as
with b as (select g id, bench.r(g,1) r1, greatest(bench.r(g,2),1e-9) r2, bench.r(g,3) r3, bench.r(g,4) r4, bench.r(g,5) r5,
                  bench.r(g,6) r6, bench.r(g,7) r7, bench.r(g,8) r8, bench.r(g,9) r9, bench.r(g,13) r13
             from generate_series(1, {n}) g),
s as (select *, case when r1<.16 then 0 when r1<.27 then 1 when r1<.35 then 2 when r1<.40 then 3
             when r1<.65 then 4 else 5 end stage, 1+floor(r5*({n}/10))::bigint company_id from b),
d as (select *, case when stage<4 then date '2026-11-23' - 30 + floor(r7*210)::int
             else date '2026-11-23' - floor(r7*540)::int end close_date from s)
select id, stage, company_id, close_date,
       bench.word('{Annual,Basic,Central,Digital,Early,Fast,Global,Hybrid,Initial,Joint,Key,Local,Mobile,National,Open,Pilot,Quick,Regional,Smart,Total}', id, 10)
         || ' ' || bench.word('{audit,bundle,campaign,delivery,expansion,fleet,gateway,hosting,integration,journey,kit,licence,migration,network,order,platform,renewal,service,training,upgrade}', id, 11)
         || ' ' || lpad(id::text, 6, '0') as title,
       least(greatest(round(exp(ln(12000)+sqrt(-2*ln(r2))*cos(2*pi()*r3))::numeric,-1),100),5000000) as amount,
       1+floor(20*power(r4,1.7))::int as owner, company_id + case when r6<.5 then 0 else {n}/10 end as contact_id,
       least(close_date-(10+floor(r8*190))::int+(r9*86400)*interval '1 s',
             timestamp '2026-11-23'-(r8*30)*interval '1 d')::timestamp(0) at time zone 'UTC' as created_at,
       bench.word('{Website,Referral,Fair,Newsletter,Call,Partner,Advert,Event}', id, 12) as source,
       substr(repeat('The customer asked for an offer with a phased start and a fixed price for year one. ',5),1,
              120+floor(r13*280)::int) as description,
       case when stage >= 4 then (close_date + time '12:00') at time zone 'UTC' end as closed_at,
       (array['{0}','{0,1}','{0,1,3}','{0,1,3,4}','{0,1,3,4,6}','{0,1}'])[stage+1]::int[] as path
  from d
-- next
-- The stays that lead there, evenly spread between creation and close; a won deal enters retention when it closes.
create unlogged table bench.stay as
select *, lead(entered_at) over w as next_at, lead(stage) over w as next_stage, lag(stage) over w as last_stage
  from (select d.id, p.stage, p.place,
               case when d.stage = 4 and p.place = 5 then d.closed_at
                    else d.created_at + (coalesce(d.closed_at, timestamptz '2026-11-23Z') - d.created_at)
                           * ((p.place - 1)::float8 / case when d.stage = 4 then 4 else cardinality(d.path) end) end as entered_at,
               case when d.stage = 5 and p.place = 2 then d.closed_at end as lost_at
          from bench.source d cross join lateral unnest(d.path) with ordinality p (stage, place)) e
window w as (partition by id order by place)
-- next
-- Indexes are built once all is there and what triggers keep is added up in one go, by the views that say what it must be:
-- of a million deals that takes minutes instead of an hour.
create table bench.index_kept as
select c.oid::regclass::text as name, replace(pg_get_indexdef(c.oid), ' ON ONLY ', ' ON ') as made
  from pg_index i join pg_class c on c.oid = i.indexrelid
 where i.indrelid in ('deal'::regclass, 'deal_person'::regclass, 'stage_visit'::regclass, 'deal_ledger'::regclass)
   and not exists (select 1 from pg_constraint k where k.conindid = c.oid)
-- next
do $$ declare one text; begin
    for one in select name from bench.index_kept loop execute 'drop index ' || one; end loop;
end $$
-- next
set session_replication_role = replica
-- next
insert into deal (id, title, pipeline_id, stage_id, outcome, reason_id, closed_at, value, currency, expected_close,
                  owner_id, organisation_id, source, custom, rank, stage_entered_at, created_at, created_by, updated_at)
select bench.id('00e', d.id), d.title, '01930000-0000-7000-8000-000000000001', bench.stage(s.stage),
       case d.stage when 4 then 'won' when 5 then 'lost' else 'open' end,
       case d.stage when 5 then '01930000-0000-7000-8000-000000000025'::uuid end, d.closed_at, d.amount, 'USD',
       d.close_date, bench.id('00a', d.owner), bench.id('00c', d.company_id), d.source,
       jsonb_build_object('description', d.description), -extract(epoch from s.entered_at), s.entered_at, d.created_at,
       bench.id('00a', d.owner), coalesce(d.closed_at, s.entered_at)
  from bench.source d join bench.stay s on s.id = d.id and s.place = cardinality(d.path)
 order by d.id
-- next
insert into deal_person (deal_id, person_id, main)
select bench.id('00e', id), bench.id('00d', contact_id), true from bench.source order by source.id
-- next
insert into stage_visit (id, deal_id, stage_id, entered_at, left_at, to_stage_id)
select bench.id('0e1', id * 8 + place), bench.id('00e', id), bench.stage(stage), entered_at, coalesce(next_at, lost_at),
       bench.stage(next_stage)
  from bench.stay order by stay.id, stay.place
-- next
insert into deal_ledger (id, deal_id, kind, happened_at, recorded_at, actor_name, via, pipeline_id, from_stage_id,
                         stage_id, outcome, reason_id, value, currency, rate, probability, owner_id, expected_close)
select bench.id('0e2', d.id * 8 + e.place), bench.id('00e', d.id), e.kind, e.at, e.at, 'Bench', 'import',
       '01930000-0000-7000-8000-000000000001', bench.stage(e.from_stage), bench.stage(e.stage), e.outcome, e.reason,
       d.amount, 'USD', 1, case e.outcome when 'open' then g.probability when 'won' then 100 else 0 end,
       bench.id('00a', d.owner), d.close_date
  from (select s.id, s.place, s.entered_at as at, s.stage, s.last_stage as from_stage, null::uuid as reason,
               case when s.place = 1 then 'created' when s.place = 5 then 'outcome' else 'stage' end as kind,
               case when s.place = 5 then 'won' else 'open' end as outcome from bench.stay s
         union all
        select s.id, 7, s.lost_at, s.stage, s.stage, '01930000-0000-7000-8000-000000000025', 'outcome', 'lost'
          from bench.stay s where s.lost_at is not null) e
  join bench.source d on d.id = e.id
  join stage g on g.id = bench.stage(e.stage)
 order by d.id, e.place
-- next
drop table bench.stay
-- next
set session_replication_role = origin
-- next
set maintenance_work_mem = '400MB'
-- next
do $$ declare one text; begin
    for one in select made from bench.index_kept loop execute one; end loop;
end $$
-- next
insert into deal_sum (pipeline_id, stage_id, outcome, owner_id, currency, deals, value, value_at_default, weighted_override)
select pipeline_id, stage_id, outcome, owner_id, currency, deals, value, value_at_default, weighted_override from deal_sum_live
-- next
insert into deal_month (pipeline_id, stage_id, outcome, owner_id, currency, month, deals, value)
select pipeline_id, stage_id, outcome, owner_id, currency, month, deals, value from deal_month_live
-- next
insert into deal_course_due (deal_id) select id from deal order by id
-- next
drop table bench.index_kept
-- next
vacuum analyze
