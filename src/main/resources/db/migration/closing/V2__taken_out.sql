-- A step that was taken out can be taken back.
alter table close_step add column removed_at timestamptz;
