-- Up to which discount a role may offer without asking, and whom it asks beyond. No row for a pipeline: the product's own.
create table negotiation_limit (
    pipeline_id uuid not null references pipeline (id) on delete cascade,
    role text not null check (role in ('manager', 'rep', 'marketing')),
    percent numeric(7, 4) not null check (percent between 0 and 100),
    approver text not null check (approver in ('owner', 'manager')),
    primary key (pipeline_id, role)
);

create table negotiation_round (
    id uuid primary key,
    deal_id uuid not null references deal (id) on delete cascade,
    number int not null check (number >= 1),
    side text not null check (side in ('us', 'them')),
    subject text not null check (subject in ('scope', 'price', 'terms')),
    asked text not null check (length(asked) between 1 and 2000),
    given text not null default '' check (length(given) <= 2000),
    got text not null default '' check (length(got) <= 2000),
    proposal_number int,
    version int not null default 1,
    created_by uuid references account (id),
    created_at timestamptz not null,
    unique (deal_id, number)
);

-- A wish for a discount beyond the limit. Of a version of the proposal it holds for what that version sells (print) alone;
-- without one, for line items up to the discount.
create table negotiation_approval (
    id uuid primary key,
    deal_id uuid not null references deal (id) on delete cascade,
    proposal_number int,
    print text,
    discount numeric(7, 4) not null check (discount between 0 and 100),
    reason text not null check (length(reason) between 1 and 2000),
    approver text not null check (approver in ('owner', 'manager')),
    state text not null default 'asked' check (state in ('asked', 'granted', 'refused', 'superseded')),
    asked_by uuid references account (id),
    asked_at timestamptz not null,
    decided_by uuid references account (id),
    decided_at timestamptz,
    words text not null default '' check (length(words) <= 2000),
    reminders uuid[] not null default '{}',
    version int not null default 1,
    check ((proposal_number is null) = (print is null))
);
create index negotiation_approval_of_deal on negotiation_approval (deal_id, asked_at desc);
create unique index negotiation_approval_open on negotiation_approval (deal_id) where state = 'asked';

-- Below this no one but a manager offers; nobody else learns of it.
create table negotiation_floor (
    deal_id uuid primary key references deal (id) on delete cascade,
    amount numeric(19, 4) not null check (amount >= 0),
    currency char(3) not null,
    version int not null default 1,
    set_by uuid references account (id),
    set_at timestamptz not null
);
