create extension if not exists pg_trgm;

-- Sorted the way people read, whatever the collation of the database.
create table organisation (
    id uuid primary key,
    name text not null check (length(name) between 1 and 300),
    name_key text not null,
    parent_id uuid references organisation (id) deferrable initially deferred,
    owner_id uuid references account (id),
    website text,
    industry text,
    employees int check (employees >= 0),
    annual_revenue numeric(19, 4) check (annual_revenue >= 0),
    revenue_currency char(3),
    founded int check (founded between 1 and 9999),
    street text,
    city text,
    region text,
    postal_code text,
    country text,
    labels uuid[] not null default '{}',
    custom jsonb not null default '{}',
    external_source text,
    external_id text,
    version int not null default 1,
    created_at timestamptz not null,
    created_by uuid references account (id),
    updated_at timestamptz not null,
    deleted_at timestamptz,
    check (parent_id <> id),
    check ((annual_revenue is null) = (revenue_currency is null))
);
create index organisation_key on organisation (name_key text_pattern_ops);
create index organisation_name_words on organisation using gin (name_key gin_trgm_ops);
create index organisation_by_name on organisation (lower(name) collate "und-x-icu", id) where deleted_at is null;
create index organisation_by_created on organisation (created_at, id) where deleted_at is null;
create index organisation_by_updated on organisation (updated_at, id) where deleted_at is null;
create index organisation_owner on organisation (owner_id, (lower(name)) collate "und-x-icu", id)
    where deleted_at is null;
create index organisation_industry on organisation (industry, (lower(name)) collate "und-x-icu", id)
    where deleted_at is null;
create index organisation_parent on organisation (parent_id) where parent_id is not null;
create index organisation_labels on organisation using gin (labels);
create index organisation_custom on organisation using gin (custom jsonb_path_ops);
create index organisation_bin on organisation (deleted_at, id) where deleted_at is not null;
create unique index organisation_external on organisation (external_source, external_id) where external_id is not null;

create table person (
    id uuid primary key,
    name text not null check (length(name) between 1 and 300),
    name_key text not null,
    organisation_id uuid references organisation (id),
    job_title text,
    owner_id uuid references account (id),
    labels uuid[] not null default '{}',
    custom jsonb not null default '{}',
    external_source text,
    external_id text,
    version int not null default 1,
    created_at timestamptz not null,
    created_by uuid references account (id),
    updated_at timestamptz not null,
    deleted_at timestamptz
);
create index person_key on person (name_key text_pattern_ops);
create index person_name_words on person using gin (name_key gin_trgm_ops);
create index person_by_name on person (lower(name) collate "und-x-icu", id) where deleted_at is null;
create index person_by_created on person (created_at, id) where deleted_at is null;
create index person_by_updated on person (updated_at, id) where deleted_at is null;
create index person_owner on person (owner_id, (lower(name)) collate "und-x-icu", id) where deleted_at is null;
create index person_organisation on person (organisation_id, (lower(name)) collate "und-x-icu", id)
    where deleted_at is null;
create index person_of_organisation on person (organisation_id) where organisation_id is not null;
create index person_labels on person using gin (labels);
create index person_custom on person using gin (custom jsonb_path_ops);
create index person_bin on person (deleted_at, id) where deleted_at is not null;
create unique index person_external on person (external_source, external_id) where external_id is not null;

-- How to reach a person or an organisation; position 0 is the first choice.
create table email_address (
    id uuid primary key,
    person_id uuid references person (id) on delete cascade,
    organisation_id uuid references organisation (id) on delete cascade,
    address text not null check (address = lower(address)),
    kind text not null check (kind in ('work', 'mobile', 'home', 'other')),
    position int not null,
    check (num_nonnulls(person_id, organisation_id) = 1)
);
create index email_address_of_person on email_address (person_id, position) where person_id is not null;
create index email_address_of_organisation on email_address (organisation_id, position)
    where organisation_id is not null;
create index email_address_address on email_address (address text_pattern_ops);
create index email_address_parts on email_address using gin (address gin_trgm_ops);

-- e164 is null where the number can't be understood; raw is what was typed.
create table phone_number (
    id uuid primary key,
    person_id uuid references person (id) on delete cascade,
    organisation_id uuid references organisation (id) on delete cascade,
    e164 text,
    raw text not null,
    kind text not null check (kind in ('work', 'mobile', 'home', 'other')),
    position int not null,
    check (num_nonnulls(person_id, organisation_id) = 1)
);
create index phone_number_of_person on phone_number (person_id, position) where person_id is not null;
create index phone_number_of_organisation on phone_number (organisation_id, position)
    where organisation_id is not null;
create index phone_number_e164 on phone_number (e164) where e164 is not null;
create index phone_number_parts on phone_number using gin (e164 gin_trgm_ops);
