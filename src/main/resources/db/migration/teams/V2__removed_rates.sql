-- Rates that were taken out, so that they can be put back: those of one removal together.
create table removed_exchange_rate (
    removal    uuid not null,
    currency   char(3) not null,
    day        date not null,
    rate       numeric(24, 10) not null,
    removed_at timestamptz not null,
    primary key (removal, currency, day)
);
create index removed_exchange_rate_age on removed_exchange_rate (removed_at);
