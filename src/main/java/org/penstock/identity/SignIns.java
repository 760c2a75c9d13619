package org.penstock.identity;

import java.time.Instant;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Sign-in by password. */
@Component
public class SignIns {
    private static final String FIND =
            "select id, case when state = 'active' then password_hash end as hash from account where email = :email";

    private final JdbcClient jdbc;
    private final Passwords passwords;
    private final SignInLimits limits;
    private final Audit audit;
    private final SignInMeasures measures;

    SignIns(JdbcClient jdbc, Passwords passwords, SignInLimits limits, Audit audit, SignInMeasures measures) {
        this.jdbc = jdbc;
        this.passwords = passwords;
        this.limits = limits;
        this.audit = audit;
        this.measures = measures;
    }

    /** What came of it. A wrong password, an unknown e-mail and a deactivated account are one and the same answer. */
    public sealed interface Answer {
        record Welcome(UUID account) implements Answer {}

        record Wrong() implements Answer {}

        record TooMany(Instant again) implements Answer {}
    }

    private record Known(UUID id, @Nullable String hash) {}

    /** Checks a password. Not in one transaction: the attempt counts even when all else fails. */
    public Answer attempt(String typedEmail, String password, Client client) {
        String email = Emails.normal(typedEmail);
        Optional<Instant> again = limits.count(email, client.address());
        if (again.isPresent()) {
            measures.tooMany();
            return new Answer.TooMany(again.get());
        }
        Known known = jdbc.sql(FIND)
                .param("email", email)
                .query((row, n) -> new Known(row.getObject("id", UUID.class), row.getString("hash")))
                .optional()
                .orElse(null);
        boolean right = passwords.matches(password, known == null ? null : known.hash());
        if (known == null || !right) {
            measures.wrong();
            audit.failed(known == null ? null : known.id(), SignedIn.Means.PASSWORD);
            return new Answer.Wrong();
        }
        limits.forgive(email);
        return new Answer.Welcome(known.id());
    }
}
