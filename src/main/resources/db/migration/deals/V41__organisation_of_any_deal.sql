-- An organisation that goes asks for its deals, those in the bin too; the index of the others did not answer that, so each
-- organisation that an undo took away read the whole table.
drop index deal_organisation;
create index deal_organisation on deal (organisation_id, created_at) where organisation_id is not null;
