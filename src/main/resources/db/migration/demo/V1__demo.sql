-- One row in a database that holds the made-up company, so that it is never mixed up with a real one.
create table demo_company (
    only_one boolean primary key default true check (only_one),
    seed bigint not null,
    made_at timestamptz not null
);
