package org.penstock.backups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariDataSource;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.penstock.database.DataDirectory;
import org.penstock.database.OldestPostgres;
import org.penstock.deals.DealDraft;
import org.penstock.deals.Deals;
import org.penstock.demo.Demo;
import org.penstock.kernel.Actor;
import org.penstock.kernel.Check;
import org.penstock.testing.Cast;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** There and back: what is written while others write comes back whole, in either kind of database. */
@PenstockTest
class BackupTest {
    private static final int DEALS_MEANWHILE = 3;

    @Autowired
    Backups backups;

    @Autowired
    Demo demo;

    @Autowired
    Deals deals;

    @Autowired
    Cast cast;

    @Autowired
    JdbcTemplate jdbc;

    @Autowired
    DataDirectory directory;

    @TempDir
    Path place;

    @Test
    void comesBackInAnExternalDatabaseAndFromThereInAnEmbeddedOne() throws Exception {
        demo.open(Actor.system()).orElseThrow();
        jdbc.update("insert into scheduled_tasks (task_name, task_instance, execution_time, picked, picked_by, version)"
                + " values ('import', 'x', now(), true, 'a dead node', 1)");
        jdbc.execute("create table deal_ledger_1999_01 partition of deal_ledger for values"
                + " from ('1999-01-01 00:00:00+00') to ('1999-02-01 00:00:00+00')");
        Files.createDirectories(directory.files().resolve("ab"));
        Files.writeString(directory.files().resolve("ab/договор.txt"), "signed");
        Path first = place.resolve("first.zip");
        Path second = place.resolve("second.zip");
        try {
            Manifest made = madeWhileOthersWrite(first);
            try (OldestPostgres postgres = OldestPostgres.start(place, "C.UTF-8");
                    ConfigurableApplicationContext external =
                            Databases.program(postgres.url(), place.resolve("external"))) {
                restored(external, first, made);
                assertThat(place.resolve("external/files/ab/договор.txt")).hasContent("signed");
                external.getBean(Backups.class).make(Actor.system(), second, false, Progress.SILENT);

                String url = Databases.fresh(jdbc, "penstock_back");
                try (ConfigurableApplicationContext embedded = Databases.program(url, place.resolve("embedded"))) {
                    restored(embedded, second, made);
                    assertThat(Databases.content(embedded.getBean(HikariDataSource.class)))
                            .isEqualTo(Databases.content(external.getBean(HikariDataSource.class)));
                }
            }
        } finally {
            jdbc.execute("drop table deal_ledger_1999_01");
        }
    }

    /** Deals come into being before, between and after the tables that hold them are read. */
    private Manifest madeWhileOthersWrite(Path file) {
        Actor anna = cast.actor(cast.anna());
        AtomicInteger written = new AtomicInteger();
        Progress writing = (done, total) -> {
            for (int i = 0; i < DEALS_MEANWHILE; i++) {
                deals.create(anna, DealDraft.titled("Meanwhile"), null).orElseThrow();
                written.incrementAndGet();
            }
            return true;
        };
        Manifest made = backups.make(Actor.system(), file, false, writing).manifest();
        assertThat(written).as("something was written meanwhile").hasPositiveValue();
        return made;
    }

    private static void restored(ConfigurableApplicationContext program, Path file, Manifest made) {
        Restore.Restored restored = program.getBean(Restore.class).restore(file, false, Progress.SILENT);
        assertThat(restored.migrated()).isEmpty();
        assertThat(rows(restored.manifest())).isEqualTo(rows(made));
        assertThat(program.getBeansOfType(Check.class).values().stream()
                        .flatMap(check -> check.disagreements().stream())
                        .toList())
                .isEmpty();
        JdbcTemplate there = new JdbcTemplate(program.getBean(HikariDataSource.class));
        rows(made)
                .forEach((table, rows) -> assertThat(there.queryForObject("select count(*) from " + table, Long.class))
                        .as(table)
                        .isEqualTo(rows));
        assertThat(there.queryForObject("select count(*) from sign_in_link", Long.class))
                .as("links do not open twice")
                .isZero();
        assertThat(there.queryForObject("select count(*) from scheduled_tasks where picked", Long.class))
                .isZero();
        assertThat(there.queryForList(
                        "select tgname from pg_trigger where tgenabled <> 'O' and not tgisinternal", String.class))
                .isEmpty();
        assertThat(there.queryForObject("select to_regclass('deal_ledger_1999_01') is not null", Boolean.class))
                .isTrue();
        assertThat(there.queryForObject("select to_regclass('deal_search') is not null", Boolean.class))
                .isTrue();
    }

    private static Map<String, Long> rows(Manifest manifest) {
        Map<String, Long> rows = new TreeMap<>();
        manifest.tables().forEach(table -> rows.put(table.name(), table.rows()));
        return rows;
    }

    @Test
    void neverWritesOverAFileUnlessTold() throws IOException {
        Path file = Files.writeString(place.resolve("precious.zip"), "precious");
        assertThatThrownBy(() -> backups.make(Actor.system(), file, false, Progress.SILENT))
                .isInstanceOf(BackupTrouble.class)
                .hasMessageContaining("--force");
        assertThat(file).hasContent("precious");
        backups.make(Actor.system(), file, true, Progress.SILENT);
        assertThat(BackupArchive.open(file).manifest().schema()).containsKey("deals");
    }

    @Test
    void leavesNothingBehindWhenItIsCancelledInTheMiddleOfATable() throws IOException {
        jdbc.update("insert into exchange_rate select 'XTS', date '2020-01-01' + n, 1 from generate_series(1, 3000) n");
        AtomicInteger asked = new AtomicInteger();
        assertThatThrownBy(() -> backups.make(Actor.system(), place.resolve("cut.zip"), false, (done, total) -> {
                    asked.set((int) done);
                    return done == 0 || done % 1000 != 0;
                }))
                .isInstanceOf(BackupWriter.Cancelled.class);
        assertThat(asked.get() % 1000).as("rows so far").isZero();
        try (var left = Files.list(place)) {
            assertThat(left).isEmpty();
        }
        assertThat(jdbc.queryForObject("select count(*) from exchange_rate where currency = 'XTS'", Long.class))
                .as("the connection is fit for others")
                .isEqualTo(3000);
    }

    /** Whoever adds a table with keys of people decides here whether they come back from a backup. */
    @Test
    void everyTableWithTokensIsDecidedUpon() {
        List<String> keys = jdbc.queryForList(
                "select table_name from information_schema.columns where table_schema = 'public'"
                        + " and column_name like '%token_hash' order by 1",
                String.class);
        // An API token stands for a programme that goes on after a restore, and has an expiry and a list of its own.
        assertThat(Schema.LEFT_OUT)
                .containsAll(
                        keys.stream().filter(key -> !key.equals("api_token")).toList());
    }
}
