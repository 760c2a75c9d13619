package org.penstock.identity;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that sign in by themselves: {@code /sign-in-links/TOKEN}. The doors answer that path; who prints it puts the
 * outside address in front.
 */
@Component
public class SignInLinks {
    public static final Duration LIFE = Duration.ofMinutes(15);
    private static final String PATH = "/sign-in-links/";

    private static final String ADD = """
            insert into sign_in_link (id, token_hash, account_id, kind, created_at, expires_at)
            values (:id, :hash, :account, :kind, :now, :expires)
            """;
    private static final String USE_ONCE = """
            update sign_in_link l set used_at = :now
              from account a
             where l.token_hash = :hash and l.kind = 'once' and l.used_at is null and l.expires_at > :now
               and a.id = l.account_id and a.state = 'active'
            returning l.account_id
            """;
    private static final String USE_DEMO = """
            select l.account_id from sign_in_link l join account a on a.id = l.account_id
             where l.token_hash = :hash and l.kind = 'demo' and a.state = 'active'
            """;
    private static final String DROP_DEMO = "delete from sign_in_link where account_id = :account and kind = 'demo'";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final FirstOwner firstOwner;
    private final Tokens tokens;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;

    SignInLinks(
            JdbcClient jdbc,
            Accounts accounts,
            FirstOwner firstOwner,
            Tokens tokens,
            Ids ids,
            Clock clock,
            Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.firstOwner = firstOwner;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /** For {@code bin/penstock owner EMAIL}: makes the first owner or lets a locked-out one back in. Answers the path. */
    @Transactional
    public Result<String> owner(Actor system, String typedEmail) {
        String email = Emails.normal(typedEmail);
        Refusal refusal = People.emailRefusal("email", email);
        if (refusal != null) {
            return Result.refused(refusal);
        }
        Account known = accounts.findByEmail(system, email).orElse(null);
        if (known != null && known.role() == Role.OWNER && known.active()) {
            audit.account(system, "link_made", known.id(), Map.of(), Map.of());
            return Result.done(make(known.id(), "once", clock.instant().plus(LIFE)));
        }
        return switch (firstOwner.createWithoutPassword(email)) {
            case Result.Done<UUID>(UUID id) ->
                Result.done(make(id, "once", clock.instant().plus(LIFE)));
            case Result.Refused<UUID> refused -> Result.refused(Refusal.at("email", "identity.owner.other", email));
            case Result.Stale<UUID> stale -> throw new IllegalStateException();
        };
    }

    /** A link into the made-up company that works any number of times over loopback; the one before it ends. */
    @Transactional
    public String demo(Actor actor, UUID account) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        jdbc.sql(DROP_DEMO).param("account", account).update();
        return make(account, "demo", null);
    }

    /** Whom a link signs in. */
    public record Used(UUID account, boolean demo) {}

    /** Whom the link signs in; empty when it is unknown, used or too old. */
    @Transactional
    public Optional<Used> use(String token, Client client, boolean loopback) {
        byte[] hash = tokens.hash(token);
        Optional<Used> used = jdbc.sql(USE_ONCE)
                .param("hash", hash)
                .param("now", Times.sql(clock.instant()))
                .query(UUID.class)
                .optional()
                .map(account -> new Used(account, false));
        if (used.isEmpty() && loopback) {
            used = jdbc.sql(USE_DEMO)
                    .param("hash", hash)
                    .query(UUID.class)
                    .optional()
                    .map(account -> new Used(account, true));
        }
        used.ifPresent(found -> audit.own("link_used", found.account(), Map.of()));
        return used;
    }

    private String make(UUID account, String kind, @Nullable Instant expires) {
        String token = tokens.next();
        jdbc.sql(ADD)
                .param("id", ids.next())
                .param("hash", tokens.hash(token))
                .param("account", account)
                .param("kind", kind)
                .param("now", Times.sql(clock.instant()))
                .param("expires", expires == null ? null : Times.sql(expires), java.sql.Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        return PATH + token;
    }
}
