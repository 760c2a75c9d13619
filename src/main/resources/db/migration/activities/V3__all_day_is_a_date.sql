-- What is due on a day has that date, the same for readers in every zone. Until now it was 18:00 in its writer's zone,
-- and all_day also stood where nothing was due. due_at stays the key of the order: for a day its noon in UTC (kernel.Due).
alter table activity add column due_on date;

update activity x
   set due_on = (x.due_at at time zone coalesce(a.zone, c.zone, 'UTC'))::date, ends_at = null
  from activity self
  left join account a on a.id = self.created_by
 cross join company c
 where self.id = x.id and x.all_day and x.due_at is not null;

update activity set due_at = (due_on + time '12:00') at time zone 'UTC' where due_on is not null;

alter table activity drop column all_day;
alter table activity add check (due_on is null or due_at = (due_on + time '12:00') at time zone 'UTC' and ends_at is null);

-- The copies on the deals, of which this module is the keeper; the order within a day may be another one now.
update deal d
   set next_step_id = x.id, next_step_at = x.due_at, next_step_on = x.due_on, next_step_kind = x.kind,
       next_step_title = x.subject
  from (select distinct deal_id from activity
         where due_on is not null and done_at is null and deleted_at is null and deal_id is not null) touched
 cross join lateral (
       select id, due_at, due_on, kind, subject from activity
        where deal_id = touched.deal_id and done_at is null and deleted_at is null and kind <> 'note'
        order by due_at nulls last, id limit 1) x
 where d.id = touched.deal_id;
