-- How long deals usually stand in a stage: reckoned once an hour from the finished stays of won deals, so that no page
-- goes through the stays. The definition is UsualTimes' own.
create table stage_usual (
    stage_id uuid primary key references stage (id) on delete cascade,
    stays bigint not null,
    median_seconds bigint not null,
    reckoned_at timestamptz not null
);
