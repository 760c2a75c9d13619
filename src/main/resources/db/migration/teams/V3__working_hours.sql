-- When the company works: clocks that count business hours and rotting days leave the rest out.
create table working_day (
    day    smallint primary key check (day between 1 and 7),
    opens  time not null,
    closes time not null,
    check (closes > opens)
);
insert into working_day (day, opens, closes)
select day, '09:00', '18:00' from generate_series(1, 5) day;

create table holiday (
    day  date primary key,
    name text not null check (length(name) between 1 and 80)
);
