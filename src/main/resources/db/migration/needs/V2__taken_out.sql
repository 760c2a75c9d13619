-- A line that was taken out can be taken back, with what was said of products for it.
alter table needs_item add column removed_at timestamptz;
-- The three texts of the decision have a version of their own: who answers a question does not stand in their way.
alter table needs_sheet add column decision_version int not null default 0;
