-- The board of the API in the order of the expected close date.
create index deal_board_expected on deal (stage_id, expected_close, id)
    where deleted_at is null and outcome in ('open', 'won');
