package org.penstock.testing;

import java.util.List;
import java.util.stream.Collectors;
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

    /** To delete a few rows is quicker than to truncate a hundred tables with all their indexes; thousands are not. */
    private static final long BYTES_MAX = 4_000_000;

    private static final String BYTES = """
            select coalesce(sum(pg_relation_size(c.oid)), 0)
              from pg_class c left join pg_inherits i on i.inhrelid = c.oid left join pg_class p on p.oid = i.inhparent
             where c.relnamespace = 'public'::regnamespace and coalesce(p.relname, c.relname) = any(?)""";

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
        List<String> used = jdbc.queryForList(
                tables.stream()
                        .map(table -> "(select '%1$s' from public.%1$s limit 1)".formatted(table))
                        .collect(Collectors.joining(" union all ")),
                String.class);
        if (jdbc.queryForObject(BYTES, Long.class, (Object) used.toArray(String[]::new)) > BYTES_MAX) {
            jdbc.execute("truncate " + String.join(", ", tables) + " cascade");
        }
        // Replica: neither foreign keys nor triggers, so the order of tables does not matter and kept sums come along.
        StringBuilder sql = new StringBuilder("begin; set local session_replication_role = replica; ");
        used.forEach(table -> sql.append("delete from public.%s; ".formatted(table)));
        tables.forEach(
                table -> sql.append("insert into public.%s select * from %s.%s; ".formatted(table, KEPT, table)));
        jdbc.execute(sql.append("commit;").toString());
    }
}
