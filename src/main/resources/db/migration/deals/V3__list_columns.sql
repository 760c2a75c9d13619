-- Which columns somebody's list shows, in order.
create table deal_columns (
    account_id uuid primary key references account (id),
    columns text[] not null
);
