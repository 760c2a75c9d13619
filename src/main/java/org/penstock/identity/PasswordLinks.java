package org.penstock.identity;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Forbidden;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Names;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Right;
import org.penstock.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/**
 * Links that a colleague hands over by hand, no mail needed: an invitation, or help with a forgotten password. Opening
 * one shows a form and uses nothing up, so that a messenger's preview does no harm; sending the form does, once.
 */
@Component
public class PasswordLinks {
    public static final Duration INVITATION_LIFE = Duration.ofDays(7);
    public static final Duration FORGOTTEN_LIFE = Duration.ofHours(24);

    private static final String INVITE_AGAIN = """
            update account set name = :name, name_key = :key, email = :email, role = :role, state = 'invited',
                               version = version + 1
             where id = :id and state in ('placeholder', 'invited')
            """;
    private static final String DROP = "delete from password_link where account_id = :account";
    private static final String ADD = """
            insert into password_link (id, token_hash, account_id, purpose, made_by, created_at, expires_at)
            values (:id, :hash, :account, :purpose, :by, :now, :expires)
            """;
    private static final String FIND = """
            select a.id, a.name, a.email, l.purpose from password_link l join account a on a.id = l.account_id
             where l.token_hash = :hash and l.purpose = :purpose and l.used_at is null and l.expires_at > :now
               and a.state = case l.purpose when 'invitation' then 'invited' else 'active' end
            """;
    private static final String USE =
            "update password_link set used_at = :now where token_hash = :hash and used_at is null and expires_at > :now";
    private static final String ACCEPT = """
            update account set name = :name, name_key = :key, password_hash = :hash, state = 'active',
                               language = coalesce(language, :language), version = version + 1
             where id = :id
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final NewAccounts newAccounts;
    private final Passwords passwords;
    private final Sessions sessions;
    private final Tokens tokens;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    PasswordLinks(
            JdbcClient jdbc,
            Accounts accounts,
            NewAccounts newAccounts,
            Passwords passwords,
            Sessions sessions,
            Tokens tokens,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.newAccounts = newAccounts;
        this.passwords = passwords;
        this.sessions = sessions;
        this.tokens = tokens;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /** What a link is for; its page stands under {@link #path()}. */
    public enum Purpose {
        INVITATION("/invitations/", INVITATION_LIFE),
        FORGOTTEN("/password-links/", FORGOTTEN_LIFE);

        private final String path;
        private final Duration life;

        Purpose(String path, Duration life) {
            this.path = path;
            this.life = life;
        }

        public String path() {
            return path;
        }

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The link as it is shown once, and whose it is. */
    public record Made(UUID account, String path) {}

    /** Who sets their password by a link. */
    public record Invited(UUID account, String name, String email) {}

    /** Invites somebody new, or somebody known by name only (a placeholder), or once more who was invited before. */
    @Transactional
    public Result<Made> invite(Actor actor, @Nullable UUID placeholder, String name, String typedEmail, Role role) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        String email = Emails.normal(typedEmail);
        List<Refusal> refusals = new ArrayList<>();
        People.add(refusals, People.nameRefusal("name", name));
        People.add(refusals, People.emailRefusal("email", email));
        Account holder = accounts.findByEmail(actor, email).orElse(null);
        if (holder != null && !holder.id().equals(placeholder)) {
            refusals.add(Refusal.at("email", "identity.email.taken", holder.name()));
        }
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        UUID id = placeholder == null
                ? newAccounts.insert(name, email, role, Account.State.INVITED, null)
                : again(placeholder, name, email, role);
        audit.account(actor, "invited", id, Map.of(), Map.of("role", role.code()));
        return Result.done(make(actor, id, Purpose.INVITATION));
    }

    /** For somebody who forgot their password. */
    @Transactional
    public Result<Made> forgotten(Actor actor, UUID id) {
        Forbidden.unless(actor, Right.MANAGE_ACCOUNTS);
        if (!accounts.find(actor, id).active()) {
            return Result.refused(Refusal.of("identity.account.not-active"));
        }
        audit.account(actor, "link_made", id, Map.of(), Map.of());
        return Result.done(make(actor, id, Purpose.FORGOTTEN));
    }

    /** Whose link it is; empty when it is unknown, used or too old. */
    public Optional<Invited> find(Purpose purpose, String token) {
        return jdbc.sql(FIND)
                .param("hash", tokens.hash(token))
                .param("purpose", purpose.code())
                .param("now", Times.sql(clock.instant()))
                .query((row, n) ->
                        new Invited(row.getObject("id", UUID.class), row.getString("name"), row.getString("email")))
                .optional();
    }

    /** Sets the password and uses the link up. Answers the account, which the caller signs in; empty when too late. */
    @Transactional
    public Result<Optional<UUID>> use(Purpose purpose, String token, String name, String password, String language) {
        Invited invited = find(purpose, token).orElse(null);
        if (invited == null) {
            return Result.done(Optional.empty());
        }
        String called = purpose == Purpose.FORGOTTEN ? invited.name() : name;
        List<Refusal> refusals = new ArrayList<>();
        People.add(refusals, People.nameRefusal("name", called));
        People.add(refusals, passwords.refusal("password", password, called, invited.email()));
        if (!refusals.isEmpty()) {
            return Result.refused(refusals);
        }
        if (!usedUp(token)) {
            return Result.done(Optional.empty());
        }
        accept(invited.account(), called, passwords.hash(password), language);
        int ended = sessions.endAll(invited.account(), null);
        String kind = purpose == Purpose.INVITATION ? "accepted" : "password_changed";
        audit.own(kind, invited.account(), ended == 0 ? Map.of() : Map.of("sessions", ended));
        return Result.done(Optional.of(invited.account()));
    }

    private UUID again(UUID id, String name, String email, Role role) {
        int changed = jdbc.sql(INVITE_AGAIN)
                .param("id", id)
                .param("name", name.strip())
                .param("key", Names.key(name))
                .param("email", email)
                .param("role", role.code())
                .update();
        if (changed == 0) {
            throw new org.penstock.kernel.Missing("An account to invite");
        }
        return id;
    }

    private Made make(Actor actor, UUID account, Purpose purpose) {
        String token = tokens.next();
        jdbc.sql(DROP).param("account", account).update();
        jdbc.sql(ADD)
                .param("id", ids.next())
                .param("hash", tokens.hash(token))
                .param("account", account)
                .param("purpose", purpose.code())
                .param("by", actor.id(), Types.OTHER)
                .param("now", Times.sql(clock.instant()))
                .param("expires", Times.sql(clock.instant().plus(purpose.life)))
                .update();
        return new Made(account, purpose.path() + token);
    }

    private boolean usedUp(String token) {
        return jdbc.sql(USE)
                        .param("hash", tokens.hash(token))
                        .param("now", Times.sql(clock.instant()))
                        .update()
                == 1;
    }

    private void accept(UUID id, String name, String hash, String language) {
        jdbc.sql(ACCEPT)
                .param("id", id)
                .param("name", name.strip())
                .param("key", Names.key(name))
                .param("hash", hash)
                .param("language", language)
                .update();
    }
}
