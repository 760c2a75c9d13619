-- Tasks, calls, meetings and notes. A note has no due time and is never open.
create table activity (
    id uuid primary key,
    kind text not null check (kind in ('task', 'call', 'meeting', 'note')),
    subject text not null check (length(subject) between 1 and 300),
    body text not null default '' check (length(body) <= 20000),
    due_at timestamptz,
    all_day boolean not null default false,
    ends_at timestamptz,
    place text,
    call_outcome text check (call_outcome in ('reached', 'not_reached', 'left_message')),
    done_at timestamptz,
    done_by uuid references account (id),
    assignee_id uuid references account (id),
    deal_id uuid references deal (id),
    person_id uuid references person (id),
    organisation_id uuid references organisation (id),
    mentions uuid[] not null default '{}',
    created_by uuid references account (id),
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz,
    check (ends_at is null or due_at is not null and ends_at >= due_at)
);
create index activity_open_of_assignee on activity (assignee_id, due_at, id)
    where done_at is null and deleted_at is null and kind <> 'note';
create index activity_open_due on activity (due_at, id) where done_at is null and deleted_at is null and kind <> 'note';
create index activity_open_of_deal on activity (deal_id, due_at, id)
    where done_at is null and deleted_at is null and kind <> 'note';
create index activity_of_deal on activity (deal_id, created_at desc, id desc) where deleted_at is null;
create index activity_of_person on activity (person_id, created_at desc, id desc) where deleted_at is null;
create index activity_of_organisation on activity (organisation_id, created_at desc, id desc) where deleted_at is null;
create index activity_mentions on activity using gin (mentions) where deleted_at is null;
create index activity_done_of_assignee on activity (assignee_id, done_at desc) where done_at is not null;

-- Since when somebody wants to be told what others changed on the own deals.
create table today_seen (
    account_id uuid primary key references account (id),
    seen_at timestamptz not null
);
