-- What recurs is paid several times; net is all of them together.
alter table line_item add column periods int not null default 1 check (periods between 1 and 1200);
