-- What the tools of the stages know of a deal, by the fact's name ("qualification.verdict"): a copy that the module that
-- owns the fact writes through the deals' door in the same transaction. Gates, filters and the API read it.
alter table deal add column stage_facts jsonb not null default '{}';
create index deal_stage_facts on deal using gin (stage_facts) where stage_facts <> '{}' and deleted_at is null;
