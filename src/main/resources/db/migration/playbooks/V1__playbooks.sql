-- A pipeline as data, with all that its stages ask for: the company's own ones; those of the product are files of it.
create table playbook (
    id         uuid primary key,
    name       text not null check (length(name) between 1 and 80),
    body       jsonb not null,
    version    int not null default 1,
    changed_at timestamptz not null,
    changed_by uuid references account (id)
);
create unique index playbook_name on playbook (lower(name));
create index playbook_changed_by on playbook (changed_by);

-- What was made a pipeline, and when; the newest edition of a pipeline is what it was last published from.
create table playbook_edition (
    pipeline_id  uuid not null references pipeline (id),
    number       int not null,
    playbook_id  uuid not null,
    body         jsonb not null,
    published_at timestamptz not null,
    published_by uuid references account (id),
    primary key (pipeline_id, number)
);
create index playbook_edition_published_by on playbook_edition (published_by);

-- What is planned for the owner when a deal enters a stage.
create table entry_activity (
    id       uuid primary key,
    stage_id uuid not null references stage (id),
    position int not null,
    kind     text not null check (kind in ('task', 'call', 'meeting')),
    subject  text not null check (length(subject) between 1 and 300),
    days     int not null check (days between 0 and 365)
);
create index entry_activity_of_stage on entry_activity (stage_id, position);
