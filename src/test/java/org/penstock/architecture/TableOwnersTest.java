package org.penstock.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Each table belongs to the module whose migration makes it; only that module's SQL writes it. All may read. */
class TableOwnersTest {
    private static final Pattern TABLE =
            Pattern.compile("(?i)\\bcreate\\s+(?:unlogged\\s+)?table\\s+(?:if not exists\\s+)?(\\w+)\\s*\\(");
    private static final Pattern WRITE = Pattern.compile(
            "(?i)\\binsert\\s+into\\s+(\\w+)|\\bdelete\\s+from\\s+(\\w+)|\\btruncate\\s+(?:table\\s+)?(\\w+)"
                    + "|\\bupdate\\s+(\\w+)\\s+(?:(?:as\\s+)?\\w+\\s+)?set\\b|\\bcopy\\s+(\\w+)\\s*\\(");

    /** The root's migrations stand for machinery that has no module folder of its own. */
    private static final Map<String, String> ROOT_TABLES =
            Map.of("scheduled_tasks", "jobs", "event_publication", "jobs");

    /** A restore frees the jobs that the server of then had in its hands; no job runs while it does. */
    private static final Set<String> EXEMPT_CODE = Set.of("backups/TableLoading.java writes scheduled_tasks");

    /** The copies of next steps on the deals, of which activities is the keeper, when their form changed. */
    private static final Set<String> EXEMPT = Set.of("activities/V3__all_day_is_a_date.sql writes deal");

    private static final Path MIGRATIONS = Sources.RESOURCES.resolve("db/migration");

    @Test
    void aTableIsWrittenByItsOwnModuleOnly() {
        Map<String, String> owners = owners();
        Set<String> strangers = new TreeSet<>();
        int[] writes = {0};
        Sources.of(Sources.JAVA, ".java")
                .forEach((file, text) -> written(text).forEach(table -> {
                    String owner = owners.get(table);
                    writes[0]++;
                    if (owner != null && !owner.equals(Sources.module(file))) {
                        strangers.add(Sources.JAVA.resolve("org/penstock").relativize(file) + " writes " + table);
                    }
                }));
        assertThat(strangers).isEqualTo(EXEMPT_CODE);
        assertThat(writes[0]).as("writes that were looked at").isGreaterThan(50);
    }

    @Test
    void noMigrationWritesTheTableOfAnotherModule() {
        Map<String, String> owners = owners();
        Set<String> strangers = new TreeSet<>();
        Sources.of(MIGRATIONS, ".sql")
                .forEach((file, text) -> written(text).forEach(table -> {
                    String owner = owners.get(table);
                    if (owner != null && !owner.equals(Sources.module(file))) {
                        strangers.add(MIGRATIONS.relativize(file) + " writes " + table);
                    }
                }));
        assertThat(strangers).isEqualTo(EXEMPT);
    }

    @Test
    void seesAWriteInWhateverFormItStands() {
        assertThat(written(
                        "update deal as d set x; INSERT INTO person (a) \n delete from label where; for update of d"))
                .containsExactlyInAnyOrder("deal", "person", "label");
    }

    private static Map<String, String> owners() {
        Map<String, String> owners = new HashMap<>();
        Sources.of(MIGRATIONS, ".sql").forEach((file, text) -> {
            Matcher found = TABLE.matcher(text);
            while (found.find()) {
                String table = found.group(1);
                String module = Sources.module(file);
                owners.put(table, module.equals("__root") ? ROOT_TABLES.getOrDefault(table, "database") : module);
            }
        });
        return owners;
    }

    private static Set<String> written(String sql) {
        Set<String> tables = new TreeSet<>();
        Matcher found = WRITE.matcher(sql);
        while (found.find()) {
            for (int group = 1; group <= found.groupCount(); group++) {
                if (found.group(group) != null) {
                    tables.add(found.group(group).toLowerCase(java.util.Locale.ROOT));
                }
            }
        }
        return tables;
    }
}
