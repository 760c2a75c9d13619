-- What a change to people or organisations replaced, so that it can be taken back.
create table contact_undo (
    id uuid primary key,
    account_id uuid not null,
    subject text not null check (subject in ('person', 'organisation')),
    kind text not null check (kind in ('FACTS', 'BIN')),
    made_at timestamptz not null,
    used_at timestamptz,
    before jsonb not null
);
create index contact_undo_made on contact_undo (made_at);

-- Children of an organisation in the order of their list.
create index organisation_children on organisation (parent_id, (lower(name)) collate "und-x-icu", id)
    where deleted_at is null and parent_id is not null;
