-- A customer: an organisation that bought, or a deal that was won without one. Health and its reasons are reckoned;
-- a reason is a code and the points that it takes.
create table customer (
    id uuid primary key,
    organisation_id uuid unique references organisation (id) on delete cascade,
    deal_id uuid unique references deal (id) on delete cascade,
    since date not null,
    check_in_weeks int check (check_in_weeks between 1 and 104),
    next_check_in date,
    check_in_id uuid,
    usage text check (usage in ('growing', 'steady', 'falling', 'none')),
    issues int not null default 0 check (issues between 0 and 1000),
    left_on date,
    left_reason text check (length(left_reason) between 1 and 300),
    score int not null default 100,
    health text not null default 'good' check (health in ('good', 'watch', 'risk')),
    reasons text[] not null default '{}',
    renews_on date,
    version int not null default 1,
    check ((organisation_id is null) <> (deal_id is null)),
    check ((left_on is null) = (left_reason is null))
);
create index customer_check_in on customer (next_check_in) where next_check_in is not null and left_on is null;
create index customer_renews on customer (renews_on, id);

-- The won deals of a customer.
create table customer_deal (
    deal_id uuid primary key references deal (id) on delete cascade,
    customer_id uuid not null references customer (id) on delete cascade
);
create index customer_deal_of on customer_deal (customer_id);

-- What a won deal led to. A link is made together with its new deal and never changed, so links can form no circle.
create table customer_link (
    deal_id uuid primary key references deal (id) on delete cascade,
    of_deal uuid not null references deal (id) on delete cascade,
    kind text not null check (kind in ('renewal', 'upsell'))
);
create index customer_link_of on customer_link (of_deal);
create unique index customer_link_renewal on customer_link (of_deal) where kind = 'renewal';
