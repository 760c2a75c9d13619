-- Each time that somebody showed interest, appended and never changed. The deal's own creation is a touch without a row.
create table lead_touch (
    id uuid primary key,
    deal_id uuid not null references deal (id) on delete cascade,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    kind text not null check (kind in ('page', 'form', 'api', 'import', 'referral')),
    source text,
    campaign text,
    form text,
    referrer text,
    landing_page text,
    interest text,
    actor_name text not null
);
create index lead_touch_of_deal on lead_touch (deal_id, happened_at, id);

-- The first answer that a lead got, once there is one. began_at: the first touch, or the creation of the deal.
-- noted_at: somebody said that they answered outside of Penstock.
create table lead_answer (
    deal_id uuid primary key references deal (id) on delete cascade,
    began_at timestamptz not null,
    answered_at timestamptz not null,
    answered_on date not null,
    working_seconds bigint not null check (working_seconds >= 0),
    noted_at timestamptz,
    noted_by text,
    check (answered_at >= began_at)
);

-- What somebody agreed to, in which words, and how we know. Appended; the latest counts.
create table lead_consent (
    id uuid primary key,
    deal_id uuid not null references deal (id) on delete cascade,
    person_id uuid references person (id) on delete set null,
    given boolean not null,
    happened_at timestamptz not null,
    recorded_at timestamptz not null,
    how text not null check (length(how) between 1 and 200),
    words text not null default '' check (length(words) <= 2000),
    actor_name text not null
);
create index lead_consent_of_deal on lead_consent (deal_id, happened_at desc, id desc);
create index lead_consent_of_person on lead_consent (person_id) where person_id is not null;
