package org.penstock.identity;

import java.sql.Types;
import java.time.Clock;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Ids;
import org.penstock.kernel.Names;
import org.penstock.kernel.Role;
import org.springframework.dao.DataIntegrityViolationException;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.stereotype.Component;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.TransactionDefinition;
import org.springframework.transaction.support.TransactionTemplate;

/** Writes rows of new accounts, and takes unused ones away again. */
@Component
class NewAccounts {
    private static final String INSERT = """
            insert into account (id, email, name, name_key, role, state, password_hash, language, zone, created_at)
            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
            """;
    private static final String ERASE =
            "delete from account where id = ? and state = 'placeholder' and last_seen_at is null and email is null";

    private final JdbcTemplate jdbc;
    private final TransactionTemplate savepoint;
    private final Ids ids;
    private final Clock clock;

    NewAccounts(JdbcTemplate jdbc, PlatformTransactionManager transactions, Ids ids, Clock clock) {
        this.jdbc = jdbc;
        this.savepoint = new TransactionTemplate(transactions);
        this.savepoint.setPropagationBehavior(TransactionDefinition.PROPAGATION_NESTED);
        this.ids = ids;
        this.clock = clock;
    }

    List<UUID> insert(List<AccountDraft> drafts) {
        List<UUID> made = new ArrayList<>();
        List<@Nullable Object[]> rows = new ArrayList<>();
        for (AccountDraft draft : drafts) {
            UUID id = ids.next();
            made.add(id);
            rows.add(row(id, draft, draft.email() == null ? Account.State.PLACEHOLDER : Account.State.ACTIVE, null));
        }
        jdbc.batchUpdate(INSERT, rows, TYPES);
        return made;
    }

    UUID insert(String name, String email, Role role, Account.State state, @Nullable String passwordHash) {
        UUID id = ids.next();
        jdbc.update(INSERT, row(id, new AccountDraft(name, email, role, null, null), state, passwordHash), TYPES);
        return id;
    }

    /** Whatever refers to the account keeps it: the database knows all that do, this module doesn't. */
    boolean eraseUnused(UUID id) {
        try {
            return Boolean.TRUE.equals(savepoint.execute(status -> jdbc.update(ERASE, id) == 1));
        } catch (DataIntegrityViolationException inUse) {
            return false;
        }
    }

    private static final int[] TYPES = {
        Types.OTHER,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.VARCHAR,
        Types.TIMESTAMP_WITH_TIMEZONE
    };

    private @Nullable Object[] row(UUID id, AccountDraft draft, Account.State state, @Nullable String passwordHash) {
        OffsetDateTime now = Times.sql(clock.instant());
        String email = draft.email();
        return new @Nullable Object[] {
            id,
            email == null ? null : Emails.normal(email),
            draft.name().strip(),
            Names.key(draft.name()),
            draft.role().code(),
            state.code(),
            passwordHash,
            draft.language(),
            draft.zone(),
            now
        };
    }
}
