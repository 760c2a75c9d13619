package org.penstock.identity;

import com.webauthn4j.data.RegistrationData;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's own passkeys. Who adds or removes one has just signed in: an open laptop is no proof. */
@Component
public class Passkeys {
    /** How long a sign-in counts as just now. */
    static final Duration RECENT = Duration.ofMinutes(15);

    static final int NAME_MAX = 80;
    static final int PER_ACCOUNT_MAX = 20;

    private static final String MINE = """
            select id, name, created_at, last_used_at, backed_up from passkey
             where account_id = :account
             order by created_at desc, id desc
             limit :limit
            """;
    private static final String CREDENTIALS =
            "select credential_id from passkey where account_id = :account order by created_at desc limit :limit";
    private static final String COUNT = "select count(*) from passkey where account_id = :account";
    private static final String ADD = """
            insert into passkey (id, account_id, credential_id, key_data, sign_count, backup_eligible, backed_up,
                                 transports, name, created_at)
            values (:id, :account, :credential, :data, :signCount, :eligible, :backedUp, :transports, :name, :now)
            on conflict (credential_id) do nothing
            """;
    private static final String RENAME = "update passkey set name = :name where id = :id and account_id = :account";
    private static final String NAME = "select name from passkey where id = :id and account_id = :account";
    private static final String REMOVE = "delete from passkey where id = :id and account_id = :account";
    /** All who change what an account signs in by wait for each other. */
    private static final String HAS_PASSWORD =
            "select password_hash is not null from account where id = :account for update";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final PasskeyChallenges challenges;
    private final PasskeyProofs proofs;
    private final Audit audit;
    private final Ids ids;
    private final Clock clock;

    Passkeys(
            JdbcClient jdbc,
            Accounts accounts,
            PasskeyChallenges challenges,
            PasskeyProofs proofs,
            Audit audit,
            Ids ids,
            Clock clock) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.challenges = challenges;
        this.proofs = proofs;
        this.audit = audit;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * A key as its owner sees it.
     *
     * @param synced whether the device keeps it in an account of its maker, so that it outlives the device
     */
    public record Passkey(
            UUID id,
            String name,
            Instant createdAt,
            @Nullable Instant lastUsedAt,
            boolean synced) {}

    /** The actor's keys, the newest first. */
    public List<Passkey> mine(Actor actor) {
        return jdbc.sql(MINE)
                .param("account", actor.requireId())
                .param("limit", PER_ACCOUNT_MAX)
                .query((row, n) -> new Passkey(
                        row.getObject("id", UUID.class),
                        row.getString("name"),
                        Times.instant(row, "created_at"),
                        Times.instantOrNull(row, "last_used_at"),
                        row.getBoolean("backed_up")))
                .list();
    }

    /** Whether the session began so lately that keys may be added and removed in it. */
    public boolean recent(Actor actor, SignedIn.Facts session) {
        return session.since().plus(RECENT).isAfter(clock.instant());
    }

    /** What the browser needs to make a key: WebAuthn's creation options. */
    @Transactional
    public Result<Map<String, Object>> challenge(Actor actor, SignedIn.Facts session, PasskeySite site, Client client) {
        if (!recent(actor, session)) {
            return Result.refused(Refusal.of("identity.passkeys.sign-in-again"));
        }
        Optional<String> challenge = challenges.next(actor.requireId(), client);
        if (challenge.isEmpty()) {
            return Result.refused(Refusal.of("identity.passkeys.too-many-attempts"));
        }
        Account account = accounts.find(actor, actor.requireId());
        return Result.done(PasskeyOptions.creation(site, account, challenge.get(), credentials(actor)));
    }

    /** Keeps the key that the browser has made. */
    @Transactional
    public Result<UUID> add(Actor actor, SignedIn.Facts session, PasskeySite site, String name, String credential) {
        Refusal refusal = refusal(actor, session, name);
        if (refusal != null) {
            return Result.refused(refusal);
        }
        RegistrationData made = proofs.registration(credential).orElse(null);
        if (made == null) {
            return Result.refused(Refusal.of("identity.passkeys.not-verified"));
        }
        if (!challenges.take(PasskeyProofs.challenge(made.getCollectedClientData()), actor.requireId())) {
            return Result.refused(Refusal.of("identity.passkeys.too-late"));
        }
        return proofs.verified(site, made)
                .map(key -> keep(actor, name.strip(), key))
                .orElseGet(() -> Result.refused(Refusal.of("identity.passkeys.not-verified")));
    }

    @Transactional
    public Result<UUID> rename(Actor actor, UUID id, String name) {
        name(actor, id);
        if (badName(name)) {
            return Result.refused(Refusal.of("identity.passkeys.name.length", NAME_MAX));
        }
        jdbc.sql(RENAME)
                .param("id", id)
                .param("account", actor.requireId())
                .param("name", name.strip())
                .update();
        return Result.done(id);
    }

    /** Never the last way in. Answers the name that the key had. */
    @Transactional
    public Result<String> remove(Actor actor, SignedIn.Facts session, UUID id) {
        boolean password = hasPassword(actor);
        String name = name(actor, id);
        if (!recent(actor, session)) {
            return Result.refused(Refusal.of("identity.passkeys.sign-in-again"));
        }
        if (!password && count(actor) == 1) {
            return Result.refused(Refusal.of("identity.passkeys.last"));
        }
        jdbc.sql(REMOVE).param("id", id).param("account", actor.requireId()).update();
        audit.own("passkey_removed", actor.requireId(), name);
        return Result.done(name);
    }

    private @Nullable Refusal refusal(Actor actor, SignedIn.Facts session, String name) {
        hasPassword(actor);
        if (!recent(actor, session)) {
            return Refusal.of("identity.passkeys.sign-in-again");
        }
        if (badName(name)) {
            return Refusal.at("passkey", "identity.passkeys.name.length", NAME_MAX);
        }
        return count(actor) >= PER_ACCOUNT_MAX ? Refusal.of("identity.passkeys.too-many", PER_ACCOUNT_MAX) : null;
    }

    private Result<UUID> keep(Actor actor, String name, PasskeyProofs.Held key) {
        UUID id = ids.next();
        int added = jdbc.sql(ADD)
                .param("id", id)
                .param("account", actor.requireId())
                .param("credential", key.credential())
                .param("data", key.data())
                .param("signCount", key.use().signCount())
                .param("eligible", key.use().backupEligible())
                .param("backedUp", key.use().backedUp())
                .param("transports", key.transports().toArray(String[]::new))
                .param("name", name)
                .param("now", Times.sql(clock.instant()))
                .update();
        if (added == 0) {
            return Result.refused(Refusal.of("identity.passkeys.there"));
        }
        audit.own("passkey_added", actor.requireId(), name);
        return Result.done(id);
    }

    private boolean hasPassword(Actor actor) {
        return jdbc.sql(HAS_PASSWORD)
                .param("account", actor.requireId())
                .query(Boolean.class)
                .single();
    }

    private int count(Actor actor) {
        return jdbc.sql(COUNT)
                .param("account", actor.requireId())
                .query(Integer.class)
                .single();
    }

    private List<byte[]> credentials(Actor actor) {
        return jdbc.sql(CREDENTIALS)
                .param("account", actor.requireId())
                .param("limit", PER_ACCOUNT_MAX)
                .query((row, n) -> row.getBytes("credential_id"))
                .list();
    }

    private String name(Actor actor, UUID id) {
        return jdbc.sql(NAME)
                .param("id", id)
                .param("account", actor.requireId())
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Missing("The passkey"));
    }

    private static boolean badName(String typed) {
        String name = typed.strip();
        return name.isEmpty() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl);
    }
}
