-- A deal, person or organisation that goes asks for its activities, those in the bin too: without an index for that, each
-- record that an undo takes away reads the whole table.
drop index activity_of_deal;
drop index activity_of_person;
drop index activity_of_organisation;
create index activity_of_deal on activity (deal_id, created_at desc, id desc) where deal_id is not null;
create index activity_of_person on activity (person_id, created_at desc, id desc) where person_id is not null;
create index activity_of_organisation on activity (organisation_id, created_at desc, id desc)
    where organisation_id is not null;
