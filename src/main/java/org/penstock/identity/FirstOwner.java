package org.penstock.identity;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** The account that everything begins with. There is one only as long as nobody else can sign in as an owner. */
@Component
public class FirstOwner {
    /** Two first visits at the same moment: the second waits and finds that it is not the first. */
    private static final String ALONE = "select pg_advisory_xact_lock(hashtext('penstock.first-owner'))";

    private static final String TAKE = """
            update account set name = :name, role = 'owner', state = 'active', password_hash = :hash,
                               version = version + 1
             where email = :email
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final NewAccounts newAccounts;
    private final Passwords passwords;
    private final Audit audit;

    FirstOwner(JdbcClient jdbc, Accounts accounts, NewAccounts newAccounts, Passwords passwords, Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.newAccounts = newAccounts;
        this.passwords = passwords;
        this.audit = audit;
    }

    /** Makes the first owner; refused with {@code identity.owner.there} when there is one already. */
    @Transactional
    public Result<UUID> create(Actor system, String name, String typedEmail, String password) {
        String email = Emails.normal(typedEmail);
        List<Refusal> refusals = new ArrayList<>();
        People.add(refusals, People.nameRefusal("ownerName", name));
        People.add(refusals, People.emailRefusal("email", email));
        People.add(refusals, passwords.refusal("password", password, name, email));
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        String hash = passwords.hash(password);
        return createOnce(name, email, hash);
    }

    /** The same without a password, for {@code bin/penstock owner}: its link signs in. */
    @Transactional
    Result<UUID> createWithoutPassword(String email) {
        return createOnce(email.substring(0, email.indexOf('@')), email, null);
    }

    private Result<UUID> createOnce(String name, String email, @Nullable String hash) {
        jdbc.sql(ALONE).query(row -> {});
        if (accounts.anyOwner()) {
            return Result.refused(Refusal.of("identity.owner.there"));
        }
        UUID owner = accounts.findByEmail(Actor.system(), email)
                .map(known -> take(known, name, hash))
                .orElseGet(() -> newAccounts.insert(name, email, Role.OWNER, Account.State.ACTIVE, hash));
        audit.own("first_owner", owner, Map.of());
        return Result.done(owner);
    }

    private UUID take(Account known, String name, @Nullable String hash) {
        jdbc.sql(TAKE)
                .param("name", name.strip())
                .param("hash", hash, java.sql.Types.VARCHAR)
                .param("email", known.email())
                .update();
        return known.id();
    }
}
