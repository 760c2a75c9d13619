-- Who may sign in, and how they are known while they are signed in.

create table account (
    id            uuid primary key,
    email         text unique check (email = lower(email)),
    name          text not null,
    name_key      text not null,
    role          text not null check (role in ('owner', 'manager', 'rep', 'marketing', 'support', 'viewer')),
    state         text not null check (state in ('active', 'placeholder', 'invited', 'deactivated')),
    password_hash text,
    language      text,
    zone          text,
    theme         text not null default 'auto' check (theme in ('auto', 'light', 'dark')),
    version       int not null default 0,
    created_at    timestamptz not null,
    last_seen_at  timestamptz,
    check (email is not null or state in ('placeholder', 'deactivated'))
);
create index account_by_name_key on account (name_key);
create index account_by_role on account (role, state);

-- The token itself is only in the person's cookie.
create table account_session (
    id           uuid primary key,
    token_hash   bytea not null unique,
    account_id   uuid not null references account on delete cascade,
    means        text not null check (means in ('password', 'link', 'invitation', 'set_up')),
    address      text not null,
    user_agent   text not null,
    created_at   timestamptz not null,
    last_seen_at timestamptz not null,
    expires_at   timestamptz not null,
    ended_at     timestamptz
);
create index account_session_by_account on account_session (account_id, last_seen_at desc);
create index account_session_by_expiry on account_session (expires_at);

-- A failed attempt counts against the account and the address; the e-mail is what was typed, known here or not.
create table sign_in_attempt (
    id           uuid primary key,
    email        text not null,
    address      text not null,
    attempted_at timestamptz not null
);
create index sign_in_attempt_by_email on sign_in_attempt (email, attempted_at);
create index sign_in_attempt_by_address on sign_in_attempt (address, attempted_at);
create index sign_in_attempt_by_time on sign_in_attempt (attempted_at);

-- A link that signs in by itself: 'once' within its time, 'demo' any number of times over loopback.
create table sign_in_link (
    id         uuid primary key,
    token_hash bytea not null unique,
    account_id uuid not null references account on delete cascade,
    kind       text not null check (kind in ('once', 'demo')),
    created_at timestamptz not null,
    expires_at timestamptz,
    used_at    timestamptz
);
create index sign_in_link_by_account on sign_in_link (account_id);

-- A link to a page where a password is set: an invitation, or help with a forgotten password.
create table password_link (
    id         uuid primary key,
    token_hash bytea not null unique,
    account_id uuid not null references account on delete cascade,
    purpose    text not null check (purpose in ('invitation', 'forgotten')),
    made_by    uuid references account on delete set null,
    created_at timestamptz not null,
    expires_at timestamptz not null,
    used_at    timestamptz
);
create index password_link_by_account on password_link (account_id);

-- What happened to accounts and who did it; kept without the account too.
create table account_event (
    id          uuid primary key,
    account_id  uuid references account on delete set null,
    kind        text not null,
    made_by     uuid references account on delete set null,
    address     text,
    user_agent  text,
    detail      text,
    happened_at timestamptz not null
);
create index account_event_by_account on account_event (account_id, happened_at desc);
