package org.penstock.backups;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;
import org.flywaydb.core.api.MigrationVersion;
import org.flywaydb.core.api.configuration.FluentConfiguration;
import org.jspecify.annotations.Nullable;
import org.springframework.core.io.Resource;
import org.springframework.core.io.support.PathMatchingResourcePatternResolver;
import org.springframework.modulith.core.ApplicationModuleIdentifier;
import org.springframework.modulith.core.ApplicationModuleIdentifiers;
import org.springframework.stereotype.Component;

/** The migrations that this program knows, and the way to any point of them. Tables and order are as Modulith has them. */
@Component
class Migrations {
    private static final String ROOT = "__root";
    private static final String HISTORY = "flyway_schema_history";
    private static final Pattern FILE = Pattern.compile(".*/db/migration/([a-z_]+)/V([0-9._]+)__[^/]+\\.sql");

    private final ApplicationModuleIdentifiers order;

    Migrations(ApplicationModuleIdentifiers order) {
        this.order = order;
    }

    /** The highest version of each module that has tables. */
    Map<String, String> known() {
        try {
            Map<String, String> known = new TreeMap<>();
            for (Resource file :
                    new PathMatchingResourcePatternResolver().getResources("classpath*:db/migration/*/V*__*.sql")) {
                Matcher named = FILE.matcher(file.getURL().toString());
                if (named.matches()) {
                    known.merge(named.group(1), named.group(2).replace('_', '.'), Migrations::higher);
                }
            }
            return known;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Modules of which the database has less than the program. */
    List<String> behind(Map<String, String> versions) {
        return known().entrySet().stream()
                .filter(module -> isHigher(module.getValue(), versions.get(module.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Modules of which the database, or a backup, has more than the program knows. */
    List<String> ahead(Map<String, String> versions) {
        Map<String, String> known = known();
        return versions.entrySet().stream()
                .filter(module -> isHigher(module.getValue(), known.get(module.getKey())))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** Brings the tables to where a program stood that had these versions: what an installation of then would have. */
    void migrateTo(DataSource database, Map<String, String> versions) {
        for (String module : inOrder()) {
            String version = versions.get(module);
            if (version != null && isHigher(version, null)) {
                flyway(database, module).target(version).load().migrate();
            }
        }
    }

    void migrate(DataSource database) {
        Map<String, String> known = known();
        inOrder().stream()
                .filter(known::containsKey)
                .forEach(module -> flyway(database, module).load().migrate());
    }

    /** Removes every table, view and function of the schema. */
    static void clean(DataSource database) {
        Flyway.configure().dataSource(database).cleanDisabled(false).load().clean();
    }

    private static FluentConfiguration flyway(DataSource database, String module) {
        return Flyway.configure()
                .dataSource(database)
                .locations("classpath:db/migration/" + module)
                .table(module.equals(ROOT) ? HISTORY : HISTORY + "_" + module)
                .baselineVersion("0")
                .baselineOnMigrate(true);
    }

    private List<String> inOrder() {
        List<String> all = new ArrayList<>(List.of(ROOT));
        order.stream().map(ApplicationModuleIdentifier::toString).forEach(all::add);
        return all;
    }

    static String higher(@Nullable String one, String other) {
        return one == null || isHigher(other, one) ? other : one;
    }

    /** Nothing is like version 0, which a module without migrations has. */
    private static boolean isHigher(String one, @Nullable String than) {
        return MigrationVersion.fromVersion(one)
                .isNewerThan(than == null ? MigrationVersion.fromVersion("0") : MigrationVersion.fromVersion(than));
    }
}
