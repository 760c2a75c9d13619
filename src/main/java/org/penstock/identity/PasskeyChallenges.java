package org.penstock.identity;

import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** What devices are to sign: in the database, so that any node takes the answer, once and within minutes. */
@Component
class PasskeyChallenges {
    static final Duration LIFE = Duration.ofMinutes(5);
    /** Living ones at the same time; many people share an office's address. */
    static final int PER_ADDRESS_MAX = 300;

    private static final String ADD = """
            insert into passkey_challenge (id, challenge_hash, account_id, address, expires_at)
            select :id, :hash, :account::uuid, :address, :expires
             where (select count(*) from (select 1 from passkey_challenge
                                           where address = :address and expires_at > :now limit :max) living) < :max
            """;
    private static final String TAKE = """
            delete from passkey_challenge
             where challenge_hash = :hash and account_id is not distinct from :account::uuid and expires_at > :now
            """;
    private static final String FORGET_OLD = "delete from passkey_challenge where expires_at <= :now";

    private final JdbcClient jdbc;
    private final Tokens tokens;
    private final Ids ids;
    private final Clock clock;

    PasskeyChallenges(JdbcClient jdbc, Tokens tokens, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
    }

    /** For the account, or for whoever signs in; empty when the address has asked for too many. */
    Optional<String> next(@Nullable UUID account, Client client) {
        Instant now = clock.instant();
        String challenge = tokens.next();
        jdbc.sql(FORGET_OLD).param("now", Times.sql(now)).update();
        int added = jdbc.sql(ADD)
                .param("id", ids.next())
                .param("hash", tokens.hash(challenge))
                .param("account", account, Types.OTHER)
                .param("address", client.address())
                .param("now", Times.sql(now))
                .param("expires", Times.sql(now.plus(LIFE)))
                .param("max", PER_ADDRESS_MAX)
                .update();
        return added == 1 ? Optional.of(challenge) : Optional.empty();
    }

    /** Uses it up. False when it is none of ours, was used, or is too old. */
    boolean take(String challenge, @Nullable UUID account) {
        return jdbc.sql(TAKE)
                        .param("hash", tokens.hash(challenge))
                        .param("account", account, Types.OTHER)
                        .param("now", Times.sql(clock.instant()))
                        .update()
                == 1;
    }
}
