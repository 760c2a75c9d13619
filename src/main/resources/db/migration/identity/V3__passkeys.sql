-- Keys that people's devices hold. Only the public half is here; it opens nothing.
create table passkey (
    id              uuid primary key,
    account_id      uuid not null references account on delete cascade,
    credential_id   bytea not null unique check (octet_length(credential_id) between 1 and 1023),
    key_data        bytea not null,
    sign_count      bigint not null check (sign_count >= 0),
    backup_eligible boolean not null,
    backed_up       boolean not null,
    transports      text[] not null,
    name            text not null check (length(name) between 1 and 80),
    created_at      timestamptz not null,
    last_used_at    timestamptz
);
create index passkey_by_account on passkey (account_id, created_at desc);

-- What a device has to sign: once, within minutes. Of an account while it adds a key, of nobody yet at the sign-in page.
create table passkey_challenge (
    id             uuid primary key,
    challenge_hash bytea not null unique,
    account_id     uuid references account on delete cascade,
    address        text not null,
    expires_at     timestamptz not null
);
create index passkey_challenge_by_address on passkey_challenge (address, expires_at);
create index passkey_challenge_by_expiry on passkey_challenge (expires_at);
create index passkey_challenge_by_account on passkey_challenge (account_id);

alter table account_session drop constraint account_session_means_check;
alter table account_session
    add constraint account_session_means_check
        check (means in ('password', 'passkey', 'link', 'invitation', 'set_up'));
