-- What others did to somebody's deals, the latest first. Most changes are an owner's own and imports are left out, so few
-- rows of the ledger are in it and most writes don't touch it.
create index deal_ledger_by_others on deal_ledger (owner_id, recorded_at desc, id desc)
    where via <> 'import' and actor_id is distinct from owner_id;

-- Today shows the open deals without a next step by value, so that is the order to keep them in.
drop index deal_owner_without_step;
create index deal_owner_without_step on deal (owner_id, value desc nulls last, id desc)
    where deleted_at is null and outcome = 'open' and next_step_id is null;

-- The board of deals without a next step, and steps by their time: without these the customers of the retention stage,
-- who are many and never match, are read through.
create index deal_board_without_step on deal (stage_id, rank, id)
    where deleted_at is null and outcome = 'open' and next_step_id is null;
create index deal_next_step on deal (next_step_at) where deleted_at is null and next_step_at is not null;
