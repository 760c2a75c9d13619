package org.penstock.identity;

import com.webauthn4j.data.AuthenticationData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.penstock.identity.PasskeyProofs.Held;
import org.penstock.identity.PasskeyProofs.Use;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** Sign-in by passkey: the device says by its key whose it is, no e-mail is typed. */
@Component
public class PasskeySignIns {
    /** Attempts by passkey are counted apart: who guesses at a password must not close this door too. */
    private static final String COUNTED = "passkey:";
    /** Of a hash, enough to tell keys apart. */
    private static final int COUNTED_BYTES = 12;

    private static final String FIND = """
            select p.id, p.account_id, p.credential_id, p.key_data, p.sign_count, p.backup_eligible, p.backed_up,
                   p.transports, a.state = 'active' as active
              from passkey p
              join account a on a.id = p.account_id
             where p.credential_id = :credential
               for update of p
            """;
    private static final String USED = """
            update passkey set sign_count = :signCount, backed_up = :backedUp, last_used_at = :now where id = :id
            """;

    private final JdbcClient jdbc;
    private final TransactionTemplate together;
    private final PasskeyChallenges challenges;
    private final PasskeyProofs proofs;
    private final SignInLimits limits;
    private final Audit audit;
    private final SignInMeasures measures;
    private final Tokens tokens;
    private final Clock clock;

    PasskeySignIns(
            JdbcClient jdbc,
            PlatformTransactionManager transactions,
            PasskeyChallenges challenges,
            PasskeyProofs proofs,
            SignInLimits limits,
            Audit audit,
            SignInMeasures measures,
            Tokens tokens,
            Clock clock) {
        this.jdbc = jdbc;
        this.together = new TransactionTemplate(transactions);
        this.challenges = challenges;
        this.proofs = proofs;
        this.limits = limits;
        this.audit = audit;
        this.measures = measures;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** What came of it. A proof that does not hold and a deactivated account are one and the same answer. */
    public sealed interface Answer {
        record Welcome(UUID account) implements Answer {}

        record Unknown() implements Answer {}

        record Wrong() implements Answer {}

        record TooLate() implements Answer {}

        record TooMany(Instant again) implements Answer {}
    }

    private record Known(UUID id, UUID account, boolean active, Held key) {}

    /** What the browser needs to ask for a key: WebAuthn's request options; empty when asked for too often. */
    public Optional<Map<String, Object>> challenge(PasskeySite site, Client client) {
        return challenges.next(null, client).map(challenge -> PasskeyOptions.request(site, challenge));
    }

    /** Checks what the key has signed. Not in one transaction: attempt and challenge count even when all else fails. */
    public Answer attempt(PasskeySite site, String credential, Client client) {
        AuthenticationData brought = proofs.assertion(credential).orElse(null);
        String counted = COUNTED + (brought == null ? client.address() : digest(PasskeyProofs.credential(brought)));
        Optional<Instant> again = limits.count(counted, client.address());
        if (again.isPresent()) {
            measures.tooMany();
            return new Answer.TooMany(again.get());
        }
        if (brought == null) {
            measures.wrong();
            return new Answer.Wrong();
        }
        if (!challenges.take(PasskeyProofs.challenge(brought.getCollectedClientData()), null)) {
            return new Answer.TooLate();
        }
        Answer answer = Objects.requireNonNull(together.execute(status -> check(site, brought)));
        if (answer instanceof Answer.Welcome) {
            limits.forgive(counted);
        } else {
            measures.wrong();
        }
        return answer;
    }

    private Answer check(PasskeySite site, AuthenticationData brought) {
        Known known = find(PasskeyProofs.credential(brought)).orElse(null);
        if (known == null) {
            audit.failed(null, SignedIn.Means.PASSKEY);
            return new Answer.Unknown();
        }
        Optional<Use> used = proofs.verified(site, brought, known.key());
        boolean theirs = Arrays.equals(brought.getUserHandle(), PasskeyOptions.handle(known.account()));
        if (used.isEmpty() || !theirs || !known.active()) {
            audit.failed(known.account(), SignedIn.Means.PASSKEY);
            return new Answer.Wrong();
        }
        used(known.id(), used.get());
        return new Answer.Welcome(known.account());
    }

    private Optional<Known> find(byte[] credential) {
        return jdbc.sql(FIND)
                .param("credential", credential)
                .query(PasskeySignIns::known)
                .optional();
    }

    private void used(UUID id, Use use) {
        jdbc.sql(USED)
                .param("id", id)
                .param("signCount", use.signCount())
                .param("backedUp", use.backedUp())
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    private String digest(byte[] credential) {
        byte[] hash = tokens.hash(HexFormat.of().formatHex(credential));
        return HexFormat.of().formatHex(hash, 0, COUNTED_BYTES);
    }

    private static Known known(ResultSet row, int number) throws SQLException {
        Held key = new Held(
                row.getBytes("credential_id"),
                row.getBytes("key_data"),
                new Use(row.getLong("sign_count"), row.getBoolean("backup_eligible"), row.getBoolean("backed_up")),
                List.of((String[]) row.getArray("transports").getArray()));
        return new Known(
                row.getObject("id", UUID.class),
                row.getObject("account_id", UUID.class),
                row.getBoolean("active"),
                key);
    }
}
