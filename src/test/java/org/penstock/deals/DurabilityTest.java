package org.penstock.deals;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.database.DataDirectory;
import org.penstock.database.EmbeddedPostgres;
import org.penstock.testing.PenstockProcess;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/**
 * What was acknowledged is there after any crash, and of what was not, all or nothing. Clients write, the server is killed
 * in the middle, in some rounds its database too, and starts again: {@code -Dpenstock.seed=N} repeats the choices of a run.
 */
@org.junit.jupiter.api.condition.EnabledIfEnvironmentVariable(
        named = "PENSTOCK_TEST_DURABILITY",
        matches = "1",
        disabledReason = "Takes minutes: run it by PENSTOCK_TEST_DURABILITY=1 bin/test DurabilityTest")
class DurabilityTest {
    private static final int KILLS = 20;

    /** In every so manieth round the database's first process dies as well. */
    private static final int DATABASE_TOO = 5;

    private static final int CLIENTS = 4;
    private static final int WRITES_MAX = 60;
    private static final long JITTER_NANOS = 20_000_000;
    private static final String TOKEN = "penstock_" + "durability".repeat(4) + "abc";

    private static final String ACCOUNT = """
            insert into account (id, email, name, name_key, role, state, created_at)
            values (:id, 'olga@example.com', 'Olga Owner', 'olga owner', 'owner', 'active', now())""";
    private static final String ADD_TOKEN = """
            insert into api_token (id, account_id, name, token_hash, scopes, created_at)
            values (:id, :id, 'Durability', :hash, '{deals:read,deals:write}', now())""";
    private static final String FOUND = """
            select d.id, d.title, d.value, d.stage_id, d.version,
                   (select count(*) from deal_ledger l where l.deal_id = d.id and l.kind = 'value') as values,
                   (select count(*) from deal_ledger l where l.deal_id = d.id and l.kind = 'stage') as moves,
                   (select count(*) from stage_visit v where v.deal_id = d.id) as stays
              from deal d""";

    private final long seed = Long.getLong("penstock.seed", System.nanoTime());
    private final SplittableRandom random = new SplittableRandom(seed);
    private final Semaphore acknowledged = new Semaphore(0);
    private final List<DealWriter> writers = IntStream.range(0, CLIENTS)
            .mapToObj(number -> new DealWriter("w" + number, TOKEN, acknowledged, random.split()))
            .toList();

    @TempDir
    Path directory;

    @Test
    void everyAcknowledgedChangeOutlivesTheProcessThatMadeItAndNoneIsHalf() throws Exception {
        System.out.println("DurabilityTest: seed " + seed);
        try (EmbeddedPostgres database = EmbeddedPostgres.join(DataDirectory.at(directory), List.of());
                ExecutorService clients = Executors.newVirtualThreadPerTaskExecutor()) {
            JdbcClient jdbc = JdbcClient.create(
                    new DriverManagerDataSource(database.jdbcUrl(), database.user(), database.password()));
            PenstockProcess server = PenstockProcess.penstock(directory);
            url(server);
            admit(jdbc);
            for (int round = 1; round <= KILLS; round++) {
                writeUntilKilled(server, clients, round % DATABASE_TOO == 0);
                server = PenstockProcess.penstock(directory);
                prove(url(server), jdbc, round);
            }
            server.terminate();
            assertThat(server.awaitEnd()).isNotZero();
            PenstockProcess check = PenstockProcess.penstock(directory, "check");
            assertThat(check.awaitEnd()).as(check.toString()).isZero();
        }
    }

    private void writeUntilKilled(PenstockProcess server, ExecutorService clients, boolean databaseToo)
            throws Exception {
        String url = url(server);
        acknowledged.drainPermits();
        List<Future<?>> writing = writers.stream()
                .<Future<?>>map(writer -> clients.submit(() -> writer.writeTo(url)))
                .toList();
        assertThat(acknowledged.tryAcquire(1 + random.nextInt(WRITES_MAX), 90, TimeUnit.SECONDS))
                .as("the clients write; %s", server)
                .isTrue();
        // Else the kill would always come right after an answer.
        LockSupport.parkNanos(random.nextLong(JITTER_NANOS));
        if (databaseToo) {
            killDatabase();
        }
        server.kill();
        for (Future<?> writer : writing) {
            writer.get(90, TimeUnit.SECONDS);
        }
    }

    private void prove(String url, JdbcClient jdbc, int round) throws Exception {
        Map<UUID, DealWriter.Told> found = found(jdbc);
        for (DealWriter writer : writers) {
            writer.settle(found);
            writer.repeat(url);
        }
        assertThat(found(jdbc))
                .as("seed %d, round %d: nothing twice and nothing that nobody asked for", seed, round)
                .hasSize(writers.stream().mapToInt(DealWriter::deals).sum());
        assertThat(new DealLedgerCheck(jdbc).disagreements())
                .as("seed %d, round %d", seed, round)
                .isEmpty();
    }

    private static Map<UUID, DealWriter.Told> found(JdbcClient jdbc) {
        Map<UUID, DealWriter.Told> found = new HashMap<>();
        jdbc.sql(FOUND).query(row -> {
            found.put(
                    row.getObject("id", UUID.class),
                    new DealWriter.Told(
                            row.getString("title"),
                            row.getBigDecimal("value"),
                            row.getObject("stage_id", UUID.class),
                            row.getInt("version"),
                            row.getLong("values"),
                            row.getLong("moves"),
                            row.getLong("stays")));
        });
        return found;
    }

    private static void admit(JdbcClient jdbc) throws Exception {
        UUID id = new UUID(0, 1);
        jdbc.sql(ACCOUNT).param("id", id).update();
        byte[] hash =
                MessageDigest.getInstance("SHA-256").digest(TOKEN.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        jdbc.sql(ADD_TOKEN).param("id", id).param("hash", hash).update();
    }

    private void killDatabase() throws IOException {
        String pid =
                Files.readAllLines(directory.resolve("postgres/postmaster.pid")).getFirst();
        ProcessHandle.of(Long.parseLong(pid.strip())).orElseThrow().destroyForcibly();
    }

    private static String url(PenstockProcess server) {
        return server.awaitError("Penstock is ready").replaceAll(".*(http:\\S+)", "$1");
    }
}
