-- Pipelines and their stages. A stage's kind decides which tool it shows, whatever its name.
create table pipeline (
    id uuid primary key,
    name text not null check (length(name) between 1 and 80),
    position int not null,
    standard boolean not null default false,
    archived_at timestamptz,
    version int not null default 1
);
create unique index pipeline_standard on pipeline (standard) where standard;
create unique index pipeline_name on pipeline (lower(name)) where archived_at is null;

create table stage (
    id uuid primary key,
    pipeline_id uuid not null references pipeline (id),
    name text not null check (length(name) between 1 and 80),
    kind text not null check (kind in ('lead_generation', 'qualification', 'needs_analysis', 'proposal',
                                       'negotiation', 'closing', 'retention')),
    position int not null,
    probability smallint not null check (probability between 0 and 100),
    retired_at timestamptz,
    version int not null default 1
);
create index stage_of_pipeline on stage (pipeline_id, position);
create unique index stage_name on stage (pipeline_id, lower(name)) where retired_at is null;

-- Why deals are lost or disqualified: a managed list.
create table reason (
    id uuid primary key,
    outcome text not null check (outcome in ('lost', 'disqualified')),
    name text not null check (length(name) between 1 and 80),
    position int not null,
    retired_at timestamptz,
    version int not null default 1
);
create unique index reason_name on reason (outcome, lower(name)) where retired_at is null;

-- The exit criteria of a stage. Field: a deal's fact or custom.<key>; operand: what the condition compares with.
create table gate_condition (
    id uuid primary key,
    stage_id uuid not null references stage (id),
    position int not null,
    field text not null,
    operator text not null check (operator in ('present', 'at_least', 'at_most', 'one_of')),
    operand text not null default '',
    version int not null default 1
);
create index gate_condition_of_stage on gate_condition (stage_id, position);

create table deal (
    id uuid primary key,
    title text not null check (length(title) between 1 and 300),
    pipeline_id uuid not null references pipeline (id),
    stage_id uuid not null references stage (id),
    outcome text not null default 'open' check (outcome in ('open', 'won', 'lost', 'disqualified')),
    reason_id uuid references reason (id),
    reason_note text,
    closed_at timestamptz,
    value numeric(19, 4) check (value >= 0),
    currency char(3) not null,
    value_source text not null default 'typed' check (value_source in ('typed', 'items')),
    probability smallint check (probability between 0 and 100),
    expected_close date,
    owner_id uuid references account (id),
    organisation_id uuid references organisation (id),
    source text,
    labels uuid[] not null default '{}',
    custom jsonb not null default '{}',
    rank double precision not null,
    stage_entered_at timestamptz not null,
    next_step_id uuid,
    next_step_at timestamptz,
    next_step_kind text,
    next_step_title text,
    external_source text,
    external_id text,
    version int not null default 1,
    created_at timestamptz not null,
    created_by uuid references account (id),
    updated_at timestamptz not null,
    deleted_at timestamptz,
    check ((outcome = 'open') = (closed_at is null)),
    check (reason_id is null or outcome in ('lost', 'disqualified'))
);

-- The board: cards of a column in manual order, for everybody and for one owner.
create index deal_board on deal (stage_id, rank, id) where deleted_at is null and outcome in ('open', 'won');
create index deal_board_owner on deal (owner_id, stage_id, rank, id)
    where deleted_at is null and outcome in ('open', 'won');
-- The list: each order that it offers, newest or nearest first.
create index deal_by_created on deal (created_at, id) where deleted_at is null;
create index deal_by_expected on deal (expected_close, id) where deleted_at is null;
create index deal_by_expected_down on deal (expected_close desc nulls last, id desc) where deleted_at is null;
create index deal_by_value on deal (value, id) where deleted_at is null;
create index deal_by_value_down on deal (value desc nulls last, id desc) where deleted_at is null;
create index deal_by_closed on deal (closed_at, id) where deleted_at is null;
create index deal_by_closed_down on deal (closed_at desc nulls last, id desc) where deleted_at is null;
create index deal_by_updated on deal (updated_at, id) where deleted_at is null;
create index deal_by_title on deal (lower(title), id) where deleted_at is null;
create index deal_open_expected on deal (expected_close, id) where deleted_at is null and outcome = 'open';
create index deal_owner on deal (owner_id, outcome, created_at) where deleted_at is null;
create index deal_owner_without_step on deal (owner_id, created_at, id)
    where deleted_at is null and outcome = 'open' and next_step_id is null;
create index deal_organisation on deal (organisation_id, created_at) where deleted_at is null;
create index deal_reason on deal (reason_id) where reason_id is not null;
create index deal_labels on deal using gin (labels);
create index deal_custom on deal using gin (custom jsonb_path_ops);
create index deal_title_words on deal using gin (lower(title) gin_trgm_ops);
create unique index deal_external on deal (external_source, external_id) where external_id is not null;

create table deal_person (
    deal_id uuid not null references deal (id) on delete cascade,
    person_id uuid not null references person (id),
    role text,
    main boolean not null default false,
    position int not null default 0,
    primary key (deal_id, person_id)
);
create index deal_person_person on deal_person (person_id);
create unique index deal_person_main on deal_person (deal_id) where main;

create table line_item (
    id uuid primary key,
    deal_id uuid not null references deal (id) on delete cascade,
    position int not null,
    product_id uuid references product (id),
    name text not null check (length(name) between 1 and 300),
    quantity numeric(19, 4) not null check (quantity > 0),
    unit_price numeric(19, 4) not null check (unit_price >= 0),
    discount_percent numeric(7, 4) not null default 0 check (discount_percent between 0 and 100),
    net numeric(19, 4) not null
);
create index line_item_of_deal on line_item (deal_id, position);
create index line_item_product on line_item (product_id);

-- The ledger: appended, never changed. happened_at: when it was so; recorded_at: when we came to know.
-- Every row carries the deal's values after the change, so that any past day can be drawn.
create table deal_ledger (
    id uuid not null,
    deal_id uuid not null,
    kind text not null check (kind in ('created', 'stage', 'outcome', 'value', 'owner', 'expected_close',
                                       'probability', 'fact', 'removed', 'restored')),
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    actor_id uuid,
    actor_name text not null,
    via text not null check (via in ('person', 'import', 'rule', 'api', 'sync', 'system')),
    cause uuid,
    pipeline_id uuid not null,
    from_stage_id uuid,
    stage_id uuid not null,
    outcome text not null,
    reason_id uuid,
    value numeric(19, 4),
    currency char(3) not null,
    rate numeric(24, 12),
    probability smallint not null,
    owner_id uuid,
    expected_close date,
    override_reason text,
    note text,
    detail jsonb,
    reconstructed boolean not null default false,
    primary key (id, recorded_at)
) partition by range (recorded_at);
create table deal_ledger_default partition of deal_ledger default;
create index deal_ledger_of_deal on deal_ledger (deal_id, happened_at desc, id desc);
create index deal_ledger_recorded on deal_ledger (recorded_at, deal_id);
create index deal_ledger_cause on deal_ledger (cause) where cause is not null;

-- Makes the partitions of the months from first_month on; those that stand already are left alone.
create function deal_ledger_partitions(first_month date, months int) returns void language plpgsql as $$
declare
    month date;
    partition_name text;
begin
    for i in 0 .. months - 1 loop
        month := (date_trunc('month', first_month) + make_interval(months => i))::date;
        partition_name := 'deal_ledger_' || to_char(month, 'YYYY_MM');
        if to_regclass(partition_name) is null and not exists (
            select 1 from deal_ledger_default
             where recorded_at >= (month::timestamp at time zone 'UTC')
               and recorded_at < ((month + interval '1 month')::timestamp at time zone 'UTC')) then
            execute format('create table %I partition of deal_ledger for values from (%L) to (%L)', partition_name,
                           month::timestamp at time zone 'UTC',
                           (month + interval '1 month')::timestamp at time zone 'UTC');
        end if;
    end loop;
end $$;
select deal_ledger_partitions(current_date, 4);

-- One stay of a deal in a stage. At most one is open for a deal.
create table stage_visit (
    id uuid primary key,
    deal_id uuid not null references deal (id) on delete cascade,
    stage_id uuid not null references stage (id),
    entered_at timestamptz not null,
    left_at timestamptz,
    to_stage_id uuid references stage (id),
    reconstructed boolean not null default false,
    check (left_at is null or left_at >= entered_at)
);
create index stage_visit_of_deal on stage_visit (deal_id, entered_at);
create unique index stage_visit_open on stage_visit (deal_id) where left_at is null;
create index stage_visit_of_stage on stage_visit (stage_id, entered_at);

-- Kept counts and sums, so that no page counts a table. Weighted value = value_at_default * the stage's
-- probability + weighted_override, so that changing a stage's probability touches no deal.
create table deal_sum (
    pipeline_id uuid not null,
    stage_id uuid not null,
    outcome text not null,
    owner_id uuid not null,
    currency char(3) not null,
    deals bigint not null,
    value numeric(24, 4) not null,
    value_at_default numeric(24, 4) not null,
    weighted_override numeric(26, 6) not null,
    primary key (stage_id, outcome, owner_id, currency)
);
create index deal_sum_of_pipeline on deal_sum (pipeline_id, outcome);

-- The nil id stands for "no owner", since a key column can't be null.
create view deal_sum_live as
select pipeline_id, stage_id, outcome,
       coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid) as owner_id,
       currency,
       count(*) as deals,
       coalesce(sum(value), 0) as value,
       coalesce(sum(value) filter (where probability is null), 0) as value_at_default,
       coalesce(sum(value * probability / 100.0) filter (where probability is not null), 0) as weighted_override
  from deal
 where deleted_at is null
 group by 1, 2, 3, 4, 5;

-- Statement triggers keep them, for single changes and for sets, by whatever path. Keys are taken in order, so that two
-- transactions never wait for each other crosswise. deal_sum_live above computes the same; bin/penstock check compares.
create function deal_sum_add() returns trigger language plpgsql as $$
begin
    insert into deal_sum as kept (pipeline_id, stage_id, outcome, owner_id, currency, deals, value, value_at_default,
                                  weighted_override)
    select pipeline_id, stage_id, outcome, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid) as owner,
           currency, count(*), coalesce(sum(value), 0),
           coalesce(sum(value) filter (where probability is null), 0),
           coalesce(sum(value * probability / 100.0) filter (where probability is not null), 0)
      from new_rows where deleted_at is null
     group by pipeline_id, stage_id, outcome, owner, currency
     order by stage_id, outcome, owner, currency
        on conflict (stage_id, outcome, owner_id, currency) do update
       set deals = kept.deals + excluded.deals, value = kept.value + excluded.value,
           value_at_default = kept.value_at_default + excluded.value_at_default,
           weighted_override = kept.weighted_override + excluded.weighted_override;
    return null;
end $$;

create function deal_sum_subtract() returns trigger language plpgsql as $$
begin
    insert into deal_sum as kept (pipeline_id, stage_id, outcome, owner_id, currency, deals, value, value_at_default,
                                  weighted_override)
    select pipeline_id, stage_id, outcome, coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid) as owner,
           currency, -count(*), -coalesce(sum(value), 0),
           -coalesce(sum(value) filter (where probability is null), 0),
           -coalesce(sum(value * probability / 100.0) filter (where probability is not null), 0)
      from old_rows where deleted_at is null
     group by pipeline_id, stage_id, outcome, owner, currency
     order by stage_id, outcome, owner, currency
        on conflict (stage_id, outcome, owner_id, currency) do update
       set deals = kept.deals + excluded.deals, value = kept.value + excluded.value,
           value_at_default = kept.value_at_default + excluded.value_at_default,
           weighted_override = kept.weighted_override + excluded.weighted_override;
    return null;
end $$;

create function deal_sum_shift() returns trigger language plpgsql as $$
begin
    insert into deal_sum as kept (pipeline_id, stage_id, outcome, owner_id, currency, deals, value, value_at_default,
                                  weighted_override)
    select pipeline_id, stage_id, outcome, owner, currency, sum(sign) as deals, sum(sign * coalesce(value, 0)) as value,
           sum(case when probability is null then sign * coalesce(value, 0) else 0 end) as value_at_default,
           sum(case when probability is null then 0 else sign * coalesce(value, 0) * probability / 100.0 end) as override
      from (select 1 as sign, pipeline_id, stage_id, outcome,
                   coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid) as owner,
                   currency, value, probability
              from new_rows where deleted_at is null
             union all
            select -1, pipeline_id, stage_id, outcome,
                   coalesce(owner_id, '00000000-0000-0000-0000-000000000000'::uuid), currency, value, probability
              from old_rows where deleted_at is null) moved
     group by pipeline_id, stage_id, outcome, owner, currency
    having sum(sign) <> 0 or sum(sign * coalesce(value, 0)) <> 0
        or sum(case when probability is null then sign * coalesce(value, 0) else 0 end) <> 0
        or sum(case when probability is null then 0 else sign * coalesce(value, 0) * probability / 100.0 end) <> 0
     order by stage_id, outcome, owner, currency
        on conflict (stage_id, outcome, owner_id, currency) do update
       set deals = kept.deals + excluded.deals, value = kept.value + excluded.value,
           value_at_default = kept.value_at_default + excluded.value_at_default,
           weighted_override = kept.weighted_override + excluded.weighted_override;
    return null;
end $$;

create trigger deal_sum_insert after insert on deal
    referencing new table as new_rows for each statement execute function deal_sum_add();
create trigger deal_sum_delete after delete on deal
    referencing old table as old_rows for each statement execute function deal_sum_subtract();
create trigger deal_sum_update after update on deal
    referencing old table as old_rows new table as new_rows for each statement execute function deal_sum_shift();

-- What a change to several deals replaced, so that it can be taken back.
create table deal_undo (
    id uuid primary key,
    account_id uuid not null,
    made_at timestamptz not null,
    used_at timestamptz,
    before jsonb not null
);
create index deal_undo_made on deal_undo (made_at);

-- Filters that a person gave a name. The query is the URL's, so that a view is a link.
create table deal_view (
    id uuid primary key,
    account_id uuid not null references account (id),
    name text not null check (length(name) between 1 and 80),
    page text not null check (page in ('board', 'list')),
    query text not null check (length(query) <= 4000),
    shared boolean not null default false,
    position int not null default 0,
    version int not null default 1
);
create index deal_view_of_account on deal_view (account_id, position);
create index deal_view_shared on deal_view (position) where shared;
