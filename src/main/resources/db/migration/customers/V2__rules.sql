-- What a team expects of keeping its customers: one row.
create table customer_rule (
    one boolean primary key default true check (one),
    renewal_days int not null default 90 check (renewal_days between 1 and 730),
    silent_days int not null default 90 check (silent_days between 1 and 730),
    version int not null default 1
);
insert into customer_rule default values;
