package org.penstock.backups;

import com.zaxxer.hikari.HikariDataSource;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;
import javax.sql.DataSource;
import org.penstock.Penstock;
import org.penstock.testing.TestDatabase;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.WebApplicationType;
import org.springframework.context.ConfigurableApplicationContext;
import org.springframework.jdbc.core.JdbcTemplate;

/** Further databases beside the tests' own, and what is in them. */
final class Databases {
    private Databases() {}

    /** A new database in the tests' cluster, and its URL. */
    static String fresh(JdbcTemplate jdbc, String name) {
        jdbc.execute("drop database if exists " + name + " with (force)");
        jdbc.execute("create database " + name + " template template0");
        return TestDatabase.embedded().replaceFirst("/penstock\\?", "/" + name + "?");
    }

    static HikariDataSource source(String url) {
        HikariDataSource source = new HikariDataSource();
        source.setJdbcUrl(url);
        source.setMaximumPoolSize(3);
        return source;
    }

    /** The program beside a database, as a command has it: no pages, no jobs, no migration. */
    static ConfigurableApplicationContext program(String url, Path dataDir) {
        SpringApplication spring = new SpringApplication(Penstock.class);
        spring.setWebApplicationType(WebApplicationType.NONE);
        return spring.run(
                "--penstock.database-url=" + url,
                "--penstock.data-dir=" + dataDir,
                "--penstock.connections-max=4",
                "--penstock.serving=false",
                "--spring.main.lazy-initialization=true",
                "--db-scheduler.enabled=false",
                "--spring.flyway.enabled=false",
                "--logging.level.root=warn");
    }

    /** For each table how many rows it has and a figure that changes with any of their values. */
    static Map<String, String> content(DataSource database) {
        JdbcTemplate jdbc = new JdbcTemplate(database);
        Map<String, String> content = new TreeMap<>();
        jdbc.queryForList(
                        "select c.relname from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind"
                                + " in ('r', 'p') and not c.relispartition and c.relname not like 'flyway%'",
                        String.class)
                .forEach(table -> content.put(
                        table,
                        jdbc.queryForObject(
                                "select count(*) || ' rows, ' || coalesce(sum(hashtextextended(t::text, 0)), 0)"
                                        + " from public.\"" + table + "\" t",
                                String.class)));
        return content;
    }
}
