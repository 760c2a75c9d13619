-- For the pages of products: the list by code, and the search that begins with a code.
create index product_code_start on product (lower(code) text_pattern_ops) where deleted_at is null;
create index product_bin on product (lower(name) collate "und-x-icu", id) where deleted_at is not null;

-- What a change of many prices replaced: a price that was not there has a null amount. "after" is what the change put, so
-- that taking it back leaves alone what somebody has set since.
create table price_undo (
    id uuid primary key,
    account_id uuid not null,
    made_at timestamptz not null,
    used_at timestamptz,
    changes jsonb not null
);
create index price_undo_made on price_undo (made_at);
