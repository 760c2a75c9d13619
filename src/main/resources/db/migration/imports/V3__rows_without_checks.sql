-- Three rows of an import stand here for each row of a file, and each asked for its import by a key of its own: a tenth of the
-- database's work. Whoever writes them now holds the import once a set (RunRows.hold), and they go with it by this trigger.
alter table import_line drop constraint import_line_run_id_fkey;
alter table import_row drop constraint import_row_run_id_fkey;
alter table import_trace drop constraint import_trace_run_id_fkey;

create function import_run_gone() returns trigger language plpgsql as $$
begin
    delete from import_line where run_id in (select id from old_rows);
    delete from import_row where run_id in (select id from old_rows);
    delete from import_trace where run_id in (select id from old_rows);
    return null;
end $$;
create trigger import_run_gone after delete on import_run
    referencing old table as old_rows for each statement execute function import_run_gone();
