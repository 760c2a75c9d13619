package org.penstock.identity;

import java.sql.Timestamp;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.penstock.kernel.Ids;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** How often one may guess: counted in the database, so that several nodes count together. */
@Component
class SignInLimits {
    static final Duration WINDOW = Duration.ofMinutes(15);
    static final int FAILURES_PER_ACCOUNT_MAX = 10;
    /** Many people share an office's address. */
    static final int FAILURES_PER_ADDRESS_MAX = 50;

    private static final String ADD =
            "insert into sign_in_attempt (id, email, address, attempted_at) values (:id, :email, :address, :now)";
    /** The attempt that must be out of the window before another one is allowed: the limit-th before this one. */
    private static final String BLOCKING = """
            select max(attempted_at) from (
                (select attempted_at from sign_in_attempt
                  where email = :email and attempted_at > :since and id <> :id
                  order by attempted_at desc offset :perAccount limit 1)
                union all
                (select attempted_at from sign_in_attempt
                  where address = :address and attempted_at > :since and id <> :id
                  order by attempted_at desc offset :perAddress limit 1)) blocking
            """;

    private static final String TAKE_BACK = "delete from sign_in_attempt where id = :id";
    private static final String FORGIVE = "delete from sign_in_attempt where email = :email";
    private static final String FORGET_OLD = "delete from sign_in_attempt where attempted_at < :since";

    private final JdbcClient jdbc;
    private final Ids ids;
    private final Clock clock;

    SignInLimits(JdbcClient jdbc, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.ids = ids;
        this.clock = clock;
    }

    /**
     * Counts an attempt before it is made, so that a crowd of them at the same moment gains nothing.
     *
     * @return when to try again, where there were too many; empty when this one may go on
     */
    Optional<Instant> count(String email, String address) {
        Instant now = clock.instant();
        UUID id = ids.next();
        jdbc.sql(ADD)
                .param("id", id)
                .param("email", email)
                .param("address", address)
                .param("now", Times.sql(now))
                .update();
        Optional<Instant> again = blocking(id, email, address, now).map(at -> at.plus(WINDOW));
        again.ifPresent(refused -> jdbc.sql(TAKE_BACK).param("id", id).update());
        return again;
    }

    /** A right password: earlier slips of the same person are forgotten. */
    void forgive(String email) {
        jdbc.sql(FORGIVE).param("email", email).update();
        jdbc.sql(FORGET_OLD)
                .param("since", Times.sql(clock.instant().minus(WINDOW)))
                .update();
    }

    private Optional<Instant> blocking(UUID id, String email, String address, Instant now) {
        return jdbc.sql(BLOCKING)
                .param("id", id)
                .param("email", email)
                .param("address", address)
                .param("since", Times.sql(now.minus(WINDOW)))
                .param("perAccount", FAILURES_PER_ACCOUNT_MAX - 1)
                .param("perAddress", FAILURES_PER_ADDRESS_MAX - 1)
                .query(Timestamp.class)
                .optional()
                .map(Timestamp::toInstant);
    }
}
