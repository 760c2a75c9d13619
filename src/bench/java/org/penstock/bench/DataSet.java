package org.penstock.bench;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/** The made-up data: loaded by SQL, the same every time, and compared with the counts and sums that it must have. */
final class DataSet {
    static final String TOKEN = "penstock_" + "benchmark".repeat(4) + "0123456";
    static final String SESSION = "benchmark".repeat(4) + "0123456";

    private static final String BY_STAGE =
            "select count(*), sum(amount)::bigint from bench.source group by stage order by stage";
    private static final String AGREED = """
            select not exists (select 1 from deal_sum_live l full join deal_sum k using (stage_id, outcome, owner_id, currency)
                                where (k.deals, k.value) is distinct from (l.deals, l.value) and coalesce(k.deals, 0) <> 0)""";
    private static final List<String> EXPECTED_100_000 = List.of(
            "15975:320292850", "11046:220885810", "8109:159190850", "4992:100077480", "24764:496511610", "35114:703568680");
    private static final List<String> EXPECTED_10_000 = List.of("1672", "1113", "771", "485", "2459", "3500");

    private DataSet() {}

    static void load(Connection connection, int deals) throws Exception {
        try (Statement statement = connection.createStatement()) {
            for (String one : statements("/dataset.sql")) {
                statement.execute(one.replace("{n}", String.valueOf(deals)));
            }
        }
        compare(connection, deals);
        admit(connection);
    }

    static String[] statements(String resource) throws IOException {
        try (InputStream sql = DataSet.class.getResourceAsStream(resource)) {
            return new String(sql.readAllBytes(), StandardCharsets.UTF_8).split("\n-- next\n");
        }
    }

    private static void compare(Connection connection, int deals) throws SQLException, IOException {
        List<String> found = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(BY_STAGE)) {
            while (rows.next()) {
                found.add(deals == 100_000 ? rows.getLong(1) + ":" + rows.getLong(2) : rows.getString(1));
            }
        }
        List<String> expected = deals == 100_000 ? EXPECTED_100_000 : deals == 10_000 ? EXPECTED_10_000 : found;
        if (!found.equals(expected)) {
            throw new IOException("The data is not what it must be: " + found + " instead of " + expected);
        }
        if (!agreed(connection)) {
            throw new IOException("The kept sums disagree with the deals");
        }
    }

    /** Whether this directory holds no data set yet; one that was kept is used again. */
    static boolean absent(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("select to_regclass('bench.source') is null")) {
            return row.next() && row.getBoolean(1);
        }
    }

    static boolean agreed(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(AGREED)) {
            return row.next() && row.getBoolean(1);
        }
    }

    static List<UUID> open(Connection connection) throws SQLException {
        List<UUID> open = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select id from deal where outcome = 'open' order by id")) {
            while (rows.next()) {
                open.add(rows.getObject(1, UUID.class));
            }
        }
        return open;
    }

    /** A token and a session of the owner, who sees everything. */
    private static void admit(Connection connection) throws Exception {
        try (var token = connection.prepareStatement("""
                        insert into api_token (id, account_id, name, token_hash, scopes, created_at)
                        values (bench.id('0a1', 1), bench.id('00a', 21), 'Bench', ?, '{deals:read,deals:write}', now())""");
                var session = connection.prepareStatement("""
                        insert into account_session (id, token_hash, account_id, means, address, user_agent, created_at,
                                                     last_seen_at, expires_at)
                        values (bench.id('0a2', 1), ?, bench.id('00a', 21), 'link', '127.0.0.1', 'bench', now(), now(),
                                now() + interval '1 day')""")) {
            token.setBytes(1, hash(TOKEN));
            token.execute();
            session.setBytes(1, hash(SESSION));
            session.execute();
        }
    }

    private static byte[] hash(String secret) throws Exception {
        return MessageDigest.getInstance("SHA-256").digest(secret.getBytes(StandardCharsets.UTF_8));
    }
}
