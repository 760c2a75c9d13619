package org.penstock.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Sessions in the database, so that every node knows them and a person can list and end their own. */
@Component
public class Sessions {
    /** However busy, one signs in again after this. */
    static final Duration LIFE_MAX = Duration.ofDays(30);

    static final Duration IDLE_MAX = Duration.ofDays(7);
    /** A request writes no more often than this that it was here. */
    static final Duration SEEN_EVERY = Duration.ofMinutes(1);

    private static final int LISTED_MAX = 50;

    private static final String BEGIN = """
            insert into account_session (id, token_hash, account_id, means, address, user_agent,
                                         created_at, last_seen_at, expires_at)
            values (:id, :hash, :account, :means, :address, :userAgent, :now, :now, :expires)
            """;
    private static final String FIND = """
            select s.id, s.means, s.created_at, s.last_seen_at, s.account_id, a.name, a.role, a.language, a.zone, a.theme
              from account_session s
              join account a on a.id = s.account_id
             where s.token_hash = :hash
               and s.ended_at is null
               and s.expires_at > :now
               and s.last_seen_at > :idleSince
               and a.state = 'active'
            """;
    private static final String SEEN = """
            with seen as (
                update account_session set last_seen_at = :now
                 where id = :id and last_seen_at < :before
             returning account_id)
            update account set last_seen_at = :now where id in (select account_id from seen)
            """;
    private static final String MINE = """
            select id, address, user_agent, created_at, last_seen_at
              from account_session
             where account_id = :account and ended_at is null and expires_at > :now and last_seen_at > :idleSince
             order by last_seen_at desc, id
             limit :limit
            """;
    private static final String END =
            "update account_session set ended_at = :now where id = :id and account_id = :account and ended_at is null";
    private static final String END_OTHERS = """
            update account_session set ended_at = :now
             where account_id = :account and ended_at is null and id is distinct from :kept
            """;
    private static final String FORGET_OLD = "delete from account_session where expires_at < :before";

    private final JdbcClient jdbc;
    private final Tokens tokens;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;

    Sessions(JdbcClient jdbc, Tokens tokens, Ids ids, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /** One of a person's own sessions. */
    public record Session(
            UUID id, String address, String userAgent, Instant since, Instant lastSeenAt, boolean current) {}

    /** A new session's token for the cookie; the account is active, the caller has proven that it is theirs. */
    @Transactional
    String begin(UUID account, SignedIn.Means means, Client client) {
        Instant now = clock.instant();
        String token = tokens.next();
        jdbc.sql(FORGET_OLD).param("before", Times.sql(now.minus(LIFE_MAX))).update();
        jdbc.sql(BEGIN)
                .param("id", ids.next())
                .param("hash", tokens.hash(token))
                .param("account", account)
                .param("means", means.code())
                .param("address", client.address())
                .param("userAgent", client.userAgent())
                .param("now", Times.sql(now))
                .param("expires", Times.sql(now.plus(LIFE_MAX)))
                .update();
        audit.own("signed_in", account, Map.of("means", means.code()));
        return token;
    }

    Optional<SignedIn.Facts> find(String token) {
        Instant now = clock.instant();
        return jdbc.sql(FIND)
                .param("hash", tokens.hash(token))
                .param("now", Times.sql(now))
                .param("idleSince", Times.sql(now.minus(IDLE_MAX)))
                .query(Sessions::facts)
                .optional();
    }

    void seen(SignedIn.Facts session) {
        Instant now = clock.instant();
        Instant before = now.minus(SEEN_EVERY);
        if (session.lastSeenAt().isBefore(before)) {
            jdbc.sql(SEEN)
                    .param("id", session.session())
                    .param("now", Times.sql(now))
                    .param("before", Times.sql(before))
                    .update();
        }
    }

    /** The actor's living sessions, the latest used first. */
    public List<Session> mine(Actor actor, @Nullable UUID current) {
        Instant now = clock.instant();
        return jdbc.sql(MINE)
                .param("account", actor.requireId())
                .param("now", Times.sql(now))
                .param("idleSince", Times.sql(now.minus(IDLE_MAX)))
                .param("limit", LISTED_MAX)
                .query((row, n) -> new Session(
                        row.getObject("id", UUID.class),
                        row.getString("address"),
                        row.getString("user_agent"),
                        Times.instant(row, "created_at"),
                        Times.instant(row, "last_seen_at"),
                        row.getObject("id", UUID.class).equals(current)))
                .list();
    }

    @Transactional
    public void end(Actor actor, UUID session) {
        int ended = jdbc.sql(END)
                .param("id", session)
                .param("account", actor.requireId())
                .param("now", Times.sql(clock.instant()))
                .update();
        if (ended == 0) {
            throw new Missing("The session");
        }
        audit.own("session_ended", actor.requireId(), Map.of("sessions", 1));
    }

    /** Ends the actor's sessions except the one they are in. */
    @Transactional
    public int endOthers(Actor actor, @Nullable UUID current) {
        int ended = endAll(actor.requireId(), current);
        if (ended > 0) {
            audit.own("session_ended", actor.requireId(), Map.of("sessions", ended));
        }
        return ended;
    }

    /** Ends a session by whoever is in it: sign-out, or signing in as somebody else. */
    @Transactional
    void endOne(SignedIn.Facts session) {
        jdbc.sql(END)
                .param("id", session.session())
                .param("account", session.account())
                .param("now", Times.sql(clock.instant()))
                .update();
        audit.own("signed_out", session.account(), Map.of());
    }

    int endAll(UUID account, @Nullable UUID kept) {
        return jdbc.sql(END_OTHERS)
                .param("account", account)
                .param("kept", kept, java.sql.Types.OTHER)
                .param("now", Times.sql(clock.instant()))
                .update();
    }

    private static SignedIn.Facts facts(ResultSet row, int number) throws SQLException {
        return new SignedIn.Facts(
                row.getObject("id", UUID.class),
                SignedIn.Means.valueOf(row.getString("means").toUpperCase(Locale.ROOT)),
                Times.instant(row, "created_at"),
                Times.instant(row, "last_seen_at"),
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                Role.of(row.getString("role")),
                row.getString("language"),
                row.getString("zone"),
                row.getString("theme"));
    }
}
