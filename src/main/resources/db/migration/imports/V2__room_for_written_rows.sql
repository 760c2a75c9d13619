-- Every planned row is updated once, when it is written. With room on its page that touches no index.
alter table import_row set (fillfactor = 55);
