-- Answers to requests that came with an Idempotency-Key; a job drops them after a day. A row without a status never
-- outlives its transaction.
create table api_idempotency (
    token_id     uuid not null,
    key          text not null check (length(key) between 1 and 255),
    request_hash text not null,
    made_at      timestamptz not null,
    status       int,
    location     text,
    etag         text,
    body         text,
    primary key (token_id, key)
);
create index api_idempotency_made on api_idempotency (made_at);
