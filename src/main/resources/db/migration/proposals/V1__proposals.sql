-- Versions of what is offered in a deal; at most one of them is the current offer.
create table proposal (
    id uuid primary key,
    deal_id uuid not null references deal (id) on delete cascade,
    number int not null check (number >= 1),
    state text not null default 'draft'
        check (state in ('draft', 'offered', 'current', 'superseded', 'withdrawn')),
    currency char(3) not null,
    valid_until date,
    note text not null default '' check (length(note) <= 4000),
    terms jsonb not null default '[]',
    version int not null default 1,
    created_by uuid references account (id),
    created_at timestamptz not null,
    updated_at timestamptz not null,
    -- When the customer got it, or it became the current offer.
    offered_at timestamptz,
    unique (deal_id, number)
);
create unique index proposal_current on proposal (deal_id) where state = 'current';

create table proposal_line (
    proposal_id uuid not null references proposal (id) on delete cascade,
    -- The same from version to version.
    id uuid not null,
    position int not null,
    product_id uuid references product (id) on delete set null,
    name text not null check (length(name) between 1 and 300),
    quantity numeric(19, 4) not null check (quantity > 0),
    unit_price numeric(19, 4) not null check (unit_price >= 0),
    discount_percent numeric(7, 4) not null check (discount_percent between 0 and 100),
    tax_percent numeric(7, 4) not null check (tax_percent between 0 and 100),
    rhythm text not null check (rhythm in ('once', 'month', 'quarter', 'year')),
    periods int not null check (periods between 1 and 1200),
    optional boolean not null,
    alternative text check (length(alternative) <= 80),
    taken boolean not null,
    unit_cost numeric(19, 4) check (unit_cost >= 0),
    -- Requirements of the deal that the line meets.
    answers uuid[] not null default '{}',
    primary key (proposal_id, id)
);
create index proposal_line_product on proposal_line (product_id);
