package org.penstock.identity;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Types;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Missing;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.penstock.kernel.Role;
import org.penstock.rest.Scope;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** A person's tokens for the API: made, shown once, listed and revoked by themselves. */
@Component
public class ApiTokens {
    public static final int NAME_MAX = 80;

    /** The most living tokens of one person. */
    public static final int TOKENS_MAX = 50;

    /** The longest life that can be chosen; without an end is possible too. */
    public static final int DAYS_MAX = 3_650;

    private static final String ADD = """
            insert into api_token (id, account_id, name, token_hash, scopes, created_at, expires_at)
            values (:id, :account, :name, :hash, :scopes, :now, :expires)
            """;
    private static final String MINE = """
            select id, name, scopes, created_at, expires_at, last_used_at
              from api_token
             where account_id = :account and revoked_at is null
             order by created_at desc, id
             limit :limit
            """;
    private static final String REVOKE = """
            update api_token set revoked_at = :now where id = :id and account_id = :account and revoked_at is null
            returning name
            """;

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final Tokens tokens;
    private final TokenBook book;
    private final Ids ids;
    private final Clock clock;
    private final Audit audit;

    ApiTokens(JdbcClient jdbc, Accounts accounts, Tokens tokens, TokenBook book, Ids ids, Clock clock, Audit audit) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.tokens = tokens;
        this.book = book;
        this.ids = ids;
        this.clock = clock;
        this.audit = audit;
    }

    /**
     * A token as it is wanted.
     *
     * @param scopes codes of scopes, or {@link Scope#ALL}
     * @param days how long it holds; null for no end
     */
    public record Draft(
            String name, List<String> scopes, @Nullable Integer days) {
        public Draft {
            scopes = List.copyOf(scopes);
        }
    }

    /** A new token; the secret is known now and never again. */
    public record Made(UUID id, String secret) {}

    /** One of a person's own tokens. */
    public record Token(
            UUID id,
            String name,
            List<String> scopes,
            Instant createdAt,
            @Nullable Instant expiresAt,
            @Nullable Instant lastUsedAt) {
        public boolean isExpired(Instant now) {
            return expiresAt != null && !expiresAt.isAfter(now);
        }
    }

    @Transactional
    public Result<Made> create(Actor actor, Draft draft) {
        UUID account = actor.requireId();
        List<Refusal> refusals = refusals(draft, actor.role());
        if (mine(actor).size() >= TOKENS_MAX) {
            refusals.add(Refusal.of("identity.tokens.too-many", TOKENS_MAX));
        }
        return refusals.isEmpty() ? Result.done(make(actor, account, actor.role(), draft)) : Result.refused(refusals);
    }

    /** For {@code bin/penstock token EMAIL}: whoever runs the server makes a token for somebody. */
    @Transactional
    public Result<Made> create(Actor system, String email, Draft draft) {
        Optional<Account> account = accounts.findByEmail(system, email).filter(Account::active);
        if (account.isEmpty()) {
            return Result.refused(Refusal.at("email", "identity.tokens.no-account", email));
        }
        Role role = account.get().role();
        List<Refusal> refusals = refusals(draft, role);
        return refusals.isEmpty()
                ? Result.done(make(system, account.get().id(), role, draft))
                : Result.refused(refusals);
    }

    /** The actor's living tokens, the newest first; expired ones stay in the list until they are revoked. */
    public List<Token> mine(Actor actor) {
        return jdbc.sql(MINE)
                .param("account", actor.requireId())
                .param("limit", TOKENS_MAX)
                .query(ApiTokens::token)
                .list();
    }

    /** It opens nothing any more: here at once, on other nodes within {@link TokenBook#KEPT}. */
    @Transactional
    public void revoke(Actor actor, UUID id) {
        String name = jdbc.sql(REVOKE)
                .param("id", id)
                .param("account", actor.requireId())
                .param("now", Times.sql(clock.instant()))
                .query(String.class)
                .optional()
                .orElseThrow(() -> new Missing("The token"));
        audit.own("token_revoked", actor.requireId(), name);
        book.forgetAfterCommit();
    }

    private Made make(Actor actor, UUID account, Role role, Draft draft) {
        UUID id = ids.next();
        List<String> scopes = List.copyOf(scopes(draft, role));
        String secret = TokenBook.PREFIX + tokens.next();
        Instant now = clock.instant();
        Instant expires = draft.days() == null ? null : now.plus(Duration.ofDays(draft.days()));
        jdbc.sql(ADD)
                .param("id", id)
                .param("account", account)
                .param("name", draft.name().strip())
                .param("hash", tokens.hash(secret))
                .param("scopes", scopes.toArray(String[]::new))
                .param("now", Times.sql(now))
                .param("expires", expires == null ? null : Times.sql(expires), Types.TIMESTAMP_WITH_TIMEZONE)
                .update();
        Map<String, Object> facts = new TreeMap<>(Map.of("scopes", scopes));
        if (expires != null) {
            facts.put("expires", LocalDate.ofInstant(expires, ZoneOffset.UTC).toString());
        }
        audit.key(actor, "token_made", account, draft.name().strip(), facts);
        return new Made(id, secret);
    }

    private static Set<String> scopes(Draft draft, Role role) {
        Set<String> scopes = new TreeSet<>(draft.scopes());
        if (scopes.remove(Scope.ALL)) {
            Scope.of(role).forEach(scope -> scopes.add(scope.code()));
        }
        return scopes;
    }

    private static List<Refusal> refusals(Draft draft, Role role) {
        List<Refusal> refusals = new ArrayList<>();
        String name = draft.name().strip();
        if (name.isEmpty() || name.length() > NAME_MAX || name.chars().anyMatch(Character::isISOControl)) {
            refusals.add(Refusal.at("name", "identity.tokens.name.length", NAME_MAX));
        }
        if (draft.scopes().isEmpty()) {
            refusals.add(Refusal.at("scopes", "identity.tokens.scopes.none"));
        }
        for (String code : draft.scopes()) {
            Optional<Scope> scope = Scope.of(code);
            if (scope.isEmpty() && !code.equals(Scope.ALL)) {
                refusals.add(Refusal.at("scopes", "identity.tokens.scopes.unknown", code, known()));
            } else if (scope.isPresent() && !scope.get().isFor(role)) {
                refusals.add(Refusal.at("scopes", "identity.tokens.scopes.not-yours", code));
            }
        }
        if (draft.days() != null && (draft.days() < 1 || draft.days() > DAYS_MAX)) {
            refusals.add(Refusal.at("days", "identity.tokens.days", DAYS_MAX));
        }
        return refusals;
    }

    private static String known() {
        return Scope.ALL + ", "
                + String.join(
                        ", ", Arrays.stream(Scope.values()).map(Scope::code).toList());
    }

    private static Token token(ResultSet row, int number) throws SQLException {
        return new Token(
                row.getObject("id", UUID.class),
                row.getString("name"),
                List.of((String[]) row.getArray("scopes").getArray()),
                Times.instant(row, "created_at"),
                Times.instantOrNull(row, "expires_at"),
                Times.instantOrNull(row, "last_used_at"));
    }
}
