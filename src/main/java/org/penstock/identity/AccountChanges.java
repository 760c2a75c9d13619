package org.penstock.identity;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** What an owner does to the accounts of others: role, leaving, coming back. */
@Component
public class AccountChanges {
    /** All who change owners wait for each other, so that two of them can't remove each other at the same moment. */
    private static final String OWNERS =
            "select id from account where role = 'owner' and state = 'active' order by id for update";

    private static final String ROLE =
            "update account set role = :role, version = version + 1 where id = :id and version = :version";
    private static final String DEACTIVATE = """
            update account set state = 'deactivated', version = version + 1
             where id = :id and version = :version and state <> 'deactivated'
            """;
    private static final String REACTIVATE = """
            update account
               set state = case when password_hash is not null
                                  or exists (select 1 from passkey where account_id = :id) then 'active'
                                when email is not null then 'invited'
                                else 'placeholder' end,
                   version = version + 1
             where id = :id and version = :version and state = 'deactivated'
            """;
    private static final String DROP_LINKS = """
            with links as (delete from sign_in_link where account_id = :id)
            delete from password_link where account_id = :id
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Sessions sessions;
    private final Audit audit;
    private final List<Belongings> belongings;

    AccountChanges(JdbcClient jdbc, Accounts accounts, Sessions sessions, Audit audit, List<Belongings> belongings) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.sessions = sessions;
        this.audit = audit;
        this.belongings = belongings;
    }

    /** What one of the modules above would hand over: "{0} deals". */
    public record Owned(String key, int count) {}

    @Transactional
    public Result<Account> role(Actor actor, UUID id, Role role, int version) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        Account account = accounts.find(actor, id);
        if (role != Role.OWNER && lastOwner(account)) {
            return Result.refused(Refusal.at("role", "identity.account.last-owner"));
        }
        int changed = jdbc.sql(ROLE)
                .param("id", id)
                .param("role", role.code())
                .param("version", version)
                .update();
        if (changed == 1) {
            audit.account(
                    actor, "role_changed", id, Map.of("role", account.role().code()), Map.of("role", role.code()));
        }
        return answer(actor, id, changed);
    }

    /** What the account owns, module by module; nothing in it when the account is empty-handed. */
    public List<Owned> owned(Actor actor, UUID id) {
        return belongings.stream()
                .map(module -> new Owned(module.key(), module.count(actor, id)))
                .filter(owned -> owned.count() > 0)
                .toList();
    }

    /** Ends the account's sessions and links at once and gives what it owns to the heir. */
    @Transactional
    public Result<Account> deactivate(Actor actor, UUID id, UUID heir, int version) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        Account account = accounts.find(actor, id);
        if (lastOwner(account)) {
            return Result.refused(Refusal.of("identity.account.last-owner"));
        }
        Account taker = accounts.find(actor, heir);
        if (heir.equals(id) || taker.state() == Account.State.DEACTIVATED) {
            return Result.refused(Refusal.at("heir", "identity.account.heir-wrong"));
        }
        int changed =
                jdbc.sql(DEACTIVATE).param("id", id).param("version", version).update();
        if (changed == 1) {
            int ended = sessions.endAll(id, null);
            jdbc.sql(DROP_LINKS).param("id", id).update();
            belongings.forEach(module -> module.handOver(actor, id, heir));
            audit.account(actor, "deactivated", id, Map.of(), Map.of("heir", taker.name(), "sessions", ended));
        }
        return answer(actor, id, changed);
    }

    @Transactional
    public Result<Account> reactivate(Actor actor, UUID id, int version) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        int changed =
                jdbc.sql(REACTIVATE).param("id", id).param("version", version).update();
        if (changed == 1) {
            audit.account(actor, "reactivated", id, Map.of(), Map.of());
        }
        return answer(actor, id, changed);
    }

    private boolean lastOwner(Account account) {
        List<UUID> owners = jdbc.sql(OWNERS)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
        return owners.equals(List.of(account.id()));
    }

    private Result<Account> answer(Actor actor, UUID id, int changed) {
        Account now = accounts.find(actor, id);
        return changed == 1 ? Result.done(now) : Result.stale(now);
    }
}
