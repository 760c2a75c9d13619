package org.penstock.teams;

import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.identity.Accounts;
import org.penstock.identity.FirstOwner;
import org.penstock.identity.Tokens;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Refusal;
import org.penstock.kernel.Result;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.transaction.interceptor.TransactionAspectSupport;

/** The first visit: the company and its first owner. Possible once; from outside only with the printed token. */
@Component
public class SetUp {
    static final Duration TOKEN_LIFE = Duration.ofDays(7);

    private static final String ADD_TOKEN = "insert into set_up_token (token_hash, created_at) values (:hash, :now)";
    private static final String KNOWN_TOKEN =
            "select exists (select 1 from set_up_token where token_hash = :hash and created_at > :since)";
    private static final String DROP_TOKENS = "delete from set_up_token";

    private final JdbcClient jdbc;
    private final Accounts accounts;
    private final FirstOwner firstOwner;
    private final Company company;
    private final Tokens tokens;
    private final Clock clock;
    private final boolean tokenNeeded;

    SetUp(
            JdbcClient jdbc,
            Accounts accounts,
            FirstOwner firstOwner,
            Company company,
            Tokens tokens,
            Clock clock,
            @Value("${penstock.address:127.0.0.1}") String address,
            @Value("${penstock.url:}") String url) {
        this.jdbc = jdbc;
        this.accounts = accounts;
        this.firstOwner = firstOwner;
        this.company = company;
        this.tokens = tokens;
        this.clock = clock;
        this.tokenNeeded = !loopback(address)
                || !url.isBlank() && !loopback(URI.create(url).getHost());
    }

    /** Who the first owner is to be. */
    public record Owner(String name, String email, String password) {}

    public boolean open() {
        return !accounts.anyOwner();
    }

    /** Whether only the person who sees the server's output may set it up. */
    public boolean tokenNeeded() {
        return tokenNeeded;
    }

    /** A token to print at start; the path to open with it. */
    @Transactional
    public String printable() {
        String token = tokens.next();
        jdbc.sql(ADD_TOKEN)
                .param("hash", tokens.hash(token))
                .param("now", clock.instant().atOffset(ZoneOffset.UTC))
                .update();
        return "/set-up?token=" + token;
    }

    /** Sets all up or nothing. Answers the owner's account. */
    @Transactional
    public Result<UUID> create(@Nullable String token, CompanySettings settings, Owner owner) {
        if (tokenNeeded && !known(token)) {
            return Result.refused(Refusal.at("token", "teams.set-up.token.wrong"));
        }
        Result<CompanySettings> companyMade = company.setUp(settings);
        Result<UUID> ownerMade = firstOwner.create(Actor.system(), owner.name(), owner.email(), owner.password());
        if (companyMade instanceof Result.Done && ownerMade instanceof Result.Done) {
            jdbc.sql(DROP_TOKENS).update();
            return ownerMade;
        }
        TransactionAspectSupport.currentTransactionStatus().setRollbackOnly();
        return Result.refused(Refusals.of(companyMade, ownerMade));
    }

    private boolean known(@Nullable String token) {
        return token != null
                && jdbc.sql(KNOWN_TOKEN)
                        .param("hash", tokens.hash(token.strip()))
                        .param("since", clock.instant().minus(TOKEN_LIFE).atOffset(ZoneOffset.UTC))
                        .query(Boolean.class)
                        .single();
    }

    private static boolean loopback(@Nullable String host) {
        try {
            return host != null && InetAddress.getByName(host).isLoopbackAddress();
        } catch (UnknownHostException elsewhere) {
            return false;
        }
    }
}
