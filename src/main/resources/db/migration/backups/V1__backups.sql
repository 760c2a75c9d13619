-- When the server makes a backup by itself and how long it keeps which. Weekday: 1 is Monday.
create table backup_policy (
    one     boolean primary key default true check (one),
    every   text not null check (every in ('never', 'daily', 'weekly')),
    hour    smallint not null check (hour between 0 and 23),
    weekday smallint not null check (weekday between 1 and 7),
    daily   smallint not null check (daily between 1 and 90),
    weekly  smallint not null check (weekly between 0 and 104),
    monthly smallint not null check (monthly between 0 and 120),
    version int not null default 1
);
insert into backup_policy (every, hour, weekday, daily, weekly, monthly) values ('daily', 3, 7, 7, 4, 6);

-- Backups that this server made or tried to make. A restore leaves them behind: the files belong to another machine then.
create table backup_run (
    id            uuid primary key,
    kind          text not null check (kind in ('scheduled', 'manual', 'update')),
    state         text not null check (state in ('running', 'done', 'failed', 'cancelled')),
    node          text not null,
    file_name     text unique,
    asked_by      uuid references account on delete set null,
    asked_by_name text not null,
    asked_at      timestamptz not null,
    touched_at    timestamptz not null,
    finished_at   timestamptz,
    done          bigint not null default 0,
    total         bigint not null default 0,
    bytes         bigint,
    rows          bigint,
    sha256        text,
    cancel_asked  boolean not null default false,
    trouble       text
);
create index backup_run_asked on backup_run (asked_at desc, id);
-- One at a time.
create unique index backup_run_running on backup_run (state) where state = 'running';
