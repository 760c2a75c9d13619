package org.penstock.imports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.penstock.imports.ImportRun.Counts;
import org.penstock.imports.Imports.Upload;
import org.penstock.kernel.Actor;
import org.penstock.testing.CleanDatabase;
import org.penstock.testing.PenstockTest;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.jdbc.core.JdbcTemplate;

/** The real files: a seller of hardware in four files, a marketplace's funnel in two. */
@PenstockTest
class SharedFilesTest {
    private final Actor system = Actor.system();

    @Autowired
    Imports imports;

    @Autowired
    JdbcTemplate jdbc;

    @BeforeEach
    void clean() {
        CleanDatabase.clean(jdbc);
    }

    private ImportRun run(List<Upload> files) {
        UUID id = imports.plan(system, files, Data.DOLLARS).orElseThrow();
        return imports.applyNow(system, id);
    }

    private String one(String sql) {
        return String.valueOf(jdbc.queryForObject(sql, Object.class));
    }

    @Test
    void bringsTheFourFilesInAsTheyAre() {
        long start = System.nanoTime();
        ImportRun run = run(Data.crm());
        System.out.println("CRM files in " + (System.nanoTime() - start) / 1_000_000 + " ms: " + run.counts());
        assertThat(run.counts()).isEqualTo(new Counts(8_927, 0, 0, 0, 0));
        assertThat(one("select count(*) from deal")).isEqualTo("8800");
        assertThat(one("select count(*) || ' ' || count(distinct parent_id) from organisation"))
                .isEqualTo("85 7");
        assertThat(one("select count(*) from product")).isEqualTo("7");
        assertThat(one("select string_agg(role || ' ' || n, ', ' order by role) from"
                        + " (select role, count(*) n from account group by role) r"))
                .isEqualTo("manager 6, rep 35");
        assertThat(one("select count(*) || ' ' || count(parent_id) || ' ' || count(manager_id) from team"))
                .isEqualTo("9 6 6");
        assertThat(one("select count(*) from team_member")).isEqualTo("35");
        assertThat(jdbc.queryForList(
                        "select outcome || ' ' || count(*) || ' ' || trunc(sum(value)) from deal"
                                + " where outcome in ('won', 'open') group by outcome union all"
                                + " select 'lost ' || count(*) from deal where outcome = 'lost'",
                        String.class))
                .containsExactlyInAnyOrder("won 4238 10005534", "open 2089 4966215", "lost 2473");
        assertThat(one("select spelling from import_choice")).isEqualTo("GTXPro");
    }

    @Test
    void bringsNothingTheSecondTime() {
        run(Data.crm());
        assertThat(run(Data.crm()).counts()).isEqualTo(new Counts(0, 0, 8_927, 0, 0));
    }

    @Test
    void leavesNothingBehindAfterAnUndo() {
        Map<String, String> before = contents();
        ImportRun run = run(Data.crm());
        ImportRun undone = imports.undoNow(system, run.id()).orElseThrow();
        assertThat(jdbc.queryForList(
                        "select kind || ' ' || name || ' ' || left_because from import_trace"
                                + " where left_because is not null",
                        String.class))
                .isEmpty();
        assertThat(undone.state()).isEqualTo(ImportRun.State.UNDONE);
        assertThat(undone.leftAlone()).isZero();
        assertThat(contents()).isEqualTo(before);
    }

    @Test
    void readsTheFunnelFromTwoFilesInAnyOrder() {
        Map<String, String> before = contents();
        ImportRun run = run(Data.olist());
        assertThat(run.counts()).isEqualTo(new Counts(8_842, 0, 0, 0, 0));
        assertThat(one("select count(*) filter (where outcome = 'won') || ' ' || count(*) from deal"))
                .isEqualTo("842 8000");
        assertThat(one("select count(*) from import_row where reasons::text like '%closed-before-created%'"))
                .isEqualTo("2");
        assertThat(one("select count(*) from deal where custom ? 'landing_page_id'".replace("? '", "?? '")))
                .isEqualTo("8000");
        assertThat(run(Data.olist()).counts()).isEqualTo(new Counts(0, 0, 8_842, 0, 0));
        imports.undoNow(system, run.id()).orElseThrow();
        assertThat(contents()).isEqualTo(before);
    }

    /**
     * A digest of every table but those of imports and the audit, which goes on to say what an import did to teams;
     * sums that came back to nothing count as none.
     */
    private Map<String, String> contents() {
        Map<String, String> contents = new TreeMap<>();
        List<String> tables = jdbc.queryForList(
                "select tablename from pg_tables where schemaname = 'public' and tablename not like 'import_%'"
                        + " and tablename not in ('audit_entry', 'rotting_day') and tablename not like 'flyway%'"
                        + " and tablename not like 'deal_ledger_%'",
                String.class);
        for (String table : tables) {
            String rows =
                    table.equals("deal_sum") || table.equals("deal_month") ? " where deals <> 0 or value <> 0" : "";
            contents.put(
                    table,
                    one("select count(*) || ' ' || coalesce(md5(string_agg(t::text, ',' order by t::text)), '') from "
                            + table + " t" + rows));
        }
        return contents;
    }
}
