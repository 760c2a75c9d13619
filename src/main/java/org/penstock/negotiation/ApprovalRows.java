package org.penstock.negotiation;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Role;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;

/** Approvals as they stand in the database. */
@Component
class ApprovalRows {
    /** The most approvals of a deal that are shown; older ones stay kept. */
    static final int SHOWN_MAX = 50;

    /** The most people who are named or reminded. */
    static final int DECIDERS_MAX = 10;

    private static final String COLUMNS = """
            select x.id, x.deal_id, x.proposal_number, x.print, x.discount, x.reason, x.approver, x.state, x.asked_by,
                   a.name as asked_by_name, x.asked_at, d.name as decided_by_name, x.decided_at, x.words, x.version
              from negotiation_approval x
              left join account a on a.id = x.asked_by
              left join account d on d.id = x.decided_by
            """;
    private static final String OF_DEAL =
            COLUMNS + "where x.deal_id = :deal order by x.asked_at desc, x.id desc limit :limit";
    private static final String ONE = COLUMNS + "where x.deal_id = :deal and x.id = :id";
    private static final String GRANTED_PRINT = """
            select exists (select from negotiation_approval
                            where deal_id = :deal and state = 'granted' and print = :print)""";
    private static final String GRANTED_DISCOUNT = """
            select deal_id, max(discount) as discount from negotiation_approval
             where deal_id = any(:deals::uuid[]) and state = 'granted' and print is null group by deal_id""";
    private static final String INSERT = """
            insert into negotiation_approval (id, deal_id, proposal_number, print, discount, reason, approver, asked_by,
                                              asked_at, reminders)
            values (:id, :deal, :proposal, :print, :discount, :reason, :approver, :by, :now, :reminders::uuid[])""";
    private static final String DECIDE = """
            update negotiation_approval set state = :state, decided_by = :by, decided_at = :now, words = :words,
                   version = version + 1 where id = :id""";
    private static final String SUPERSEDE = """
            update negotiation_approval set state = 'superseded', version = version + 1
             where deal_id = :deal and state = 'asked'""";
    private static final String REMINDERS = "select unnest(reminders) from negotiation_approval where id = :id";
    private static final String DECIDERS = """
            select id, name from account where state = 'active' and role = any(:roles::text[])
             order by role <> :first, name limit :limit""";

    private final JdbcClient jdbc;

    ApprovalRows(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Newest first. */
    List<Approval> of(UUID deal) {
        return jdbc.sql(OF_DEAL)
                .param("deal", deal)
                .param("limit", SHOWN_MAX)
                .query(ApprovalRows::approval)
                .list();
    }

    Optional<Approval> one(UUID deal, UUID id) {
        return jdbc.sql(ONE)
                .param("deal", deal)
                .param("id", id)
                .query(ApprovalRows::approval)
                .optional();
    }

    /** Whether exactly this sale has been granted. */
    boolean granted(UUID deal, String print) {
        return jdbc.sql(GRANTED_PRINT)
                .param("deal", deal)
                .param("print", hash(print))
                .query(Boolean.class)
                .single();
    }

    /** The highest discount that has been granted for whatever a deal sells. */
    Map<UUID, BigDecimal> granted(Collection<UUID> deals) {
        Map<UUID, BigDecimal> granted = new HashMap<>();
        if (!deals.isEmpty()) {
            jdbc.sql(GRANTED_DISCOUNT)
                    .param("deals", deals.toArray(UUID[]::new))
                    .query(row -> {
                        granted.put(row.getObject("deal_id", UUID.class), row.getBigDecimal("discount"));
                    });
        }
        return granted;
    }

    void insert(
            UUID id,
            UUID deal,
            @Nullable Integer proposal,
            @Nullable String print,
            BigDecimal discount,
            String reason,
            Role approver,
            Actor by,
            List<UUID> reminders,
            Instant now) {
        jdbc.sql(INSERT)
                .param("id", id)
                .param("deal", deal)
                .param("proposal", proposal)
                .param("print", print == null ? null : hash(print))
                .param("discount", discount)
                .param("reason", reason)
                .param("approver", approver.code())
                .param("by", by.id())
                .param("now", Timestamp.from(now))
                .param("reminders", reminders.toArray(UUID[]::new))
                .update();
    }

    void decide(UUID id, boolean granted, String words, Actor by, Instant now) {
        jdbc.sql(DECIDE)
                .param("id", id)
                .param("state", granted ? "granted" : "refused")
                .param("by", by.id())
                .param("words", words)
                .param("now", Timestamp.from(now))
                .update();
    }

    void supersede(UUID deal) {
        jdbc.sql(SUPERSEDE).param("deal", deal).update();
    }

    /** The tasks that remind of it. */
    List<UUID> reminders(UUID id) {
        return jdbc.sql(REMINDERS)
                .param("id", id)
                .query((row, number) -> row.getObject(1, UUID.class))
                .list();
    }

    /** Somebody who may decide. */
    record Decider(UUID id, String name) {}

    /** Those who can decide now: of the role that is asked first, then owners; who left is not among them. */
    List<Decider> deciders(Role approver) {
        return jdbc.sql(DECIDERS)
                .param(
                        "roles",
                        approver == Role.OWNER
                                ? new String[] {Role.OWNER.code()}
                                : new String[] {approver.code(), Role.OWNER.code()})
                .param("first", approver.code())
                .param("limit", DECIDERS_MAX)
                .query((row, number) -> new Decider(row.getObject("id", UUID.class), row.getString("name")))
                .list();
    }

    static String hash(String print) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(print.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException everyJavaHasIt) {
            throw new IllegalStateException(everyJavaHasIt);
        }
    }

    private static Approval approval(ResultSet row, int number) throws SQLException {
        Timestamp decided = row.getTimestamp("decided_at");
        return new Approval(
                row.getObject("id", UUID.class),
                row.getObject("deal_id", UUID.class),
                row.getObject("proposal_number", Integer.class),
                row.getString("print"),
                row.getBigDecimal("discount").stripTrailingZeros(),
                row.getString("reason"),
                Role.of(row.getString("approver")),
                row.getString("state"),
                row.getObject("asked_by", UUID.class),
                row.getString("asked_by_name"),
                row.getTimestamp("asked_at").toInstant(),
                row.getString("decided_by_name"),
                decided == null ? null : decided.toInstant(),
                row.getString("words"),
                row.getInt("version"));
    }
}
