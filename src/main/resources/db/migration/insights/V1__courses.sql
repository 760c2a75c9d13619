-- The course of a deal: all that figures need of it in one narrow row, so that conversion, cycle and time in stage of a
-- million deals are one scan. It follows from ledger and stays alone (CourseSql computes it, for today and as
-- of any past day by the same statement); a deal in deal_course_due is to be told anew and its row here counts for
-- nothing until then. bin/penstock check compares.
create table deal_course (
    deal_id uuid primary key,
    pipeline_id uuid not null,
    stage_id uuid not null,
    owner_id uuid,
    outcome text not null,
    source text,
    created_at timestamptz not null,
    closed_at timestamptz,
    changed_at timestamptz not null,
    base numeric(24, 4),          -- the value in the company's currency, by the rate recorded with the ledger row
    currency char(3) not null,
    unrated boolean not null,     -- there is a value, and no rate was known
    probability smallint not null,
    stages uuid[] not null,       -- each stage that it has been in, once, in the order of their ids; then of each:
    entered timestamptz[] not null,  -- its first entry
    latest int[] not null,        -- tenths of a day of the last finished stay; -1 while none is finished
    total int[],                  -- of all finished stays together; null when each stage had at most one
    owners uuid[]                 -- owner at creation, at closing, then at each first entry; null when it never changed
);
create index deal_course_created on deal_course (pipeline_id, created_at);
create index deal_course_closed on deal_course (pipeline_id, closed_at) where closed_at is not null;
create index deal_course_open on deal_course (pipeline_id) where outcome = 'open';
create index deal_course_changed on deal_course (changed_at);

-- Deals whose course is to be told anew. Written in the transaction of the change and locked by it, so that whoever
-- brings courses up to date never takes a deal that is being changed.
create table deal_course_due (
    deal_id uuid primary key,
    times int not null default 1
);
insert into deal_course_due (deal_id) select id from deal;

create function deal_course_insert() returns trigger language plpgsql as $$
begin
    insert into deal_course_due as due (deal_id) select id from new_rows order by id
        on conflict (deal_id) do update set times = due.times + 1;
    return null;
end $$;

create function deal_course_delete() returns trigger language plpgsql as $$
begin
    delete from deal_course_due using old_rows o where deal_id = o.id;
    delete from deal_course using old_rows o where deal_id = o.id;
    return null;
end $$;

-- A new rank, title or next step changes no course.
create function deal_course_update() returns trigger language plpgsql as $$
begin
    insert into deal_course_due as due (deal_id)
    select n.id from new_rows n join old_rows o on o.id = n.id
     where (n.pipeline_id, n.stage_id, n.outcome, n.closed_at, n.value, n.currency, n.probability, n.owner_id, n.source,
            n.created_at, n.deleted_at)
           is distinct from (o.pipeline_id, o.stage_id, o.outcome, o.closed_at, o.value, o.currency, o.probability,
                             o.owner_id, o.source, o.created_at, o.deleted_at)
     order by n.id
        on conflict (deal_id) do update set times = due.times + 1;
    return null;
end $$;

create trigger deal_course_insert after insert on deal
    referencing new table as new_rows for each statement execute function deal_course_insert();
create trigger deal_course_delete after delete on deal
    referencing old table as old_rows for each statement execute function deal_course_delete();
create trigger deal_course_update after update on deal
    referencing old table as old_rows new table as new_rows for each statement execute function deal_course_update();

-- A stage's new default probability changes every open deal in it that has none of its own.
create function deal_course_stage_changed() returns trigger language plpgsql as $$
begin
    insert into deal_course_due as due (deal_id)
    select id from deal
     where stage_id = new.id and outcome = 'open' and probability is null and deleted_at is null
     order by id
        on conflict (deal_id) do update set times = due.times + 1;
    return null;
end $$;
create trigger deal_course_stage_changed after update on stage
    for each row when (old.probability is distinct from new.probability) execute function deal_course_stage_changed();
