-- What was done, for the list of everybody's activities, the latest first.
create index activity_done on activity (done_at desc, id desc)
    where done_at is not null and deleted_at is null and kind <> 'note';
