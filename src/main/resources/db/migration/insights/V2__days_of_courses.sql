-- The days of creation and closing in the company's zone. Every figure by day or month asks for them, and working them out
-- of the moments for a million deals took longer than reading the deals.
alter table deal_course add column created_day date, add column closed_day date;
update deal_course
   set created_day = (created_at at time zone c.zone)::date, closed_day = (closed_at at time zone c.zone)::date
  from company c;
alter table deal_course alter column created_day set not null;

create function deal_course_rezoned() returns trigger language plpgsql as $$
begin
    lock table deal_course in share row exclusive mode;
    update deal_course
       set created_day = (created_at at time zone new.zone)::date, closed_day = (closed_at at time zone new.zone)::date;
    return null;
end $$;
create trigger deal_course_rezoned after update on company
    for each row when (old.zone is distinct from new.zone) execute function deal_course_rezoned();
