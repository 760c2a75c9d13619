-- Question sets of a pipeline, an edition a row: what has been published stays, so that an answer always has its question.
-- No row for a pipeline: it has the product's own sets.
create table needs_guide (
    pipeline_id uuid not null references pipeline (id),
    edition int not null check (edition > 0),
    sets jsonb not null,
    made_at timestamptz not null,
    made_by text not null,
    primary key (pipeline_id, edition)
);

-- What is known of a deal's needs beside the lists below; the version counts every change of any of them.
create table needs_sheet (
    deal_id uuid primary key references deal (id) on delete cascade,
    solution text not null default '',
    process text not null default '',
    decision_on date,
    weighing text not null default 'points' check (weighing in ('points', 'percent')),
    version int not null default 1
);

-- The questions that a deal was given with their answers, in the words in which they were asked. The id follows from the
-- words (Question.id), so another wording is another question.
create table needs_answer (
    deal_id uuid not null references needs_sheet (deal_id) on delete cascade,
    question_id uuid not null,
    position int not null,
    topic text not null,
    question text not null,
    answer text not null default '',
    answered_at timestamptz,
    answered_by text,
    version int not null default 1,
    primary key (deal_id, question_id)
);

-- Pains, goals and requirements. Weight: points 1 to 5 or per cent, as the sheet says; only requirements have one.
create table needs_item (
    id uuid primary key,
    deal_id uuid not null references needs_sheet (deal_id) on delete cascade,
    kind text not null check (kind in ('pain', 'goal', 'requirement')),
    text text not null check (length(text) between 1 and 500),
    must boolean not null default false,
    weight smallint not null default 3 check (weight between 0 and 100),
    position int not null,
    version int not null default 1
);
create index needs_item_of_deal on needs_item (deal_id, kind, position);

-- The products that are held against the requirements, beside those of the deal's line items.
create table needs_product (
    deal_id uuid not null references needs_sheet (deal_id) on delete cascade,
    product_id uuid not null references product (id) on delete cascade,
    position int not null,
    primary key (deal_id, product_id)
);
create index needs_product_product on needs_product (product_id);

create table needs_coverage (
    item_id uuid not null references needs_item (id) on delete cascade,
    product_id uuid not null references product (id) on delete cascade,
    meets text not null check (meets in ('fully', 'partly', 'no')),
    note text not null default '',
    version int not null default 1,
    primary key (item_id, product_id)
);
create index needs_coverage_product on needs_coverage (product_id);

-- Who has a say. Kept while somebody is taken out of the deal, so that an undo brings it back; read only of its people.
create table needs_person (
    deal_id uuid not null references needs_sheet (deal_id) on delete cascade,
    person_id uuid not null references person (id) on delete cascade,
    role text not null default 'other'
        check (role in ('decision_maker', 'champion', 'influencer', 'user', 'buyer', 'blocker', 'other')),
    stance text not null default 'neutral' check (stance in ('for', 'neutral', 'against')),
    influence smallint not null default 2 check (influence between 1 and 3),
    note text not null default '',
    version int not null default 1,
    primary key (deal_id, person_id)
);
create index needs_person_person on needs_person (person_id);
