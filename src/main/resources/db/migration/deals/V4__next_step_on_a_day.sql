-- A next step may be due on a day instead of at a time. next_step_at stays the key of the order: for a day its noon in
-- UTC (kernel.Due). The activities module writes both; its V3 moves what stands here already.
alter table deal add column next_step_on date;
