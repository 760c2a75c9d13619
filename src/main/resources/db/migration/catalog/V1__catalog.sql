create extension if not exists pg_trgm;

create table product (
    id uuid primary key,
    name text not null check (length(name) between 1 and 300),
    name_key text not null,
    code text check (length(code) between 1 and 80),
    category text,
    unit text,
    description text,
    active boolean not null default true,
    external_source text,
    external_id text,
    version int not null default 1,
    created_at timestamptz not null,
    updated_at timestamptz not null,
    deleted_at timestamptz
);
create index product_key on product (name_key text_pattern_ops);
create index product_name_words on product using gin (name_key gin_trgm_ops);
create index product_by_name on product (lower(name) collate "und-x-icu", id) where deleted_at is null;
create index product_by_updated on product (updated_at, id) where deleted_at is null;
create index product_category on product (category, (lower(name)) collate "und-x-icu", id) where deleted_at is null;
create unique index product_code on product (lower(code)) where deleted_at is null;
create unique index product_external on product (external_source, external_id) where external_id is not null;

-- For each currency one list is the standard one: it says what a product costs where nobody chose a list.
create table price_list (
    id uuid primary key,
    name text not null check (length(name) between 1 and 80),
    currency char(3) not null,
    standard boolean not null,
    retired_at timestamptz,
    version int not null default 1,
    check (not standard or retired_at is null)
);
create unique index price_list_standard on price_list (currency) where standard;
create unique index price_list_name on price_list (lower(name)) where retired_at is null;

create table price (
    product_id uuid not null references product (id) on delete cascade,
    price_list_id uuid not null references price_list (id) on delete cascade,
    amount numeric(19, 4) not null check (amount >= 0),
    primary key (product_id, price_list_id)
);
create index price_of_list on price (price_list_id);
