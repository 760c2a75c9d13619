package org.penstock.operation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.database.OldestPostgres;
import org.penstock.testing.PenstockProcess;

/** Two servers on one PostgreSQL of somebody else's, of which one is killed in the middle of its work. */
class TwoNodesTest {
    private static final int ROWS = 2_500;
    private static final int LOOKS_MAX = 1_200;
    private static final String HELD = "Held here";

    /** The import waits at one row for as long as the test holds the lock. */
    private static final String HOLD = """
            create function hold() returns trigger language plpgsql as $$
            begin
                if new.title = 'Held here' then perform pg_advisory_xact_lock_shared(4711); end if;
                return new;
            end $$;
            create trigger hold before insert on deal for each row execute function hold()""";

    @TempDir
    Path directory;

    private final Browsing olga = new Browsing();

    private record Node(String url, PenstockProcess process) implements AutoCloseable {
        @Override
        public void close() {
            process.close();
        }

        boolean says(String line) {
            return process.errors().contains(line);
        }
    }

    @Test
    void shareSessionsNewsAndJobsAndTheOneGoesOnWhereTheOtherWasKilled() throws Exception {
        try (OldestPostgres postgres = OldestPostgres.start(directory, "C.UTF-8");
                Node first = start("first", postgres);
                Node second = start("second", postgres);
                Connection database = DriverManager.getConnection(
                        postgres.url().replaceAll("postgres://(\\w+)@(.*)", "jdbc:postgresql://$2?user=$1"))) {
            setUpOnOneAndUseTheOther(first, second);
            newsOfOneReachesTheOther(first, second);

            String id = plannedOnce(first, second, database);
            killedInTheMiddle(id, first, second, database);
            factsAgree(postgres);
        }
    }

    private Node start(String name, OldestPostgres postgres) throws IOException {
        int port = freePort();
        PenstockProcess process = PenstockProcess.penstock(
                directory.resolve(name),
                "--database-url=" + postgres.url(),
                "--port=" + port,
                "--url=http://localhost"); // behind one name both use the same cookie
        process.awaitError("Penstock is ready");
        return new Node("http://localhost:" + port, process);
    }

    private void setUpOnOneAndUseTheOther(Node first, Node second) throws Exception {
        HttpResponse<String> made = olga.send(
                first.url + "/set-up",
                first.url + "/set-up",
                Map.of(
                        "name", "Acme",
                        "zone", "Europe/Berlin",
                        "currency", "EUR",
                        "language", "en",
                        "ownerName", "Olga Owner",
                        "email", "olga@example.com",
                        "password", "correct horse battery"));
        assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
        assertThat(olga.get(second.url + "/deals/new").statusCode()).isEqualTo(200);
        assertThat(new Browsing().get(second.url + "/deals/new").statusCode()).isNotEqualTo(200);
    }

    private void newsOfOneReachesTheOther(Node first, Node second) throws Exception {
        try (Stream<String> heard = olga.stream(second.url + "/live")) {
            var lines = heard.iterator();
            HttpResponse<String> made = olga.send(
                    first.url + "/deals/new",
                    first.url + "/deals",
                    Map.of("title", "Pumps for the works", "valueCurrency", "EUR"));
            assertThat(made.statusCode()).as(made.body()).isEqualTo(303);
            String news = "";
            while (!news.startsWith("data: {\"kind\":\"deals\"")) {
                news = lines.next();
            }
        }
    }

    /** Both look for jobs; one of them takes this one. */
    private String plannedOnce(Node first, Node second, Connection database) throws Exception {
        HttpResponse<String> sent = olga.send(
                second.url + "/imports/new",
                second.url + "/imports",
                Map.of("pasted", rows(), "origin", "file", "currency", "EUR", "zone", "Europe/Berlin"));
        assertThat(sent.statusCode()).as(sent.body()).isEqualTo(303);
        String path = sent.headers().firstValue("Location").orElseThrow();
        String id = path.substring(path.lastIndexOf('/') + 1);
        await(database, "select state = 'planned' from import_run");
        assertThat(List.of(first, second))
                .filteredOn(node -> node.says("Import " + id + ": planning begins"))
                .hasSize(1);
        return id;
    }

    private void killedInTheMiddle(String id, Node first, Node second, Connection database) throws Exception {
        execute(database, HOLD);
        execute(database, "select pg_advisory_lock(4711)");
        olga.send(first.url + "/deals/new", first.url + "/imports/" + id + "/application", Map.of());
        await(database, "select exists (select 1 from pg_locks where locktype = 'advisory' and not granted)");
        boolean firstWorks = first.says("Import " + id + ": applying begins");
        Node working = firstWorks ? first : second;
        Node other = firstWorks ? second : first;
        assertThat(other.says("Import " + id + ": applying begins")).isFalse();

        working.process.kill();
        assertThat(number(database, "select count(*) from deal")).isEqualTo(1 + 2_000);
        assertThat(olga.get(other.url + "/imports/" + id).body()).contains("progress");
        execute(database, "select pg_advisory_unlock(4711)");

        await(database, "select state = 'applied' from import_run");
        assertThat(other.process.errors())
                .contains("Import " + id + " was left unfinished by a process that is gone; it goes on here");
        assertThat(number(database, "select count(*) from deal")).isEqualTo(1 + ROWS);
        assertThat(number(database, "select count(distinct title) from deal")).isEqualTo(1 + ROWS);
        assertThat(number(database, "select created from import_run")).isEqualTo(ROWS);
    }

    /** Ledger, visits and sums agree: nothing is half-written. */
    private void factsAgree(OldestPostgres postgres) {
        PenstockProcess check = PenstockProcess.penstock(
                directory.resolve("check"), "check", "--json", "--database-url=" + postgres.url());
        assertThat(check.awaitEnd()).as(check.toString()).isZero();
        assertThat(check.output()).contains("\"disagreements\":0");
    }

    private static String rows() {
        StringBuilder csv = new StringBuilder("Deal ID,Title,Organization,Stage,Value,Created\n");
        IntStream.range(0, ROWS)
                .forEach(row -> csv.append("%d,%s,Works %d,Proposal,%d,2026-01-05\n"
                        .formatted(row, row == 2_300 ? HELD : "Deal " + row, row % 50, row)));
        return csv.toString();
    }

    private static void execute(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement()) {
            statement.execute(sql);
        }
    }

    private static long number(Connection database, String sql) throws SQLException {
        try (var statement = database.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
        }
    }

    /** The database waits a moment between two looks, and tells at last what it is that does not come. */
    private static void await(Connection database, String truth) throws SQLException {
        for (int looks = 0; looks < LOOKS_MAX; looks++) {
            try (var statement = database.createStatement();
                    ResultSet row = statement.executeQuery(truth)) {
                if (row.next() && row.getBoolean(1)) {
                    return;
                }
            }
            execute(database, "select pg_sleep(0.05)");
        }
        throw new AssertionError("Did not come true: " + truth);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
