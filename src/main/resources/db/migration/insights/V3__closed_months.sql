-- Courses of closed deals added up by the month of their closing, in the company's zone: a quarter or all time of a million
-- deals is read from some thousand rows. Rows are appended, with a minus sign for what went, so that nobody waits for
-- anybody; the job that keeps courses adds them up again, and marks what it has added. bin/penstock check compares with the courses.
create table deal_course_month (
    pipeline_id uuid not null,
    month date not null,
    outcome text not null,
    days int not null,            -- of the won from creation to closing; -1 for others
    deals bigint not null,
    valued bigint not null,
    value numeric not null,
    unrated bigint not null,
    added boolean not null default false
);
create index deal_course_month_appended on deal_course_month (month) where not added;
create index deal_course_month_of on deal_course_month (pipeline_id, month);

create table deal_course_month_stages (
    pipeline_id uuid not null,
    month date not null,
    outcome text not null,
    stages uuid[] not null,
    deals bigint not null,
    added boolean not null default false
);
create index deal_course_month_stages_of on deal_course_month_stages (pipeline_id, month);

-- Lengths in tenths of a day, from 30 days on in whole ones; sums are exact.
create table deal_course_month_stay (
    pipeline_id uuid not null,
    month date not null,
    stage uuid not null,
    latest int not null,
    total int not null,
    deals bigint not null,
    latest_sum bigint not null,
    total_sum bigint not null,
    added boolean not null default false
);
create index deal_course_month_stay_appended on deal_course_month_stay (month) where not added;
create index deal_course_month_stay_of on deal_course_month_stay (pipeline_id, month);

create view deal_course_month_live as
select pipeline_id, date_trunc('month', closed_day::timestamp)::date as month, outcome,
       case when outcome = 'won' then closed_day - created_day else -1 end as days,
       count(*) as deals, count(base) as valued, coalesce(sum(base), 0) as value,
       count(*) filter (where unrated) as unrated
  from deal_course where closed_day is not null
 group by 1, 2, 3, 4;

create view deal_course_month_stages_live as
select pipeline_id, date_trunc('month', closed_day::timestamp)::date as month, outcome, stages, count(*) as deals
  from deal_course where closed_day is not null
 group by 1, 2, 3, 4;

create view deal_course_month_stay_live as
select pipeline_id, month, stage,
       case when latest < 300 then latest else (latest + 5) / 10 * 10 end as latest,
       case when total < 300 then total else (total + 5) / 10 * 10 end as total,
       count(*) as deals, sum(latest) as latest_sum, sum(total) as total_sum
  from (select pipeline_id, date_trunc('month', closed_day::timestamp)::date as month, unnest(stages) as stage,
               unnest(latest) as latest, unnest(coalesce(total, latest)) as total
          from deal_course where closed_day is not null) s
 where latest >= 0
 group by 1, 2, 3, 4, 5;

insert into deal_course_month select *, true from deal_course_month_live;
insert into deal_course_month_stages select *, true from deal_course_month_stages_live;
insert into deal_course_month_stay select *, true from deal_course_month_stay_live;

-- What came counts 1, what went -1. The source differs by event, the sums do not.
create function deal_course_months() returns trigger language plpgsql as $$
declare
    came constant text := 'select 1 as sign, n.* from new_rows n where n.closed_day is not null';
    went constant text := 'select -1 as sign, o.* from old_rows o where o.closed_day is not null';
    changed constant text := case tg_op when 'INSERT' then came when 'DELETE' then went
                                        else came || ' union all ' || went end;
begin
    execute 'insert into deal_course_month
             select pipeline_id, date_trunc(''month'', closed_day::timestamp)::date, outcome,
                    case when outcome = ''won'' then closed_day - created_day else -1 end,
                    sum(sign), coalesce(sum(sign) filter (where base is not null), 0), coalesce(sum(sign * base), 0),
                    coalesce(sum(sign) filter (where unrated), 0)
               from (' || changed || ') c group by 1, 2, 3, 4
             having sum(sign) <> 0 or coalesce(sum(sign * base), 0) <> 0
                    or coalesce(sum(sign) filter (where base is not null), 0) <> 0
                    or coalesce(sum(sign) filter (where unrated), 0) <> 0';
    execute 'insert into deal_course_month_stages
             select pipeline_id, date_trunc(''month'', closed_day::timestamp)::date, outcome, stages, sum(sign)
               from (' || changed || ') c group by 1, 2, 3, 4 having sum(sign) <> 0';
    execute 'insert into deal_course_month_stay
             select pipeline_id, month, stage, case when latest < 300 then latest else (latest + 5) / 10 * 10 end,
                    case when total < 300 then total else (total + 5) / 10 * 10 end,
                    sum(sign), sum(sign * latest), sum(sign * total)
               from (select sign, pipeline_id, date_trunc(''month'', closed_day::timestamp)::date as month,
                            unnest(stages) as stage, unnest(latest) as latest, unnest(coalesce(total, latest)) as total
                       from (' || changed || ') c) s
              where latest >= 0 group by 1, 2, 3, 4, 5
             having sum(sign) <> 0 or sum(sign * latest) <> 0 or sum(sign * total) <> 0';
    return null;
end $$;

create trigger deal_course_months_insert after insert on deal_course
    referencing new table as new_rows for each statement execute function deal_course_months();
create trigger deal_course_months_delete after delete on deal_course
    referencing old table as old_rows for each statement execute function deal_course_months();
create trigger deal_course_months_update after update on deal_course
    referencing old table as old_rows new table as new_rows for each statement execute function deal_course_months();
