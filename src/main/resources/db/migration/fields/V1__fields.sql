-- Definitions of custom fields. Values live in the record's own "custom" column under the field's key.
create table custom_field (
    id uuid primary key,
    subject text not null check (subject in ('deal', 'person', 'organisation')),
    key text not null check (key ~ '^[a-z][a-z0-9_]{0,59}$'),
    label text not null check (length(label) between 1 and 80),
    type text not null check (type in ('text', 'long_text', 'number', 'money', 'date', 'boolean', 'choice', 'choices',
                                       'url')),
    options jsonb not null default '[]',
    position int not null,
    retired_at timestamptz,
    version int not null default 1
);
create unique index custom_field_key on custom_field (subject, key);
create unique index custom_field_label on custom_field (subject, lower(label)) where retired_at is null;

-- Free tags. Records keep the ids in their own "labels" column.
create table label (
    id uuid primary key,
    subject text not null check (subject in ('deal', 'person', 'organisation')),
    name text not null check (length(name) between 1 and 60),
    name_key text not null,
    colour text not null,
    retired_at timestamptz,
    version int not null default 1
);
create unique index label_name on label (subject, name_key) where retired_at is null;
