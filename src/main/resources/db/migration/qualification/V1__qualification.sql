-- What a pipeline asks of its leads; a pipeline without rows asks what the product proposes.
create table qualification_criterion (
    pipeline_id uuid not null references pipeline (id),
    key text not null check (key ~ '^[a-z0-9-]{1,40}$'),
    position int not null,
    name text not null check (length(name) between 1 and 80),
    question text not null default '' check (length(question) <= 300),
    primary key (pipeline_id, key)
);

-- The verdict on a deal. previous: the state before the latest change, for its undo.
create table qualification (
    deal_id uuid primary key references deal (id) on delete cascade,
    verdict text check (verdict in ('qualified', 'not_yet', 'disqualified')),
    back_on date,
    activity_id uuid,
    decided_at timestamptz,
    decided_by text,
    previous jsonb,
    version int not null default 1,
    check (back_on is null or verdict = 'not_yet'),
    check (verdict is distinct from 'not_yet' or back_on is not null)
);
create index qualification_back on qualification (back_on) where back_on is not null;

-- Answers keep the criterion's name: what was asked stays readable when the pipeline asks something else.
create table qualification_answer (
    deal_id uuid not null references qualification (deal_id) on delete cascade,
    key text not null,
    position int not null,
    name text not null,
    answer text check (answer in ('yes', 'partly', 'no', 'unknown')),
    evidence text not null default '' check (length(evidence) <= 2000),
    person_id uuid references person (id) on delete set null,
    said_by text not null default '' check (length(said_by) <= 200),
    answered_at timestamptz not null,
    answered_by text not null,
    primary key (deal_id, key)
);
create index qualification_answer_person on qualification_answer (person_id) where person_id is not null;
