package org.penstock.teams;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Role;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/** Whose deals an account sees. Only a rep is narrowed; the setting says how far. */
@Component
class Visibility {
    private static final int KEPT_MAX = 10_000;

    /** Members of my teams and of the teams below, and of those that I manage; always me. */
    private static final String TEAM = """
            with recursive mine as (
                select id from team where manager_id = :account
                union
                select team_id from team_member where account_id = :account
                union
                select below.id from team below join mine on below.parent_id = mine.id)
            select m.account_id from team_member m join mine on m.team_id = mine.id
            union
            select :account
            """;

    private final JdbcClient jdbc;
    private final Company company;
    private final Clock clock;
    private final Duration keptFor;
    private final Map<UUID, Kept> kept = new ConcurrentHashMap<>();

    /** @param keptFor when a change of teams shows on other nodes; on the one where it was made, at once */
    Visibility(
            JdbcClient jdbc,
            Company company,
            Clock clock,
            @Value("${penstock.settings-kept-for:3s}") Duration keptFor) {
        this.jdbc = jdbc;
        this.company = company;
        this.clock = clock;
        this.keptFor = keptFor;
    }

    private record Kept(List<UUID> owners, Instant until) {}

    /** The owners whose deals are visible; null for all. The role is this request's, never a remembered one. */
    @Nullable List<UUID> owners(UUID account, Role role) {
        if (role != Role.REP) {
            return null;
        }
        return switch (company.settings().dealVisibility()) {
            case ALL -> null;
            case OWN -> List.of(account);
            case TEAM -> team(account);
        };
    }

    /** Teams change within a transaction; what others read meanwhile must not outlive it. */
    void forgetAfterCommit() {
        kept.clear();
        TransactionSynchronizationManager.registerSynchronization(new TransactionSynchronization() {
            @Override
            public void afterCompletion(int status) {
                kept.clear();
            }
        });
    }

    private List<UUID> team(UUID account) {
        Instant now = clock.instant();
        Kept known = kept.get(account);
        if (known == null || !known.until().isAfter(now)) {
            if (kept.size() >= KEPT_MAX) {
                kept.clear();
            }
            known = new Kept(read(account), now.plus(keptFor));
            kept.put(account, known);
        }
        return known.owners();
    }

    private List<UUID> read(UUID account) {
        return jdbc.sql(TEAM)
                .param("account", account)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }
}
