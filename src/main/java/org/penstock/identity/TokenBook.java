package org.penstock.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Role;
import org.penstock.rest.Caller;
import org.penstock.rest.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Finds whose a token is. What was found is kept for a moment, so that a busy client costs no read a request. */
@Component
class TokenBook {
    /** What a token begins with, so that scanners of repositories recognise a leaked one. */
    static final String PREFIX = "penstock_";

    /** How long a revoked token may still open something on another node. */
    static final Duration KEPT = Duration.ofSeconds(2);

    /** A token's use is written no more often than this. */
    static final Duration USED_EVERY = Duration.ofMinutes(1);

    private static final int KEPT_MAX = 10_000;
    private static final Pattern SHAPE = Pattern.compile(PREFIX + "[A-Za-z0-9_-]{43}");

    private static final String FIND = """
            select t.id, t.scopes, t.expires_at, t.last_used_at, a.id as account_id, a.name, a.role, a.language, a.zone
              from api_token t
              join account a on a.id = t.account_id
             where t.token_hash = :hash and t.revoked_at is null and a.state = 'active'
            """;
    private static final String USED = """
            with used as (
                update api_token set last_used_at = :now
                 where id = :id and (last_used_at is null or last_used_at < :before)
             returning account_id)
            update account set last_seen_at = :now where id in (select account_id from used)
            """;

    private final JdbcClient jdbc;
    private final Tokens tokens;
    private final Clock clock;
    private final Map<String, Kept> kept = new ConcurrentHashMap<>();

    TokenBook(JdbcClient jdbc, Tokens tokens, Clock clock) {
        this.jdbc = jdbc;
        this.tokens = tokens;
        this.clock = clock;
    }

    private record Kept(
            Caller caller,
            @Nullable Instant expires,
            @Nullable Instant lastUsed,
            long until) {}

    /** Empty when it is unknown, revoked or expired, or when its account may not sign in. */
    Optional<Caller> find(String secret) {
        Kept known = kept.get(secret);
        if (known == null || known.until() - System.nanoTime() < 0) {
            known = read(secret).orElse(null);
            if (known == null) {
                kept.remove(secret);
                return Optional.empty();
            }
            keep(secret, known);
        }
        Instant now = clock.instant();
        if (known.expires() != null && !known.expires().isAfter(now)) {
            return Optional.empty();
        }
        use(secret, known, now);
        return Optional.of(known.caller());
    }

    void forgetAfterCommit() {
        kept.clear();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                kept.clear();
            }
        });
    }

    private void keep(String secret, Kept known) {
        if (kept.size() >= KEPT_MAX) {
            kept.clear();
        }
        kept.put(secret, known);
    }

    private void use(String secret, Kept known, Instant now) {
        Instant before = now.minus(USED_EVERY);
        if (known.lastUsed() == null || known.lastUsed().isBefore(before)) {
            keep(secret, new Kept(known.caller(), known.expires(), now, known.until()));
            jdbc.sql(USED)
                    .param("id", known.caller().token())
                    .param("now", Times.sql(now))
                    .param("before", Times.sql(before))
                    .update();
        }
    }

    private Optional<Kept> read(String secret) {
        return SHAPE.matcher(secret).matches()
                ? jdbc.sql(FIND)
                        .param("hash", tokens.hash(secret))
                        .query(TokenBook::row)
                        .optional()
                : Optional.empty();
    }

    private static Kept row(ResultSet row, int number) throws SQLException {
        Role role = Role.of(row.getString("role"));
        Set<Scope> scopes = EnumSet.noneOf(Scope.class);
        for (String code : (String[]) row.getArray("scopes").getArray()) {
            Scope.of(code).filter(scope -> scope.isFor(role)).ifPresent(scopes::add);
        }
        Caller caller = new Caller(
                row.getObject("id", UUID.class),
                scopes,
                row.getObject("account_id", UUID.class),
                row.getString("name"),
                role,
                row.getString("language"),
                row.getString("zone"));
        return new Kept(
                caller,
                Times.instantOrNull(row, "expires_at"),
                Times.instantOrNull(row, "last_used_at"),
                System.nanoTime() + KEPT.toNanos());
    }
}
