package org.penstock.testing;

import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.test.context.junit.jupiter.SpringExtension;

/**
 * Before each test class: the tables as they are after migration. What the migrations themselves wrote (the standard
 * pipeline, the company's row …) is remembered the first time and put back, every other row is removed.
 */
public class CleanDatabase implements BeforeAllCallback {
    private static final String KEPT = "penstock_as_migrated";

    private static final String TABLES = """
            select tablename from pg_tables
             where schemaname = 'public' and tablename not like 'flyway%' and tablename not like 'deal_ledger_%'
             order by 1""";

    @Override
    public void beforeAll(ExtensionContext context) {
        var application = SpringExtension.getApplicationContext(context);
        application.getBean(SettableClock.class).set(SettableClock.START);
        clean(new JdbcTemplate(application.getBean(DataSource.class)));
    }

    /** Also for tests that want a clean database before each test. */
    public static void clean(JdbcTemplate jdbc) {
        List<String> tables = jdbc.queryForList(TABLES, String.class);
        boolean first =
                jdbc.queryForObject("select count(*) from pg_namespace where nspname = ?", Long.class, KEPT) == 0L;
        if (first) {
            remember(jdbc, tables);
        } else {
            putBack(jdbc, tables);
        }
    }

    private static void remember(JdbcTemplate jdbc, List<String> tables) {
        jdbc.execute("create schema " + KEPT);
        tables.forEach(
                table -> jdbc.execute("create table %s.%s as select * from public.%s".formatted(KEPT, table, table)));
    }

    private static void putBack(JdbcTemplate jdbc, List<String> tables) {
        jdbc.execute("truncate " + String.join(", ", tables) + " cascade");
        // Replica: neither foreign keys nor triggers, so the order of tables does not matter and kept sums come along.
        StringBuilder sql = new StringBuilder("begin; set local session_replication_role = replica; ");
        tables.forEach(
                table -> sql.append("insert into public.%s select * from %s.%s; ".formatted(table, KEPT, table)));
        jdbc.execute(sql.append("commit;").toString());
    }
}
