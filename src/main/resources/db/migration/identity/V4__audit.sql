-- Who signed in, and who changed what about accounts, rights and settings. Rows are added and never changed; they name
-- accounts without a key to them, so that they outlive whatever happens to those. No addresses, passwords or tokens.
create table audit_entry (
    id         uuid primary key,
    at         timestamptz not null,
    kind       text not null,
    area       text not null check (area in ('sign_in', 'keys', 'accounts', 'settings')),
    actor_id   uuid,
    via        text not null,
    account_id uuid,
    subject    text not null,
    before     jsonb not null,
    after      jsonb not null
);
create index audit_entry_by_time on audit_entry (at desc, id desc);
create index audit_entry_by_area on audit_entry (area, at desc, id desc);
create index audit_entry_by_actor on audit_entry (actor_id, at desc);
create index audit_entry_by_account on audit_entry (account_id, at desc);

-- What the earlier table remembered, without the addresses.
insert into audit_entry (id, at, kind, area, actor_id, via, account_id, subject, before, after)
select id, happened_at, kind,
       case when kind in ('signed_in', 'sign_in_failed', 'signed_out', 'session_ended', 'link_used') then 'sign_in'
            when kind in ('password_changed', 'passkey_added', 'passkey_removed', 'token_made', 'token_revoked') then 'keys'
            when kind = 'backup_downloaded' then 'settings'
            else 'accounts' end,
       case when kind <> 'sign_in_failed' then made_by end,
       case when made_by is null then 'system' else 'person' end,
       account_id,
       case when kind in ('passkey_added', 'passkey_removed', 'backup_downloaded') then coalesce(detail, '') else '' end,
       case when kind = 'role_changed' then jsonb_build_object('role', split_part(detail, ' to ', 1)) else '{}' end,
       case when kind = 'role_changed' then jsonb_build_object('role', split_part(detail, ' to ', 2))
            when kind = 'invited' then jsonb_build_object('role', detail)
            else '{}' end
  from account_event;
drop table account_event;

create function audit_entry_stays() returns trigger language plpgsql as $$
begin
    raise exception 'Entries of the audit are never changed or deleted';
end $$;
create trigger audit_entry_stays before update or delete on audit_entry
    for each statement execute function audit_entry_stays();
