-- The working days around today, counted on: nth is how many days were worked from the first one up to and with this day.
-- A copy of the company's working days and holidays, so that sets of deals can be reckoned in the database.
create table rotting_day (
    day date primary key,
    nth int not null
);
create index rotting_day_nth on rotting_day (nth, day);

-- The longest silence of won deals in a stage, its 80th percentile, in worked days. The definition is RottingRules' own.
create table rotting_usual (
    stage_id uuid primary key references stage (id) on delete cascade,
    deals bigint not null,
    days int not null check (days >= 1),
    reckoned_at timestamptz not null
);

-- What people set for a stage: not watched at all, or a threshold by hand; null days = as learned.
create table rotting_rule (
    stage_id uuid primary key references stage (id) on delete cascade,
    watched boolean not null default true,
    days int check (days between 1 and 400),
    version int not null default 1
);

-- One row a deal that is or was open: its last meaningful touch, who has the ball, the snooze, and the day from which it
-- rots. state and woken say how it stood when it was last reckoned; stale rows are reckoned anew by the next run.
create table rotting_deal (
    deal_id uuid primary key references deal (id) on delete cascade,
    answered_at timestamptz,
    touched_at timestamptz not null,
    touch text not null check (touch in ('created', 'stage', 'call', 'meeting', 'task', 'note', 'answer')),
    ball text not null check (ball in ('us', 'customer')),
    ball_said text check (ball_said in ('us', 'customer')),
    ball_said_at timestamptz,
    snoozed_until date,
    snooze_reason text check (length(snooze_reason) between 1 and 300),
    snoozed_by uuid references account (id),
    woken boolean not null default false,
    threshold int,
    rots_on date,
    state text check (state in ('late', 'customer', 'idle')),
    stale boolean not null default false,
    version int not null default 1,
    check ((snoozed_until is null) = (snooze_reason is null))
);
create index rotting_deal_begins on rotting_deal (rots_on) where state is null and rots_on is not null;
create index rotting_deal_rots on rotting_deal (deal_id) where state is not null;
create index rotting_deal_snoozed on rotting_deal (snoozed_until) where snoozed_until is not null and not woken;
create index rotting_deal_stale on rotting_deal (deal_id) where stale;
