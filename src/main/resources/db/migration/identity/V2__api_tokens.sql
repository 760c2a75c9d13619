-- Personal tokens of the API. The token itself is shown once and only its hash kept.
create table api_token (
    id           uuid primary key,
    account_id   uuid not null references account on delete cascade,
    name         text not null check (length(name) between 1 and 80),
    token_hash   bytea not null unique,
    scopes       text[] not null,
    created_at   timestamptz not null,
    expires_at   timestamptz,
    last_used_at timestamptz,
    revoked_at   timestamptz
);
create index api_token_by_account on api_token (account_id, created_at desc);
