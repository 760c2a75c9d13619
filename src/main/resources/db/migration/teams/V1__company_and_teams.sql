-- The company's settings, exchange rates, and who works with whom.

create table company (
    one                     boolean primary key default true check (one),
    name                    text not null,
    zone                    text not null,
    currency                char(3) not null,
    language                text not null check (language in ('en', 'ru')),
    first_day_of_week       smallint not null check (first_day_of_week between 1 and 7),
    fiscal_year_start_month smallint not null check (fiscal_year_start_month between 1 and 12),
    default_country         char(2) not null,
    deal_visibility         text not null check (deal_visibility in ('own', 'team', 'all')),
    set_up_at               timestamptz,
    version                 int not null default 0
);
-- Works before anybody has set it up: a file can be imported into a fresh database.
insert into company (name, zone, currency, language, first_day_of_week, fiscal_year_start_month, default_country,
                     deal_visibility)
values ('', 'UTC', 'USD', 'en', 1, 1, 'US', 'team');

-- Printed at start where the server can be reached from outside and nobody has set it up yet.
create table set_up_token (
    token_hash bytea primary key,
    created_at timestamptz not null
);

-- Units of the company's currency for one unit of this one, from this day on.
create table exchange_rate (
    currency char(3) not null,
    day      date not null,
    rate     numeric(24, 10) not null check (rate > 0),
    primary key (currency, day)
);

create table team (
    id         uuid primary key,
    parent_id  uuid references team,
    name       text not null,
    name_key   text not null,
    manager_id uuid references account,
    version    int not null default 0,
    created_at timestamptz not null,
    check (parent_id <> id)
);
create unique index team_by_name on team (coalesce(parent_id, '00000000-0000-0000-0000-000000000000'), name_key);
create index team_by_parent on team (parent_id);
create index team_by_manager on team (manager_id);

create table team_member (
    team_id    uuid not null references team on delete cascade,
    account_id uuid not null references account on delete cascade,
    primary key (team_id, account_id)
);
create index team_member_by_account on team_member (account_id);
