package org.penstock.bench;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashMap;
import java.util.Map;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.Executors;
import java.util.concurrent.ThreadLocalRandom;

/**
 * The least server over the least schema (reference.sql) that does the workload: what the notes that our targets come from
 * call bare Java. No accounts, no rights, no gates, no undo: it shows what the machine can do, not what a product should.
 */
final class ReferenceServer {
    private static final int CONNECTIONS = 10;
    private static final int OPEN_STAGES = 4;

    private static final String ROWS = """
            select d.id, d.name, d.amount, d.stage, d.close_date, c.name, p.name, o.name
              from (select * from reference.deal %s order by close_date, id limit %d) d
              join reference.company c on c.id = d.company_id
              join reference.contact p on p.id = d.contact_id join reference.owner o on o.id = d.owner_id
             order by d.close_date, d.id""";
    private static final String LIST = ROWS.formatted("", 50);
    private static final String COLUMN = ROWS.formatted("where stage = ?", 25);
    private static final String BOARD = "(%s) union all (%s) union all (%s) union all (%s) union all (%s) union all (%s)"
            .formatted(COLUMN, COLUMN, COLUMN, COLUMN, COLUMN, COLUMN);
    private static final String TOTAL = "select sum(deals) from reference.kept";
    private static final String SUMS = "select stage, sum(deals), sum(value) from reference.kept group by stage order by stage";
    private static final String OPEN = """
            select d.id, d.name, d.amount, d.stage, d.close_date, d.created_at, d.source, d.description, c.name, p.name, o.name
              from reference.deal d join reference.company c on c.id = d.company_id
              join reference.contact p on p.id = d.contact_id join reference.owner o on o.id = d.owner_id where d.id = ?""";
    private static final String STAYS =
            "select stage, entered_at, left_at from reference.stay where deal_id = ? order by id desc limit 20";
    private static final String REPORT = "select stage, month, sum(deals), sum(value) from reference.kept_month group by 1, 2";
    private static final String CREATE = """
            insert into reference.deal (name, amount, stage, owner_id, company_id, contact_id, close_date, created_at, source, description)
            values (?, ?, 0, ?, ?, ?, date '2027-01-15', now(), 'Call', '') returning id""";
    private static final String LEDGER = """
            insert into reference.ledger (deal_id, kind, happened_at, from_stage, stage, amount, owner_id)
            values (?, ?, now(), ?, ?, ?, ?)""";
    private static final String BEGIN_STAY = "insert into reference.stay (deal_id, stage, entered_at) values (?, ?, now())";
    private static final String END_STAY = "update reference.stay set left_at = now() where deal_id = ? and left_at is null";
    private static final String LOCK = "select stage, amount, owner_id, close_date from reference.deal where id = ? for update";
    private static final String MOVE = "update reference.deal set stage = ? where id = ?";
    private static final String KEEP = """
            insert into reference.kept as k values (?, ?, ?, ?)
            on conflict (stage, owner_id) do update set deals = k.deals + excluded.deals, value = k.value + excluded.value""";
    private static final String KEEP_MONTH = """
            insert into reference.kept_month as k values (?, ?, date_trunc('month', ?::date)::date, ?, ?)
            on conflict (stage, owner_id, month) do update set deals = k.deals + excluded.deals, value = k.value + excluded.value""";

    private final Connection connection;
    private final int deals;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();

    private ReferenceServer(Connection connection, int deals) {
        this.connection = connection;
        this.deals = deals;
    }

    public static void main(String[] args) throws Exception {
        BlockingQueue<ReferenceServer> pool = new ArrayBlockingQueue<>(CONNECTIONS);
        for (int i = 0; i < CONNECTIONS; i++) {
            Connection connection = DriverManager.getConnection(args[0], "penstock", System.getenv("BENCH_PASSWORD"));
            pool.add(new ReferenceServer(connection, Integer.parseInt(args[1])));
        }
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 64);
        server.setExecutor(Executors.newVirtualThreadPerTaskExecutor());
        server.createContext("/", exchange -> answer(exchange, pool));
        server.start();
        System.out.println(server.getAddress().getPort());
        System.in.read(); // until whoever started it goes
        server.stop(0);
    }

    private static void answer(HttpExchange exchange, BlockingQueue<ReferenceServer> pool) throws IOException {
        exchange.getRequestBody().readAllBytes();
        StringBuilder json = new StringBuilder(16_384).append('[');
        int status = 200;
        try {
            ReferenceServer mine = pool.take();
            try {
                mine.run(exchange.getRequestURI().getPath(), json);
            } finally {
                pool.add(mine);
            }
        } catch (SQLException | InterruptedException e) {
            status = 500;
            json.append(e);
        }
        byte[] body = json.append(']').toString().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, body.length);
        exchange.getResponseBody().write(body);
        exchange.close();
    }

    private void run(String path, StringBuilder json) throws SQLException {
        ThreadLocalRandom random = ThreadLocalRandom.current();
        switch (path) {
            case "/list" -> {
                read(json, TOTAL);
                read(json, LIST);
            }
            case "/board" -> {
                read(json, SUMS);
                read(json, BOARD, 0, 1, 2, 3, 4, 5);
            }
            case "/open" -> {
                long id = 1 + random.nextLong(deals);
                read(json, OPEN, id);
                read(json, STAYS, id);
            }
            case "/report" -> read(json, REPORT);
            case "/create" -> whole(() -> create(json, random));
            case "/move" -> whole(() -> move(json, 1 + random.nextLong(deals), random.nextInt(OPEN_STAGES)));
            default -> throw new SQLException("No such operation: " + path);
        }
    }

    private void create(StringBuilder json, ThreadLocalRandom random) throws SQLException {
        int amount = 100 + random.nextInt(90_000);
        int owner = 1 + random.nextInt(20);
        int company = 1 + random.nextInt(deals / 10);
        long id;
        try (ResultSet row = execute(CREATE, "Measured", amount, owner, company, company).getResultSet()) {
            row.next();
            id = row.getLong(1);
        }
        execute(LEDGER, id, "created", null, 0, amount, owner);
        execute(BEGIN_STAY, id, 0);
        execute(KEEP, 0, owner, 1, amount);
        execute(KEEP_MONTH, 0, owner, java.sql.Date.valueOf("2027-01-15"), 1, amount);
        json.append(id);
    }

    /** A deal that is closed is not moved: one of three is open, so the dice are thrown again. */
    private void move(StringBuilder json, long first, int to) throws SQLException {
        for (long id = first, tries = 0; tries < 1_000; id = id % deals + 1, tries++) {
            if (peek(id) >= OPEN_STAGES) {
                continue;
            }
            try (ResultSet row = execute(LOCK, id).getResultSet()) {
                row.next();
                int from = row.getInt(1);
                Object[] facts = {row.getBigDecimal(2), row.getInt(3), row.getDate(4)};
                if (from != to) {
                    move(id, from, to, facts);
                }
            }
            json.append(id);
            return;
        }
    }

    private int peek(long id) throws SQLException {
        try (ResultSet row = execute("select stage from reference.deal where id = ?", id).getResultSet()) {
            row.next();
            return row.getInt(1);
        }
    }

    private void move(long id, int from, int to, Object... facts) throws SQLException {
        java.math.BigDecimal amount = (java.math.BigDecimal) facts[0];
        execute(LEDGER, id, "stage", from, to, amount, facts[1]);
        execute(END_STAY, id);
        execute(BEGIN_STAY, id, to);
        execute(MOVE, to, id);
        boolean down = to < from; // keys in order, or two moves wait for each other
        for (int i = 0; i < 2; i++) {
            boolean comes = (i == 0) == down;
            execute(KEEP, comes ? to : from, facts[1], comes ? 1 : -1, comes ? amount : amount.negate());
        }
        for (int i = 0; i < 2; i++) {
            boolean comes = (i == 0) == down;
            execute(KEEP_MONTH, comes ? to : from, facts[1], facts[2], comes ? 1 : -1, comes ? amount : amount.negate());
        }
    }

    private interface Work {
        void run() throws SQLException;
    }

    private void whole(Work work) throws SQLException {
        connection.setAutoCommit(false);
        try {
            work.run();
            connection.commit();
        } finally {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private PreparedStatement execute(String sql, Object... values) throws SQLException {
        PreparedStatement ready = prepared.get(sql);
        if (ready == null) {
            ready = connection.prepareStatement(sql);
            prepared.put(sql, ready);
        }
        for (int i = 0; i < values.length; i++) {
            if (values[i] == null) {
                ready.setNull(i + 1, java.sql.Types.INTEGER);
            } else {
                ready.setObject(i + 1, values[i]);
            }
        }
        ready.execute();
        return ready;
    }

    private void read(StringBuilder json, String sql, Object... values) throws SQLException {
        try (ResultSet rows = execute(sql, values).getResultSet()) {
            int columns = rows.getMetaData().getColumnCount();
            while (rows.next()) {
                BareServer.write(json, rows, columns);
            }
        }
    }
}
