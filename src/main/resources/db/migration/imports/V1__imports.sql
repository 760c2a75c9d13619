-- One import: its files, where it stands, what became of its rows. It stays after an undo and says who undid it.
create table import_run (
    id uuid primary key,
    state text not null check (state in ('reading', 'planning', 'planned', 'applying', 'applied', 'cancelled', 'undoing',
                                         'undone', 'failed')),
    origin text not null,
    currency char(3) not null,
    zone text not null,
    by_command boolean not null,
    created_by uuid references account (id),
    created_by_name text not null,
    created_at timestamptz not null,
    applied_at timestamptz,
    finished_at timestamptz,
    undone_at timestamptz,
    undone_by uuid references account (id),
    undone_by_name text,
    cancel_asked boolean not null default false,
    done bigint not null default 0,
    total bigint not null default 0,
    created bigint not null default 0,
    updated bigint not null default 0,
    skipped bigint not null default 0,
    conflicts bigint not null default 0,
    rejected bigint not null default 0,
    left_alone bigint not null default 0,
    trouble text
);
create index import_run_created on import_run (created_at desc, id);
create index import_run_busy on import_run (state) where state in ('planning', 'applying', 'undoing');

create table import_file (
    run_id uuid not null references import_run (id) on delete cascade,
    number int not null,
    name text not null,
    encoding text not null,
    separator text not null,
    line_count int not null,
    signature text not null,
    entity text,
    columns jsonb not null,
    primary key (run_id, number)
);

-- The rows as they stand in the files, cells as a JSON array. Kept: here stays what the import could not use.
create table import_line (
    run_id uuid not null references import_run (id) on delete cascade,
    file int not null,
    line int not null,
    cells text not null,
    flaw text,
    primary key (run_id, file, line)
);

-- What the dry run says of each row, and later what became of it. applied_at null: nothing is written yet.
create table import_row (
    run_id uuid not null references import_run (id) on delete cascade,
    file int not null,
    line int not null,
    entity text not null,
    action text not null check (action in ('create', 'update', 'skip', 'conflict', 'reject')),
    title text not null,
    record uuid,
    reasons jsonb not null,
    difference jsonb not null,
    question text,
    applied_at timestamptz,
    primary key (run_id, file, line)
);
create index import_row_action on import_row (run_id, action, file, line);
create index import_row_question on import_row (run_id, question) where question is not null;

-- Answers to conflicts, each for all rows that ask the same.
create table import_answer (
    run_id uuid not null references import_run (id) on delete cascade,
    question text not null,
    answer text not null,
    primary key (run_id, question)
);

-- Choices that later imports go by, until the import that made them is undone: GTXPro is the product GTX Pro.
create table import_choice (
    id uuid primary key,
    run_id uuid not null references import_run (id) on delete cascade,
    question text not null,
    spelling text not null,
    answer text not null
);
create index import_choice_question on import_choice (question, id desc);
create index import_choice_run on import_choice (run_id);

-- How the columns of files with these headings were used the last time.
create table import_mapping (
    id uuid primary key,
    run_id uuid not null references import_run (id) on delete cascade,
    signature text not null,
    entity text not null,
    columns jsonb not null
);
create index import_mapping_signature on import_mapping (signature, id desc);
create index import_mapping_run on import_mapping (run_id);

-- Each record that an import made or changed, in order, with what stood there before. An undo goes through it backwards.
create table import_trace (
    id uuid primary key,
    run_id uuid not null references import_run (id) on delete cascade,
    kind text not null,
    record uuid not null,
    name text not null,
    version int,
    before jsonb,
    undone_at timestamptz,
    left_because text
);
create index import_trace_run on import_trace (run_id, kind, id);
