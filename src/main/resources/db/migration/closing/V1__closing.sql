-- The close plan of a deal. The version counts every change of the plan or of a step.
create table close_plan (
    deal_id uuid primary key references deal (id) on delete cascade,
    agreed_on date,
    version int not null default 1
);

-- Whose step it is: an account of ours, a person of the deal, or words where it is neither.
create table close_step (
    id uuid primary key,
    deal_id uuid not null references close_plan (deal_id) on delete cascade,
    position int not null,
    text text not null check (length(text) between 1 and 300),
    ours boolean not null default true,
    account_id uuid references account (id),
    person_id uuid references person (id) on delete set null,
    who text not null default '',
    due_on date,
    done_at timestamptz,
    done_by text,
    blocked_by text not null default '',
    version int not null default 1,
    check (account_id is null or ours),
    check (person_id is null or not ours)
);
create index close_step_of_deal on close_step (deal_id, position);
create index close_step_account on close_step (account_id);
create index close_step_person on close_step (person_id);

-- The steps that a plan of a pipeline begins with; no row: the product's own.
create table close_template (
    pipeline_id uuid primary key references pipeline (id),
    steps jsonb not null,
    version int not null default 1
);

-- What was agreed. An end that is not there: until further notice.
create table contract (
    deal_id uuid primary key references deal (id) on delete cascade,
    starts_on date not null,
    ends_on date check (ends_on >= starts_on),
    term_months int check (term_months between 1 and 600),
    renewal text not null default 'none' check (renewal in ('none', 'manual', 'automatic')),
    notice_days int check (notice_days between 0 and 3650),
    billing text check (billing in ('once', 'monthly', 'quarterly', 'half_yearly', 'yearly')),
    signed_on date,
    version int not null default 1
);
create index contract_ends on contract (ends_on) where ends_on is not null;

-- To whom deals are lost: a managed list, beside which any name may be written.
create table competitor (
    id uuid primary key,
    name text not null check (length(name) between 1 and 80),
    retired_at timestamptz,
    version int not null default 1
);
create unique index competitor_name on competitor (lower(name));

-- What is known of a lost deal beyond its reason. The activity is the one that asks again on the day.
create table loss (
    deal_id uuid primary key references deal (id) on delete cascade,
    competitor text check (length(competitor) between 1 and 80),
    ask_again_on date,
    activity_id uuid
);
create index loss_competitor on loss (lower(competitor)) where competitor is not null;
