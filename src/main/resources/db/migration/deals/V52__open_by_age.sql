-- Open deals from the oldest on: the queue of leads reads from its beginning instead of past everything that was closed.
create index deal_open_by_created on deal (created_at, id) where deleted_at is null and outcome = 'open';
